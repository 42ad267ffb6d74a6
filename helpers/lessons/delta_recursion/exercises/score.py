"""Exercise "score_gradients": the four gradients of the score network s = v^T tanh(W x + b)."""

import numpy as np

from .... import sigmoid, sigmoid_grad
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .backward_tells import flat_at_a


def score_gradients(x, W, b, v):
    """Forward for a, then the message, and from it everything else."""
    a = np.tanh(W @ x + b)
    delta = v * (1 - a ** 2)
    return np.outer(delta, x), delta, a, W.T @ delta


def with_delta(delta_of):
    """The four gradients with another message: ``delta_of(z, a, v)``."""
    def answer(x, W, b, v):
        z = W @ x + b
        delta = delta_of(z, np.tanh(z), v)
        return np.outer(delta, x), delta, np.tanh(z), W.T @ delta
    return answer


def but(**changes):
    """The right gradients, but for those named: each from ``change(x, W, b, v, a, delta)``."""
    def answer(x, W, b, v):
        a = np.tanh(W @ x + b)
        parts = dict(zip(NAMES, score_gradients(x, W, b, v), strict=True))
        for name, change in changes.items():
            parts[name] = change(x, W, b, v, a, parts["db"])
        return tuple(parts[name] for name in NAMES)
    return answer


NAMES = ("dW", "db", "dv", "dx")


def sigmoid_instead(x, W, b, v):
    a = sigmoid(W @ x + b)
    delta = v * a * (1 - a)
    return np.outer(delta, x), delta, a, W.T @ delta


def without_bias(x, W, b, v):
    return score_gradients(x, W, 0 * b, v)


def _db(parts, x, W, b, v):
    return f"Your db begins with {parts[1].flat[0]:.4g}."


def _dv(parts, x, W, b, v):
    return f"Your dv begins with {parts[2].flat[0]:.4g}."


def _dv_or_db(parts, *args):
    same = np.array_equal(parts[1], parts[2])
    return f"Your dv and your db hold the same {parts[1].size} numbers." if same else _dv(parts, *args)


def _dx(parts, x, W, b, v):
    return f"Your dx begins with {parts[3].flat[0]:.4g}."


def _dW(parts, x, W, b, v):
    return f"Your dW has shape {parts[0].shape}, for {x.size} inputs and {b.size} units."


def _same_db(parts, x, W, b, v):
    return f"Ten times the bias leaves your db where it is, at {parts[1].flat[0]:.4g}."


SCORE = Exercise(
    name="score_gradients",
    title="The gradients of the score network",
    statement="The score is the scalar product of v with tanh(W x + b); x has shape (D,), W (H, D), b and v (H,). Give back "
              "the gradients of the score by W, b, v and x, in this order, each with the shape of its variable.",
    signature="my_score_gradients(x, W, b, v)",
    reference=score_gradients,
    outputs=NAMES,
    probes=lambda: [
        Probe((spread(1, 4), spread(2, 3, 4) / 2, spread(3, 3), spread(4, 3)), "4 inputs, 3 units"),
        Probe((spread(5, 2), spread(6, 5, 2) / 2, spread(7, 5), spread(8, 5)), "2 inputs, 5 units"),
        Probe((spread(9, 3), spread(10, 3, 3) / 2, spread(11, 3), spread(12, 3)), "3 inputs, 3 units", "square"),
        Probe((spread(13, 3), spread(14, 1, 3) / 2, spread(15, 1), spread(16, 1)), "3 inputs, a single unit", "single"),
        Probe((spread(17, 20), spread(18, 8, 20) / 6, spread(19, 8), spread(20, 8)), "20 inputs, 8 units, as in the notes",
              "batch"),
    ],
    rules=(
        Rule("S19", "The input's gradient with W as it stands", but(dx=lambda x, W, b, v, a, delta: W @ delta),
             "For dx you summed along rows of W. Input j reaches every unit, and those weights stand below one another in "
             "column j. Only with as many units as inputs does yours run at all.", _dx, on="square"),
        Rule("E1", "The slope taken at a", with_delta(lambda z, a, v: v * (1 - np.tanh(a) ** 2)),
             "The slope of tanh is taken where the unit was before it was squashed. Your a went through tanh a second time.",
             flat_at_a),
        Rule("E3", "The slope is left out", with_delta(lambda z, a, v: v.copy()),
             "You let the message pass as if the units were linear. A unit that is squashed flat passes nothing on.", _same_db),
        Rule("E5", "v is left out", with_delta(lambda z, a, v: 1 - a ** 2),
             "The message of a unit says how fast the score moves with it. That depends on how much it counts in the score.",
             lambda parts, *args: f"All entries of your db are positive: the smallest is {parts[1].min():.4g}."),
        Rule("B6", "Another slope of tanh", with_delta(lambda z, a, v: v * (1 + a ** 2)),
             "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", _db,
             variants=(with_delta(lambda z, a, v: v * (1 - z ** 2)), with_delta(lambda z, a, v: v * (1 - a)),
                       with_delta(lambda z, a, v: v * a * (1 - a)), with_delta(lambda z, a, v: v * (1 - a) ** 2))),
        Rule("value", "The value for the slope", with_delta(lambda z, a, v: v * a),
             "You took the value of each unit where the slope of tanh belongs. The message asks how fast the score moves.", _db,
             variants=(with_delta(lambda z, a, v: v * z),)),
        Rule("D2", "dW transposed", but(dW=lambda x, W, b, v, a, delta: np.outer(x, delta)),
             "Your dW is turned round. Row i of W belongs to unit i, and so does row i of its gradient.", _dW),
        Rule("D1", "The same row for every unit", but(dW=lambda x, W, b, v, a, delta: np.tile(delta.sum() * x, (b.size, 1))),
             "In dW you let each weight reach every unit. Weight (i, j) reaches unit i alone.",
             lambda parts, *args: f"All {len(parts[0])} rows of your dW are the same."),
        Rule("no-x", "dW without the input", but(dW=lambda x, W, b, v, a, delta: np.outer(delta, np.ones_like(x))),
             "In dW every column is the same. A weight multiplies an input, so it counts as much as that input is large.",
             lambda parts, *args: f"Row 0 of your dW holds the same number {parts[0].shape[1]} times."),
        Rule("output", "What comes out, for what enters", but(dW=lambda x, W, b, v, a, delta: np.outer(delta, a)),
             "In dW each message meets what comes out of the units. A weight multiplies what enters them.", _dW,
             variants=(but(dW=lambda x, W, b, v, a, delta: np.outer(delta, W @ x + b)),)),
        Rule("B10", "A scalar product for dW", but(dW=lambda x, W, b, v, a, delta: delta @ x),
             "dW has an entry for each pair of a unit and an input. `delta @ x` is one number, and `delta * x` pairs the first "
             "with the first only.", _dW, on="square",
             variants=(but(dW=lambda x, W, b, v, a, delta: delta * x), but(dW=lambda x, W, b, v, a, delta: delta @ x.T))),
        Rule("before", "dv from before the squashing", but(dv=lambda x, W, b, v, a, delta: W @ x + b),
             "For dv you gave z. What v multiplies is what comes out of the units.", _dv),
        Rule("dv", "dv is another number", but(dv=lambda x, W, b, v, a, delta: delta.copy()),
             "The score is a sum of v_i times something. How fast it moves with v_i is that something.", _dv_or_db,
             variants=(but(dv=lambda x, W, b, v, a, delta: v.copy()), but(dv=lambda x, W, b, v, a, delta: 1 - a ** 2),
                       but(dv=lambda x, W, b, v, a, delta: v * a))),
        Rule("db", "db is one", but(db=lambda x, W, b, v, a, delta: np.ones_like(b)),
             "With the bias of unit i, z_i moves one for one. The score does not: from z_i to the score there is still a way "
             "to go.",
             _db),
        Rule("db-sum", "db added up", but(db=lambda x, W, b, v, a, delta: delta.sum()),
             "You added up the messages. Each unit has a bias of its own.",
             lambda parts, x, W, b, v: f"Your db is 1 number, for {b.size} biases."),
        Rule("no-message", "dx without the message", but(dx=lambda x, W, b, v, a, delta: W.sum(axis=0)),
             "On each path from an input to a unit lies a weight, and at its end waits that unit's message. In your dx the "
             "weights are multiplied by something else, or by nothing.", _dx,
             variants=(but(dx=lambda x, W, b, v, a, delta: W.T @ v), but(dx=lambda x, W, b, v, a, delta: W.T @ a),
                       but(dx=lambda x, W, b, v, a, delta: W.T @ (1 - a ** 2)))),
        Rule("slope-at-x", "A slope at the input", but(dx=lambda x, W, b, v, a, delta: (W.T @ delta) * (1 - x ** 2)),
             "The input is squashed by nothing on its way to the first weights, so no slope comes with it.", _dx,
             variants=(but(dx=lambda x, W, b, v, a, delta: (W.T @ delta) * (1 - np.tanh(x) ** 2)),)),
        Rule("not-down", "dx is still the message of the units", but(dx=lambda x, W, b, v, a, delta: delta.copy()),
             "For dx you gave the messages of the units. From an input to a unit there is one more step: through W.",
             lambda parts, x, *args: f"Your dx holds {parts[3].size} numbers, for {x.size} inputs."),
        Rule("no-bias", "The bias forgotten on the way up", without_bias,
             "Where the units stand depends on the bias; without it all slopes are taken elsewhere.", _dv),
        Rule("sigmoid", "A sigmoid for tanh", sigmoid_instead,
             "The hidden units here are tanh, and so is their slope.", _db,
             variants=(with_delta(lambda z, a, v: v * sigmoid_grad(z)),)),
        Rule("G1", "Sign turned", lambda x, W, b, v: tuple(-part for part in score_gradients(x, W, b, v)),
             "The right size, the opposite sign. Here the score itself is asked for, not minus the score.", _dv),
    ),
    hints=("Go up first: z, then a. Then one number for each unit: how fast the score moves with its z. Call it delta.",
           "v_i a_i stands in the score, and a_i is tanh of z_i. Which two factors make delta_i?",
           "A weight's gradient is a message times an input: every pair of them, so an outer product. For x, add up all paths."),
    reason="One message for each unit, v times the slope. The four gradients are made of it: with the input for W, alone for "
           "b, through the transpose for x; and v meets the activations themselves.",
)
