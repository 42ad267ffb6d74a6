"""The shapes workbench without its buttons: factors with named axes, a product of them, and what is to be said of it.

Sizes decide what can be multiplied, as they do in NumPy; names say what is meant; numbers decide what is right. The three
part company when N = D = H, which is why the bench can be set to those sizes.
"""

from dataclasses import dataclass

import numpy as np

from . import workbench_words as words
from .workbench_numbers import DIFFERENT, EQUAL, FACTORS, INGREDIENTS, TARGETS, layer

MOST = 4  # factors: more than any gradient of a linear layer needs
NEAR = 1e-6  # centred differences of a loss of order one err by about 1e-11


@dataclass(frozen=True)
class Told:
    """What the bench says: ``kind`` is empty, joined, fits, refused, shape, right, lucky or wrong; ``idea`` a known mistake."""

    kind: str
    words: str
    idea: str = ""


class Workbench:
    """A product of factors on its way to a target. ``factors`` are names as in NumPy: "X.T", "G", "ones(N).T".

    >>> bench = Workbench("dL/dW")
    >>> bench.append("X").kind, bench.append("G").kind
    ('joined', 'refused')
    >>> bench.clear(), bench.append("X.T").kind, bench.append("G").kind, bench.compare().kind
    (None, 'joined', 'fits', 'right')
    """

    def __init__(self, target="dL/dW", equal=False, factors=()):
        self.target, self.equal, self.factors = target, equal, list(factors)

    @property
    def sizes(self) -> dict:
        """How long each named axis is."""
        return dict(zip("NDH", EQUAL if self.equal else DIFFERENT, strict=True), **{"1": 1})

    def shape(self, axes) -> tuple:
        """The lengths of these axes."""
        return tuple(self.sizes[axis] for axis in axes)

    @property
    def axes(self):
        """The named axes of the product as it stands; None while there is no factor."""
        return (FACTORS[self.factors[0]][0], FACTORS[self.factors[-1]][1]) if self.factors else None

    @property
    def seams(self) -> list:
        """Which two axes meet between each factor and the next."""
        return [(FACTORS[left][1], FACTORS[right][0]) for left, right in zip(self.factors, self.factors[1:], strict=False)]

    @property
    def value(self):
        """The product in numbers."""
        arrays = layer(self.equal).factors
        product = arrays[self.factors[0]]
        for name in self.factors[1:]:
            product = product @ arrays[name]
        return product

    @property
    def fits(self) -> bool:
        """Whether the product has as many rows and columns as the target."""
        return self.axes is not None and self.shape(self.axes) == self.shape(TARGETS[self.target])

    @property
    def error(self):
        """The product less the gradient that differences of the loss give; only for a product that fits."""
        return self.value - layer(self.equal).gradients[self.target]

    def append(self, name) -> Told:
        """Put one more factor on the right, or refuse to."""
        if len(self.factors) == MOST:
            return Told("refused", f"Refused: {MOST} factors are more than any gradient here needs.")
        if self.factors and self.sizes[self.axes[1]] != self.sizes[FACTORS[name][0]]:
            return Told("refused", words.refused(self, name))
        self.factors.append(name)
        return self.look()

    def back(self) -> Told:
        """Take the last factor away."""
        del self.factors[-1:]
        return self.look()

    def clear(self):
        """Take all factors away."""
        self.factors.clear()

    def resize(self, equal: bool) -> Told:
        """Go to other sizes; of the product, keep what can still be multiplied."""
        self.equal, wanted = equal, self.factors
        self.factors = []
        for name in wanted:
            told = self.append(name)
            if told.kind == "refused":
                return Told("refused", f"With these sizes it ends here. {told.words}")
        return self.look()

    def look(self) -> Told:
        """Say how the product stands by its shape."""
        if not self.factors:
            return Told("empty", words.empty(self))
        return Told("fits" if self.fits else "joined", words.joined(self))

    def compare(self) -> Told:
        """Let numbers decide: compare the product, entry by entry, with centred differences of the loss."""
        if not self.factors:
            return Told("empty", words.empty(self))
        idea = words.IDEAS.get((self.target, " @ ".join(self.factors)), ("", ""))[0]
        if not self.fits:
            return Told("shape", words.unfit(self), idea)
        if np.abs(self.error).max() > NEAR:
            return Told("wrong", words.wrong(self), idea)
        lucky = self.axes != TARGETS[self.target] or any(left != right for left, right in self.seams)
        return Told("lucky" if lucky else "right", words.lucky(self) if lucky else words.right(self))

    def candidates(self) -> list:
        """Benches with every product of the target's two ingredients, transposed or not, in either order, that fits."""
        first, second = INGREDIENTS[self.target]
        pairs = [pair for a in first for b in second for pair in ((a, b), (b, a))]
        benches = [Workbench(self.target, self.equal, pair) for pair in pairs]
        return [bench for bench in benches if bench.multiplies and bench.fits]

    @property
    def multiplies(self) -> bool:
        """Whether the sizes at every seam agree."""
        return all(self.sizes[left] == self.sizes[right] for left, right in self.seams)
