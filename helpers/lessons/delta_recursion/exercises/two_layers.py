"""Exercise "two_layer_deltas": both messages of a network with two hidden layers."""

import numpy as np

from .... import sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .backward_tells import flat_at_a


def two_layer_deltas(z2, z3, W2, v):
    """v meets the top layer; one step of the recursion leads to the layer below it."""
    delta3 = v * (1 - np.tanh(z3) ** 2)
    delta2 = (W2.T @ delta3) * (1 - np.tanh(z2) ** 2)
    return delta2, delta3


def slope(z):
    return 1 - np.tanh(z) ** 2


def of(below, top=lambda z3, v: v * slope(z3)):
    """Both messages, with another rule for the lower one (``below(z2, z3, W2, v, delta3)``) or for the top."""
    def answer(z2, z3, W2, v):
        delta3 = top(z3, v)
        return below(z2, z3, W2, v, delta3), delta3
    return answer


def right_below(z2, z3, W2, v, delta3):
    return (W2.T @ delta3) * slope(z2)


def with_slope(slope):
    """Both messages, with another idea of the slope at z."""
    return of(lambda z2, z3, W2, v, delta3: (W2.T @ delta3) * slope(z2), lambda z3, v: v * slope(z3))


def _below(parts, z2, z3, W2, v):
    return f"Your delta2 begins with {parts[0].flat[0]:.4g}."


def _top(parts, z2, z3, W2, v):
    return f"Your delta3 begins with {parts[1].flat[0]:.4g}, where v begins with {v[0]:.4g}."


def _flat(parts, z2, z3, W2, v):
    unit = int(np.abs(z2).argmax())
    return f"Below, unit {unit} is squashed flat, at z = {z2[unit]:.3g}, and your message for it is {parts[0][unit]:.4g}."


def _square(parts, z2, z3, W2, v):
    return f"With {v.size} units in both layers it runs; your delta2 begins there with {parts[0][0]:.4g}."


TWO_LAYERS = Exercise(
    name="two_layer_deltas",
    title="The messages of two layers",
    statement="A network with two hidden layers has gone up: z2, of shape (H,), and z3, of shape (K,), are its "
              "pre-activations, W2 (K, H) the weights between these layers, and the score is the scalar product of v (K,) with "
              "tanh(z3). Both layers are tanh. Give back delta2 and delta3, the gradients of the score by z2 and by z3, in "
              "this order.",
    signature="my_deltas(z2, z3, W2, v)",
    reference=two_layer_deltas,
    outputs=("delta2", "delta3"),
    probes=lambda: [
        Probe((spread(1, 4), spread(2, 3), spread(3, 3, 4), spread(4, 3)), "4 units below, 3 above"),
        Probe((spread(5, 2), spread(6, 5), spread(7, 5, 2), spread(8, 5)), "2 units below, 5 above"),
        Probe((spread(9, 3), spread(10, 3), spread(11, 3, 3), spread(12, 3)), "3 units in both layers", "square"),
        Probe((spread(13, 3), spread(14, 1), spread(15, 1, 3), spread(16, 1)), "a single unit above", "single"),
        Probe((spread(17, 9), spread(18, 7), spread(19, 7, 9), spread(20, 7)), "9 units below, 7 above", "batch"),
    ],
    rules=(
        Rule("S21", "v at every layer", of(lambda z2, z3, W2, v, delta3: v * slope(z2)),
             "v stands between the top layer and the score. Between the lower layer and the score lies the top layer: its "
             "message has to come down through the weights.", _square, on="square"),
        Rule("S22", "The slope is left out below", of(lambda z2, z3, W2, v, delta3: W2.T @ delta3),
             "You carried the message down and forgot that the lower units were squashed as well.", _flat),
        Rule("top", "The slope is left out at the top", of(right_below, lambda z3, v: v.copy()),
             "The top layer is squashed before v meets it. Its message needs that slope.", _top),
        Rule("E3", "No slope at all", with_slope(np.ones_like),
             "You let both messages pass as if all units were linear.", _top),
        Rule("E1", "The slope taken at a", with_slope(lambda z: slope(np.tanh(z))),
             "A slope is taken at z, where the unit was before it was squashed. You squashed twice.", flat_at_a,
             variants=(of(lambda z2, z3, W2, v, delta3: (W2.T @ delta3) * slope(np.tanh(z2))),
                       of(right_below, lambda z3, v: v * slope(np.tanh(z3))))),
        Rule("B6", "Another slope of tanh", with_slope(lambda z: 1 + np.tanh(z) ** 2),
             "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", _top,
             variants=(with_slope(lambda z: 1 - z ** 2), with_slope(lambda z: 1 - np.tanh(z)),
                       with_slope(lambda z: np.tanh(z) * (1 - np.tanh(z))))),
        Rule("sigmoid", "The slope of another function", with_slope(sigmoid_grad),
             "That is the slope of a sigmoid. Both layers here are tanh.", _top),
        Rule("value", "The value for the slope", with_slope(np.tanh),
             "tanh itself says where a unit stands. A message asks how fast it moves.", _top),
        Rule("E2", "The slope at the wrong place", of(lambda z2, z3, W2, v, delta3: (W2.T @ delta3) * slope(z3)),
             "The message of the layer above holds its own slope already. Below, the slope is that of the lower layer, and it "
             "comes in after the weights.", _square,
             on="square", variants=(of(lambda z2, z3, W2, v, delta3: W2.T @ (delta3 * slope(z2))),)),
        Rule("E2-twice", "The slope above taken twice",
             of(lambda z2, z3, W2, v, delta3: (W2.T @ (delta3 * slope(z3))) * slope(z2)),
             "delta3 holds the slope of its layer already. You multiplied by that slope once more on the way down.", _below),
        Rule("E7", "The weights the wrong way round", of(lambda z2, z3, W2, v, delta3: (W2 @ delta3) * slope(z2)),
             "Row q of W2 holds the weights into unit q above. The message of a unit below is a sum over the units above, down "
             "a column.", _square, on="square"),
        Rule("no-top", "v carried down instead of the message", of(lambda z2, z3, W2, v, delta3: (W2.T @ v) * slope(z2)),
             "What comes down through W2 is the message of the top layer, and v alone is not yet that message.", _below),
        Rule("E5", "The message from above is dropped", of(lambda z2, z3, W2, v, delta3: W2.sum(axis=0) * slope(z2)),
             "In your delta2 only weights and slopes occur.",
             lambda parts, *args: f"Ten times v, and your delta2 still begins with {parts[0][0]:.4g}.",
             variants=(of(lambda z2, z3, W2, v, delta3: slope(z2)),)),
        Rule("swapped", "In the other order", lambda *args: two_layer_deltas(*args)[::-1],
             "Both are right, but the lower layer is asked for first.",
             lambda parts, z2, z3, W2, v: f"Your first result has {parts[0].size} entries, for {z2.size} units below.",
             whole=True),
        Rule("no-v", "Without v", of(right_below, lambda z3, v: slope(z3)),
             "How much a top unit counts in the score, its entry of v, is gone.", _top),
        Rule("G1", "Sign turned", lambda *args: tuple(-part for part in two_layer_deltas(*args)),
             "The right size, the opposite sign. Going back takes no minus sign.", _top),
    ),
    hints=("The top layer first: it is the score network of before.",
           "Then the exercise before: delta3 from above, W2 between, and which slope?"),
    reason="The top message is v times the slope there. One step of the recursion leads down: back through W2, times the slope "
           "of the lower layer. A third layer would need the same step again.",
)
