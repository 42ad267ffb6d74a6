"""What a gradient check saw, block by block: so that a small wrong block is not lost among large right ones."""

from collections import namedtuple

import numpy as np

from .arrays import quiet

_FIELDS = "agrees where claimed measured relative_error entries tolerance name off kink directional blocks"


class GradientReport(namedtuple("GradientReport", _FIELDS)):
    """Whether a gradient agrees, and ``where`` it is worst, with the values there; true when it agrees.

    ``name`` is the block of the worst entry, such as "W2" (empty for a single array), and ``off`` counts the entries that
    disagree. ``blocks`` has a report like this for every parameter of a list of (W, b) pairs. ``kink`` says that left and
    right differences disagree at the worst entry. In a directional check ``where`` counts directions.
    """

    __slots__ = ()

    @classmethod
    def compare(cls, claimed, measured, blur, tolerance, name="", directional=False):
        """Judge entry by entry: the error beyond ``blur``, relative to the entry's size; nan never agrees."""
        with quiet():
            apart = np.maximum(np.abs(claimed - measured) - blur, 0)
            error = np.where(apart == 0, 0, apart / np.maximum(np.abs(claimed), np.abs(measured)))
        worst = np.argmax(error)  # the first nan, if there is one
        where = tuple(int(i) for i in np.unravel_index(worst, error.shape))
        off = int(np.sum(~(error <= tolerance)))
        at_worst = (float(array[where]) for array in (claimed, measured, error))
        return cls(off == 0, where, *at_worst, error.size, tolerance, name, off, False, directional, ())

    @classmethod
    def of_blocks(cls, blocks):
        """Sum up the reports of the blocks: that of the worst one, which knows the others."""
        if len(blocks) == 1 and not blocks[0].name:
            return blocks[0]
        worst = blocks[np.argmax([block.relative_error for block in blocks])]
        entries, off = sum(block.entries for block in blocks), sum(block.off for block in blocks)
        return worst._replace(agrees=off == 0, entries=entries, off=off, blocks=tuple(blocks))

    @property
    def entry(self):
        """The worst entry in words: "entry (0, 3)", "W2[0, 3]" or, in a directional check, "W2 along direction 1"."""
        if self.directional:
            return f"{self.name} along direction {self.where[0]}".lstrip()
        return f"{self.name}[{', '.join(map(str, self.where))}]" if self.name else f"entry {self.where}"

    def __bool__(self):
        return self.agrees

    def __repr__(self):
        if self.agrees:
            return f"gradients agree {self._scope()} (relative error within {self.tolerance:g})"
        lines = [f"gradients differ, most at {self.entry}: {self._values()}"]
        if self.kink:
            lines.append(_KINK)
        return "\n".join(lines + [f"  {block.name}: {block._in_short()}" for block in self.blocks])

    def _values(self):
        return f"claimed {self.claimed:.4g}, measured {self.measured:.4g} (relative error {self.relative_error:.2g})"

    def _scope(self):
        names = ", ".join(block.name for block in self.blocks)
        if self.directional:
            each = len(self.blocks) or 1
            return f"along {self.entries // each} directions" + (f" in each of {names}" if names else "")
        return f"at all {self.entries} entries" + (f" of {names}" if names else "")

    def _in_short(self):
        if self.agrees:
            return "agrees"
        what = "directions" if self.directional else "entries"
        kink = "; a kink there" if self.kink else ""
        return f"{self.off} of {self.entries} {what} differ, most {self.entry}: {self._values()}{kink}"


_KINK = "  left and right differences disagree there: a kink, at which no difference tells the gradient; check at another x"
