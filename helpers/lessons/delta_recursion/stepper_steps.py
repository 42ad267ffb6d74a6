"""The steps of the stepper: forward layer by layer, then each message entry by entry, and each outer product."""

from dataclasses import dataclass

from .stepper_numbers import TOP, WEIGHTS, V

RAISED = {1: "⁽¹⁾", 2: "⁽²⁾", 3: "⁽³⁾", 4: "⁽⁴⁾"}


def at(letter, layer, entry=None):
    """A symbol with its layer, and an entry counted from 0: a⁽²⁾[0]."""
    return f"{letter}{RAISED[layer]}" + ("" if entry is None else f"[{entry}]")


def latex_at(letter, layer):
    return f"{letter}^{{({layer})}}"


@dataclass(frozen=True)
class Step:
    """One step: its ``kind`` ("input", "forward", "score", "by v", "delta", "outer" or "by x"), the layer, the entry.

    The entry is -1 where the factors are laid out and the result is still to come.
    """

    kind: str
    layer: int = 0
    entry: int = 0

    @property
    def is_layout(self) -> bool:
        """True when only the factors are there."""
        return self.entry < 0

    @property
    def latex(self) -> tuple:
        """The formulas of this step."""
        layer = self.layer
        a, a_next, z_next = latex_at("a", layer), latex_at("a", layer + 1), latex_at("z", layer + 1)
        W, b, z = latex_at("W", layer), latex_at("b", layer), latex_at("z", layer)
        delta, delta_next = latex_at(r"\delta", layer), latex_at(r"\delta", layer + 1)
        if self.kind == "delta" and layer == TOP:
            return (rf"{delta} = v \circ f'({z})",)
        return {
            "input": (r"a^{(1)} = x",),
            "forward": (rf"{z_next} = {W} \, {a} + {b}", rf"{a_next} = f({z_next})"),
            "score": (rf"s = v^{{\top}} \, a^{{({TOP})}}",),
            "by v": (rf"\frac{{ds}}{{dv}} = a^{{({TOP})}}",),
            "delta": (rf"{delta} = ({{{W}}}^{{\top}} \, {delta_next}) \circ f'({z})",),
            "outer": (rf"\frac{{ds}}{{d{W}}} = {delta_next} \, {{{a}}}^{{\top}}", rf"\frac{{ds}}{{d{b}}} = {delta_next}"),
            "by x": (r"\frac{ds}{dx} = {W^{(1)}}^{\top} \, \delta^{(2)}",),
        }[self.kind]


def _all_steps():
    yield Step("input")
    for layer in WEIGHTS:
        yield from (Step("forward", layer, -1), Step("forward", layer))
    yield from (Step("score", 0, -1), Step("score"), Step("by v"))
    for layer in range(TOP, 1, -1):
        size = len(V) if layer == TOP else WEIGHTS[layer].shape[1]
        yield from (Step("delta", layer, entry) for entry in range(-1, size))
        yield Step("outer", layer - 1)
    yield from (Step("by x", 1, -1), Step("by x", 1))


STEPS = tuple(_all_steps())
