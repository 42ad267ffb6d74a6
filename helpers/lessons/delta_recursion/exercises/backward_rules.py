"""What the backward pass of a deep network is mistaken for."""

import numpy as np

from .... import relu, relu_grad, sigmoid, softmax
from ....exercises import Rule
from .backward_parts import (
    Adding,
    after_step,
    carried_to_bias,
    changed,
    made,
    nothing_below,
    slope_of,
    stepping_in_place,
    top,
    weights,
)


def _first(parts, params, X, labels):
    return f"In layer 1 your largest entry of dW is {np.abs(parts[0]).max():.4g} in size."


def _last(parts, params, X, labels):
    return f"In the last layer, number {len(params)}, your db sums to {parts[-1].sum():.4g}."


def _last_class(parts, params, X, labels):
    return f"In the last layer your db ends with {parts[-1][-1]:.4g}."


def _last_dW(parts, params, X, labels):
    return f"In the last layer your dW begins with {parts[-2][0, 0]:.4g}."


def _signs(parts, params, X, labels):
    return f"In the last layer {(parts[-1] > 0).sum()} of the {parts[-1].size} entries of your db are positive."


def _twice(words):
    """What each example given twice would do to these gradients; those of a mean stay as they are."""
    return lambda parts, params, X, labels: f"Give each of the {len(X)} examples twice: the mean stays, and your gradients "
                                            f"{words}."


def _one_rule(parts, params, X, labels):
    return f"If all that enters a layer were 1, each row of its dW would be its db. Yours would differ, by a factor of {len(X)}."


def _sign_below(parts, params, X, labels):
    return f"In layer 1 your dW begins with {parts[0][0, 0]:.4g}."


def _square(parts, params, X, labels):
    wide, size = X.shape[1], np.abs(parts[0]).max()
    return f"Where all layers have {wide} units it runs; the largest entry of dW in layer 1 is {size:.4g} there."


def _shape(parts, params, X, labels):
    return f"In layer 1 your dW has shape {parts[0].shape}, for {X.shape[1]} inputs and {params[0][1].size} units."


def _bias_shape(parts, params, X, labels):
    return f"In layer 1 your db has shape {parts[1].shape}, for {params[0][1].size} units."


def _zeros(parts, params, X, labels):
    return f"In layer 1 all {parts[0].size} entries of your dW are 0."


def _rank(parts, params, X, labels):
    return f"Your dW of the last layer has rank {np.linalg.matrix_rank(parts[-2])}: its rows are multiples of one another."


def gate(u):
    return (u > 0) * u


SLOPES = (
    Rule("E1", "The slope taken at A", made(down=slope_of(lambda f, k: 1 - np.tanh(f.A[k]) ** 2)),
         "The slope is taken at Z, before the squashing. A has been squashed already, and you squashed it again. (With ReLU this "
         "slip would not show at all.)", _first),
    Rule("B6", "Another slope of tanh", made(down=slope_of(lambda f, k: 1 + f.A[k] ** 2)),
         "The slope of tanh is 1 at 0, and smaller everywhere else, but never below 0.", _first,
         variants=(made(down=slope_of(lambda f, k: 1 - f.Z[k - 1] ** 2)), made(down=slope_of(lambda f, k: 1 - f.A[k])),
                   made(down=slope_of(lambda f, k: f.A[k] * (1 - f.A[k]))), made(down=slope_of(lambda f, k: f.A[k])))),
    Rule("E2", "The slope of a neighbouring layer", made(down=slope_of(lambda f, k: 1 - f.A[k - 1] ** 2)),
         "The slope that multiplies a message is that of the layer it arrives at. You took the layer beside it, and only where "
         "widths are equal does that run.", _square, on="square",
         variants=(made(down=slope_of(lambda f, k: 1 - np.tanh(f.Z[k]) ** 2)),
                   made(down=lambda f, k, G: (G * (1 - f.A[k] ** 2)) @ f.W[k].T))),
    Rule("E3", "No slope at all", made(down=slope_of(lambda f, k: 1.0)),
         "You let the messages pass as if all units were linear.", _first),
    Rule("E4", "A gate on the message", made(down=lambda f, k, G: gate(G @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "You let only positive messages pass. What a unit passes is settled by its own z on the way up.", _first,
         variants=(made(down=lambda f, k, G: gate(G @ f.W[k].T)),
                   made(down=lambda f, k, G: (gate(G) @ f.W[k].T) * (1 - f.A[k] ** 2)))),
    Rule("relu", "The slope of another function", made(down=slope_of(lambda f, k: relu_grad(f.Z[k - 1]))),
         "That is ReLU's slope. The hidden layers here are tanh.", _first,
         variants=(made(down=slope_of(lambda f, k: sigmoid(f.Z[k - 1]) * sigmoid(-f.Z[k - 1]))),)),
    Rule("E5", "The message is overwritten by the slope", made(down=lambda f, k, G: 1 - f.A[k] ** 2),
         "Below the top the labels do not occur in yours: what came from above was dropped.", _first),
    Rule("E10", "A slope at the logits", made(top=lambda f: top(f) * (1 - np.tanh(f.Z[-1]) ** 2)),
         "The last layer is linear, and the loss takes its logits as they are. No slope belongs there.", _last,
         variants=(made(top=lambda f: top(f) * f.P * (1 - f.P)),)),
)

PATHS = (
    Rule("E6", "The weights of another layer", made(down=lambda f, k, G: (G @ f.W[k - 1].T) * (1 - f.A[k] ** 2)),
         "A message comes down through the weights that the activation went up through. Yours are one layer off, and only where "
         "widths are equal does that run.", _square, on="square"),
    Rule("E7", "The weights the wrong way round", made(down=lambda f, k, G: (G @ f.W[k]) * (1 - f.A[k] ** 2)),
         "Going up, rows were multiplied by W. Coming back takes the transpose; without it yours runs only where widths are "
         "equal. Such a network may even learn.", _square, on="square"),
    Rule("E8", "The weights changed too early", made(down=after_step(0.1)),
         "You took a step with W before the message had gone down through it. The result depends on the learning rate, and a "
         "gradient knows of none.", _first,
         variants=(*(made(down=after_step(rate)) for rate in (1.0, 0.5, 0.3, 0.2, 0.05, 0.01, 0.001)),
                   *(stepping_in_place(rate) for rate in (1.0, 0.5, 0.1, 0.05, 0.01)),
                   *(stepping_in_place(rate, False) for rate in (1.0, 0.5, 0.1, 0.05, 0.01)))),
    Rule("E9", "One message for the whole batch", made(down=lambda f, k, G: (G.sum(axis=0) @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "You added the messages up over the examples on the way down. Each example has its own; only the parameters, which all "
         "share, add them up.", _first,
         variants=(made(down=lambda f, k, G: (G.mean(axis=0) @ f.W[k].T) * (1 - f.A[k] ** 2)),)),
    Rule("S20", "One layer off", made(weights=lambda f, k, G: np.tanh(f.Z[k]).T @ G),
         "A weight multiplies what entered its layer. You paired the message with an activation of another layer.", _shape,
         variants=(made(weights=lambda f, k, G: (f.A[k + 1] if k + 1 < len(f.A) else f.Z[k]).T @ G),
                   made(weights=lambda f, k, G: f.A[0].T @ G))),
    Rule("S20-bias", "The biases one layer off", carried_to_bias,
         "Each of your biases gets the message after it has gone down past its layer. It hears the message that arrives at the z "
         "it is added to.", _bias_shape),
    Rule("E11", "Layers without a gradient", changed(lambda gradients: gradients[1:]),
         "Your loop ends one layer early. Which layer has no layer below it, and still has parameters?", _zeros,
         variants=(changed(lambda gradients: [None, *gradients[1:]]), changed(lambda gradients: [(None, None), *gradients[1:]]))),
    Rule("E11-zeros", "Layers whose gradient stays 0", nothing_below(1),
         "Lower layers got zeros: your loop does not reach them.", _zeros,
         variants=(changed(lambda gradients: [(0 * dW, 0 * db) if k == 0 and len(gradients) > 1 else (dW, db)
                                             for k, (dW, db) in enumerate(gradients)]),)),
)

SUMS = (
    Rule("C1", "Target minus prediction", made(top=lambda f: -top(f)),
         "Right sizes, opposite sign: a step against this walks uphill.", _signs,
         variants=(made(top=lambda f: (f.Y - f.P)),)),
    Rule("C5", "Not divided by N", made(top=lambda f: f.P - f.Y),
         "The loss is a mean over the examples. Where has its 1/N gone?", _twice("would double")),
    Rule("C6", "Divided by N twice", made(weights=lambda f, k, G: weights(f, k, G) / f.N, biases=lambda f, k, G: G.mean(axis=0)),
         "Average once; every later product inherits it.", _twice("would halve"), variants=(made(top=lambda f: top(f) / f.N),)),
    Rule("D7", "1/N in one of the two", made(biases=lambda f, k, G: G.mean(axis=0)),
         "Weights and biases follow one rule: both add up over the examples, and the 1/N comes in once.", _one_rule,
         variants=(made(weights=lambda f, k, G: weights(f, k, G) / f.N),
                   made(top=lambda f: f.P - f.Y, biases=lambda f, k, G: G.mean(axis=0)),
                   made(top=lambda f: f.P - f.Y, weights=lambda f, k, G: weights(f, k, G) / f.N))),
    Rule("C7", "Averaged over classes as well", made(top=lambda f: (f.P - f.Y) / f.Y.size),
         "Average over examples, but sum over classes.", _last_dW),
    Rule("C9", "Labels one off", made(top=lambda f: (f.P - np.roll(f.Y, 1, axis=1)) / f.N),
         "The 1 is subtracted in the column beside the label's.", _last_dW,
         variants=(made(top=lambda f: (f.P - np.roll(f.Y, -1, axis=1)) / f.N),)),
    Rule("no-target", "The targets left out", made(top=lambda f: f.P / f.N),
         "At the top you start from the probabilities; the targets do not occur.", _last),
    Rule("C3", "Only the true class", made(top=lambda f: f.Y * (f.P - 1) / f.N),
         "At the top you push the true class alone. Raising one logit lowers every other probability.", _last),
    Rule("logits", "Logits for probabilities", made(top=lambda f: (f.Z[-1] - f.Y) / f.N),
         "At the top the targets are subtracted from the logits. The loss compares probabilities.", _last),
    Rule("S30", "Softmax twice", made(top=lambda f: (softmax(f.P) - f.Y) / f.N),
         "At the top you squashed probabilities once more.", _last_class),
    Rule("C18", "A sigmoid for each class", made(top=lambda f: (sigmoid(f.Z[-1]) - f.Y) / f.N),
         "At the top sigmoids do not compete; the loss has a softmax.", _last),
    Rule("D2", "Transposed", made(weights=lambda f, k, G: weights(f, k, G).T),
         "A gradient has the shape of its variable: W has a row for each unit that enters.", _shape),
    Rule("D4", "The biases not added up", made(biases=lambda f, k, G: G),
         "All examples share one bias, so their messages are added up.", _bias_shape),
    Rule("D5", "The biases added along the wrong axis", made(biases=lambda f, k, G: G.sum(axis=1)),
         "You added over units. Over the examples it has to be: each unit has a bias of its own.", _bias_shape),
    Rule("D9", "Sums before the product", made(weights=lambda f, k, G: np.outer(f.A[k].mean(axis=0), G.sum(axis=0))),
         "You averaged the activations and added up the messages before multiplying. A mean of products is not a product of "
         "means.",
         _rank, variants=(made(weights=lambda f, k, G: np.outer(f.A[k].sum(axis=0), G.sum(axis=0))),
                          made(weights=lambda f, k, G: np.outer(f.A[k].mean(axis=0), G.mean(axis=0))))),
    Rule("D15", "Gradients of earlier calls are still there", Adding(),
         "What one call found is kept and added to by the next. Start each call from nothing.", _first, on="again"),
)

FORWARD = (
    Rule("no-bias", "The biases forgotten on the way up",
         lambda params, X, labels: made()([(W, 0 * b) for W, b in params], X, labels),
         "Without the biases every unit stands elsewhere, and so does its slope.", _first),
    Rule("linear", "Nothing is squashed", made(down=slope_of(lambda f, k: 1.0), squash=lambda Z: Z),
         "The hidden layers are tanh; in yours a network of any depth is one linear map.", _first,
         variants=(made(squash=lambda Z: Z), made(down=slope_of(lambda f, k: 1 - np.tanh(f.Z[k - 1]) ** 2), squash=lambda Z: Z))),
    Rule("activation", "Another activation", made(down=slope_of(lambda f, k: f.A[k] * (1 - f.A[k])), squash=sigmoid),
         "The hidden layers here are tanh.", _first,
         variants=(made(down=slope_of(lambda f, k: relu_grad(f.Z[k - 1])), squash=relu),)),
    Rule("squashed-logits", "The logits are squashed", made(top=lambda f: _squashed(f) * (1 - np.tanh(f.Z[-1]) ** 2)),
         "Only hidden layers are squashed. The last one is linear: its logits go to the softmax as they are.", _first,
         variants=(made(top=lambda f: _squashed(f)),)),
    Rule("G1", "Sign turned below", made(down=lambda f, k, G: -(G @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "A minus sign came in on the way down. Going back takes none.", _sign_below),
)


def _squashed(f):
    e = np.exp(np.tanh(f.Z[-1]))
    return (e / e.sum(axis=1, keepdims=True) - f.Y) / f.N


RULES = (*SLOPES, *PATHS, *SUMS, *FORWARD)
