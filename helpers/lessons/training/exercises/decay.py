"""Exercise "decay_step": one step for a whole network, with weight decay."""

from itertools import pairwise

from ....exercises import Exercise, PerLayer, Probe, Rule
from ....exercises.draws import spread


def decay_step(params, gradients, rate, l2):
    """Weights follow the gradient and the pull of the penalty; biases follow the gradient alone."""
    return [(W - rate * (dW + l2 * W), b - rate * db) for (W, b), (dW, db) in zip(params, gradients, strict=True)]


def made(weights=lambda W, dW, rate, l2: W - rate * (dW + l2 * W), biases=lambda b, db, rate, l2: b - rate * db):
    """A step with another rule for weights or biases."""
    def answer(params, gradients, rate, l2):
        return [(weights(W, dW, rate, l2), biases(b, db, rate, l2)) for (W, b), (dW, db) in zip(params, gradients, strict=True)]
    return answer


def rebound(params, gradients, rate, l2):
    for (W, b), (dW, db) in zip(params, gradients, strict=True):
        W = W - rate * (dW + l2 * W)
        b = b - rate * db
    return params


def in_place(params, gradients, rate, l2):
    for (W, b), (dW, db) in zip(params, gradients, strict=True):
        W -= rate * (dW + l2 * W)
        b -= rate * db
    return params


def entries_in_place(params, gradients, rate, l2):
    params[:] = decay_step(params, gradients, rate, l2)
    return params


def editing_gradients(params, gradients, rate, l2):
    for (W, _), (dW, _) in zip(params, gradients, strict=True):
        dW += l2 * W
    return made(lambda W, dW, rate, l2: W - rate * dW)(params, gradients, rate, l2)


def _first(parts, params, gradients, rate, l2):
    return f"Your first weight went from {params[0][0].flat[0]:.2f} to {parts[0].flat[0]:.4g}."


def _bias(parts, params, gradients, rate, l2):
    moved = sum((new != old).sum() for new, (_, old) in zip(parts[1::2], params, strict=True))
    return f"Of your {sum(old.size for _, old in params)} biases {moved} moved; the last one is {parts[-1].flat[-1]:.4g} now."


def _probe(seed, sizes, rate, l2, kind="ordinary"):
    shapes = list(pairwise(sizes))
    params = [(spread(seed + k, D, H), spread(seed + k + 20, H)) for k, (D, H) in enumerate(shapes)]
    gradients = [(spread(seed + k + 40, D, H), spread(seed + k + 60, H)) for k, (D, H) in enumerate(shapes)]
    return Probe((params, gradients, rate, l2), f"widths {', '.join(map(str, sizes))}, rate {rate}, penalty {l2}", kind)


DECAY = Exercise(
    name="decay_step",
    title="A step with weight decay",
    statement="params is a list of (W, b) pairs, and gradients, a list of (dW, db) pairs, holds the gradients of the loss "
              "without "
              "a penalty. To the loss l2 / 2 times the sum of all squared weights is added; biases are not penalised. Give back "
              "the parameters after one step with this rate, as a new list of (W, b) pairs. Leave what you were given as it is.",
    signature="my_decay_step(params, gradients, rate, l2)",
    reference=decay_step,
    outputs=PerLayer(("W", "b")),
    probes=lambda: [
        _probe(1, (3, 4, 2), 0.3, 0.2),
        _probe(5, (2, 5, 4, 3), 0.1, 0.7),
        _probe(9, (4, 3), 0.5, 0.4),
        _probe(11, (3, 3, 3), 1.4, 0.05, "square"),
        _probe(13, (4, 2), 0.2, 0.0),
        _probe(15, (20, 15, 10), 0.2, 0.3, "batch"),
    ],
    rules=(
        Rule("D23", "The parameters never change", lambda params, *rest: [(W.copy(), b.copy()) for W, b in params],
             "In a loop over pairs `W = W - ...` gives a new array to the name W, and the list still holds the old one. Build a "
             "new list.", _first, variants=(rebound,)),
        Rule("D21", "The caller's network is changed", in_place,
             "`-=` and `+=` write into the arrays that you were given, and `params[k] = ...` into the list. Make new ones.",
             lambda parts, *args: f"{len(parts)} arrays were handed to you; some are others now.",
             variants=(entries_in_place, editing_gradients)),
        Rule("no-penalty", "The penalty is left out", made(lambda W, dW, rate, l2: W - rate * dW),
             "Nothing in yours pulls the weights towards 0. The penalty has a gradient too.", _first),
        Rule("grows", "The penalty pushes outwards", made(lambda W, dW, rate, l2: W - rate * (dW - l2 * W)),
             "A penalty on large weights makes them smaller. In yours they grow.", _first),
        Rule("D12", "The half left in, or a 2 too many", made(lambda W, dW, rate, l2: W - rate * (dW + l2 / 2 * W)),
             "The 2 that comes out of the square cancels the half.", _first,
             variants=(made(lambda W, dW, rate, l2: W - rate * (dW + 2 * l2 * W)),)),
        Rule("no-rate", "The penalty without the rate", made(lambda W, dW, rate, l2: W - rate * dW - l2 * W),
             "The penalty is part of the loss, so its gradient is multiplied by the rate as well.", _first,
             variants=(made(lambda W, dW, rate, l2: (1 - l2) * (W - rate * dW)),)),
        Rule("D13", "Biases penalised as well", made(biases=lambda b, db, rate, l2: b - rate * (db + l2 * b)),
             "A bias multiplies nothing and does no harm when it is large. Only weights are penalised.", _bias),
        Rule("square", "The square for its slope", made(lambda W, dW, rate, l2: W - rate * (dW + l2 / 2 * W ** 2)),
             "You added the penalty itself. Its slope is asked for, and that has the sign of the weight.", _first,
             variants=(made(lambda W, dW, rate, l2: W - rate * (dW + l2 * W ** 2)),
                       made(lambda W, dW, rate, l2: W - rate * (dW + l2 / 2 * (W ** 2).sum())),
                       made(lambda W, dW, rate, l2: W - rate * (dW + l2 * W.sum())))),
        Rule("l1", "The sign of the weights", made(lambda W, dW, rate, l2: W - rate * (dW + l2 * (W > 0) - l2 * (W < 0))),
             "That is the slope of the absolute value. The square pulls harder the larger a weight is.", _first),
        Rule("constant", "The same for all weights", made(lambda W, dW, rate, l2: W - rate * (dW + l2)),
             "You subtracted one and the same number everywhere. The pull is in proportion to the weight.", _first),
        Rule("on-gradient", "The penalty on the gradient", made(lambda W, dW, rate, l2: W - rate * (dW + l2 * dW)),
             "You made the gradient larger. The penalty pulls at the weights.", _first,
             variants=(made(lambda W, dW, rate, l2: W - rate * (1 - l2) * dW), made(lambda W, dW, rate, l2: W - rate * l2 * dW))),
        Rule("after", "Shrunk after the step", made(lambda W, dW, rate, l2: (1 - rate * l2) * (W - rate * dW)),
             "You shrank the new weights. Both parts of the gradient belong to the old ones.", _first,
             variants=(made(lambda W, dW, rate, l2: (1 - rate * l2) * W - rate * (1 + l2) * dW),)),
        Rule("S24", "Uphill", made(lambda W, dW, rate, l2: W + rate * (dW + l2 * W), lambda b, db, rate, l2: b + rate * db),
             "The gradient points to where the loss grows. You went that way.", _first,
             variants=(made(lambda W, dW, rate, l2: W + rate * (dW - l2 * W), lambda b, db, rate, l2: b + rate * db),)),
        Rule("no-bias", "Biases that do not move", made(biases=lambda b, db, rate, l2: b.copy()),
             "Biases are not penalised, and still they follow their gradient.", _bias),
        Rule("gradients", "The gradients, not the parameters", made(lambda W, dW, rate, l2: dW + l2 * W, lambda b, db, rate,
                                                                    l2: db.copy()),
             "You give back gradients. Asked for are the parameters after the step.", _first),
    ),
    hints=("What is the slope of l2 / 2 times the square of a weight?",
           "The gradient of the whole is dW plus that. Then a step against it. The biases: their gradient alone.",
           "`[(..., ...) for (W, b), (dW, db) in zip(params, gradients)]` builds the new list."),
    reason="The penalty adds l2 W to the gradient, so each step first shrinks the weights by a factor of 1 - rate * l2. Hence "
           "the "
           "name weight decay.",
)
