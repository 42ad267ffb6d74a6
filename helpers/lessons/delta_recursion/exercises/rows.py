"""Exercise "row_delta": the same step for a whole batch, with examples in rows."""

import numpy as np

from .... import sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .backward_tells import flat_at_a


def row_delta(G, W, Z):
    """Each row back through the weights, times the slope at that example's own Z."""
    return (G @ W.T) * (1 - np.tanh(Z) ** 2)


def slope(Z):
    return 1 - np.tanh(Z) ** 2


def with_slope(slope):
    return lambda G, W, Z: (G @ W.T) * slope(Z)


def gate(u):
    return (u > 0) * u


def _first(out, G, W, Z):
    return f"Your first entry is {out.flat[0]:.4g}."


def _shape(out, G, W, Z):
    return f"Your result has shape {out.shape}, for {len(Z)} examples of {Z.shape[1]} units."


def _square(out, G, W, Z):
    return f"Where all sizes are {len(W)} it runs; your first entry there is {out.flat[0]:.4g}."


def _steep(out, G, W, Z):
    return f"Your largest entry is {np.abs(out).max():.3g} in size."


def _flat(out, G, W, Z):
    n, h = np.unravel_index(np.abs(Z).argmax(), Z.shape)
    return f"In example {n} unit {h} is squashed flat, at z = {Z[n, h]:.3g}, and you still pass on {out[n, h]:.3g} there."


ROWS = Exercise(
    name="row_delta",
    title="The same step for a batch, in rows",
    statement="Rows are examples. Z, of shape (N, H), holds the pre-activations of a tanh layer. The next layer, before it is "
              "squashed, is tanh(Z) W plus a bias, with W of shape (H, K). G, of shape (N, K), is the gradient of the loss by "
              "that. Give back the gradient of the loss by Z, shape (N, H).",
    signature="my_row_delta(G, W, Z)",
    reference=row_delta,
    probes=lambda: [
        Probe((spread(1, 5, 3), spread(2, 4, 3), spread(3, 5, 4)), "5 examples, 4 units, 3 above"),
        Probe((spread(4, 3, 5), spread(5, 2, 5), spread(6, 3, 2)), "3 examples, 2 units, 5 above"),
        Probe((spread(7, 3, 3), spread(8, 3, 3), spread(9, 3, 3)), "3 examples, 3 units, 3 above", "square"),
        Probe((spread(10, 1, 4), spread(11, 3, 4), spread(12, 1, 3)), "one example alone", "single"),
        Probe((spread(13, 40, 7), spread(14, 6, 7), spread(15, 40, 6)), "40 examples at once", "batch"),
    ],
    rules=(
        Rule("E3", "The slope is left out", with_slope(np.ones_like),
             "You let the messages pass as if the units were linear. A unit that is squashed flat passes hardly anything on.",
             _flat),
        Rule("E7", "The weights the wrong way round", lambda G, W, Z: (G @ W) * slope(Z),
             "Going up, rows were multiplied by W. Coming back, each row has to be multiplied by what turns K columns into H. "
             "Only where both are equal does yours run at all.", _square, on="square"),
        Rule("columns", "The order for columns", lambda G, W, Z: (W.T @ G) * slope(Z),
             "This is the formula for columns. With examples in rows everything is turned round, and the product comes in the "
             "other order. Here it mixes the examples.", _square, on="square",
             variants=(lambda G, W, Z: (W @ G) * slope(Z),)),
        Rule("turned", "Turned into columns", lambda G, W, Z: (W @ G.T) * slope(Z).T,
             "The numbers are right, but the examples stand in columns now. Rows were given, and rows are asked for.", _shape),
        Rule("E1", "The slope taken at A", with_slope(lambda Z: slope(np.tanh(Z))),
             "The slope is taken at Z, before the squashing. You squashed twice.", flat_at_a),
        Rule("B6", "Another slope of tanh", with_slope(lambda Z: 1 + np.tanh(Z) ** 2),
             "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", _first,
             variants=(with_slope(lambda Z: 1 - Z ** 2), with_slope(lambda Z: 1 - np.tanh(Z)),
                       with_slope(lambda Z: np.tanh(Z) * (1 - np.tanh(Z))))),
        Rule("value", "The value for the slope", with_slope(np.tanh),
             "tanh itself says where a unit stands. A message asks how fast it moves.", _first),
        Rule("relu", "The slope of another function", with_slope(lambda Z: (Z > 0).astype(float)),
             "That is ReLU's slope, and these units are tanh.",
             lambda out, *args: f"{(out == 0).sum()} of your {out.size} entries are exactly 0."),
        Rule("sigmoid", "The slope of a sigmoid", with_slope(sigmoid_grad),
             "That is the slope of a sigmoid. These units are tanh.", _steep),
        Rule("E4", "A gate on the message", lambda G, W, Z: gate(G @ W.T) * slope(Z),
             "You let only positive messages pass. What a unit passes is settled by its own z, not by the sign of the message.",
             lambda out, *args: f"Your smallest entry is {out.min():.3g}.",
             variants=(lambda G, W, Z: gate(G @ W.T), lambda G, W, Z: (gate(G) @ W.T) * slope(Z))),
        Rule("E5", "The messages from above are dropped", lambda G, W, Z: slope(Z),
             "G does not occur in yours: whatever happens above, the result stays the same.",
             lambda out, *args: f"Ten times the messages leave your first entry at {out[0, 0]:.4g}.",
             variants=(lambda G, W, Z: W.sum(axis=1) * slope(Z),)),
        Rule("inverse", "The inverse for the transpose", lambda G, W, Z: (G @ np.linalg.pinv(W)) * slope(Z),
             "Going back does not undo the weights. A message asks how fast the loss moves, and on each path the rate is the "
             "weight itself.", _first),
        Rule("E9", "One message for the whole batch", lambda G, W, Z: (G.sum(axis=0) @ W.T) * slope(Z),
             "You made one message of all examples first. Each example has its own messages; only the parameters, which all "
             "examples share, add them up.", _first, variants=(lambda G, W, Z: (G.mean(axis=0) @ W.T) * slope(Z),)),
        Rule("mean-slope", "One slope for the whole batch", lambda G, W, Z: (G @ W.T) * slope(Z).mean(axis=0),
             "You took one slope for all examples. Each example stands at its own Z.", _first,
             variants=(lambda G, W, Z: (G @ W.T) * slope(Z.mean(axis=0)),)),
        Rule("C6", "Divided by N once more", lambda G, W, Z: (G @ W.T) * slope(Z) / len(Z),
             "G is the gradient of the loss, with its 1/N inside if the loss is a mean. Everything below inherits it.", _steep),
        Rule("D11", "A matrix product for the last step", lambda G, W, Z: (G @ W.T) @ slope(Z),
             "The slope multiplies entry by entry. `@` mixes the units.", _square, on="square",
             variants=(lambda G, W, Z: (G @ W.T) @ slope(Z).T,)),
        Rule("G1", "Sign turned", lambda G, W, Z: -row_delta(G, W, Z), "The right sizes, the opposite sign.", _first),
    ),
    hints=("One row is one example, and all that you know of columns holds for it turned round. What becomes of W^T delta?",
           "Shapes: (N, K) and (H, K) have to give (N, H).",
           "And the slope: one for each unit of each example."),
    reason="A row is a column turned round, and turning a product round exchanges its factors. Row n of the result needs row n "
           "of G and row n of Z alone: examples do not talk to one another.",
)
