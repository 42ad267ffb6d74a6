"""What the backward pass of a deep network is mistaken for: everything but the way down, and all rules together."""

import numpy as np

from .... import relu, relu_grad, sigmoid, sigmoid_grad, softmax
from ....exercises import Rule
from . import backward_tells as tells
from .backward_down import PATHS, SLOPES
from .backward_parts import Adding, made, slope_of, top, weights

OTHER_SLOPES = (lambda f, k: 1 - np.tanh(f.A[k]) ** 2, lambda f, k: 1 - f.Z[k - 1] ** 2, lambda f, k: f.A[k] * (1 - f.A[k]),
                lambda f, k: relu_grad(f.Z[k - 1]), lambda f, k: sigmoid_grad(f.Z[k - 1]))

SUMS = (
    Rule("C1", "Target minus prediction", made(top=lambda f: -top(f)),
         "The opposite sign: a step against this walks uphill.", tells.signs,
         variants=(made(top=lambda f: (f.Y - f.P)),)),
    Rule("C5", "Not divided by N", made(top=lambda f: f.P - f.Y),
         "The loss is a mean over the examples. Where has its 1/N gone?", tells.twice("would double")),
    Rule("C5-slope", "Two slips: not divided by N, and another slope",
         made(top=lambda f: f.P - f.Y, down=slope_of(lambda f, k: 1.0)),
         "At the top the 1/N of the mean is missing. And on the way down the messages do not meet the slope of tanh at Z.",
         tells.twice("would double"),
         variants=tuple(made(top=lambda f: f.P - f.Y, down=slope_of(slope)) for slope in OTHER_SLOPES)),
    Rule("C6", "Divided by N twice",
         made(weights=lambda f, k, G: weights(f, k, G) / f.N, biases=lambda f, k, G: G.mean(axis=0)),
         "Average once; every later product inherits it.", tells.twice("would halve"),
         variants=(made(top=lambda f: top(f) / f.N),)),
    Rule("C6-down", "Divided by N at every layer", made(down=lambda f, k, G: (G @ f.W[k].T) * (1 - f.A[k] ** 2) / f.N),
         "The mean's 1/N comes in once, at the top. Each layer below inherits it; you divided again on the way down.",
         tells.first),
    Rule("D7", "1/N in one of the two", made(biases=lambda f, k, G: G.mean(axis=0)),
         "Weights and biases follow one rule: both add up over the examples, and the 1/N comes in once.", tells.one_rule,
         variants=(made(weights=lambda f, k, G: weights(f, k, G) / f.N),
                   made(top=lambda f: f.P - f.Y, biases=lambda f, k, G: G.mean(axis=0)),
                   made(top=lambda f: f.P - f.Y, weights=lambda f, k, G: weights(f, k, G) / f.N))),
    Rule("C7", "Averaged over classes as well", made(top=lambda f: (f.P - f.Y) / f.Y.size),
         "Average over examples, but sum over classes.", tells.last_dW),
    Rule("C9", "Labels one off", made(top=lambda f: (f.P - np.roll(f.Y, 1, axis=1)) / f.N),
         "The 1 is subtracted in the column beside the label's.", tells.last_dW,
         variants=(made(top=lambda f: (f.P - np.roll(f.Y, -1, axis=1)) / f.N),)),
    Rule("no-target", "The targets left out", made(top=lambda f: f.P / f.N),
         "At the top you start from the probabilities; the targets do not occur.", tells.last),
    Rule("C3", "Only the true class", made(top=lambda f: f.Y * (f.P - 1) / f.N),
         "At the top you push the true class alone. Raising one logit lowers every other probability.", tells.last),
    Rule("logits", "Logits for probabilities", made(top=lambda f: (f.Z[-1] - f.Y) / f.N),
         "At the top the targets are subtracted from the logits. The loss compares probabilities.", tells.last),
    Rule("S30", "Softmax twice", made(top=lambda f: (softmax(f.P) - f.Y) / f.N),
         "At the top you squashed probabilities once more.", tells.last_class),
    Rule("C18", "A sigmoid for each class", made(top=lambda f: (sigmoid(f.Z[-1]) - f.Y) / f.N),
         "At the top sigmoids do not compete; the loss has a softmax.", tells.last),
    Rule("D2", "Transposed", made(weights=lambda f, k, G: weights(f, k, G).T),
         "A gradient has the shape of its variable: W has a row for each unit that enters.", tells.shape),
    Rule("D4", "The biases not added up", made(biases=lambda f, k, G: G),
         "All examples share one bias, so their messages are added up.", tells.bias_shape),
    Rule("D5", "The biases added along the wrong axis", made(biases=lambda f, k, G: G.sum(axis=1)),
         "You added over units. Over the examples it has to be: each unit has a bias of its own.", tells.bias_shape),
    Rule("D9", "Sums before the product", made(weights=lambda f, k, G: np.outer(f.A[k].mean(axis=0), G.sum(axis=0))),
         "You added up over the examples before multiplying. A sum of products is not a product of sums.",
         tells.rank, variants=(made(weights=lambda f, k, G: np.outer(f.A[k].sum(axis=0), G.sum(axis=0))),
                          made(weights=lambda f, k, G: np.outer(f.A[k].mean(axis=0), G.mean(axis=0))))),
    Rule("D15", "Gradients of earlier calls are still there", Adding(),
         "What one call found is kept and added to by the next. Start each call from nothing.", tells.first, on="again"),
)

FORWARD = (
    Rule("no-bias", "The biases forgotten on the way up",
         lambda params, X, labels: made()([(W, 0 * b) for W, b in params], X, labels),
         "Without the biases every unit stands elsewhere, and so does its slope.", tells.first),
    Rule("linear", "Nothing is squashed", made(down=slope_of(lambda f, k: 1.0), squash=lambda Z: Z),
         "The hidden layers are tanh; in yours a network of any depth is one linear map.", tells.first,
         variants=(made(squash=lambda Z: Z), made(down=slope_of(lambda f, k: 1 - np.tanh(f.Z[k - 1]) ** 2), squash=lambda Z: Z))),
    Rule("activation", "Another activation", made(down=slope_of(lambda f, k: f.A[k] * (1 - f.A[k])), squash=sigmoid),
         "The hidden layers here are tanh.", tells.first,
         variants=(made(down=slope_of(lambda f, k: relu_grad(f.Z[k - 1])), squash=relu),)),
    Rule("squashed-logits", "The logits are squashed", made(top=lambda f: _squashed(f) * (1 - np.tanh(f.Z[-1]) ** 2)),
         "Only hidden layers are squashed. The last one is linear: its logits go to the softmax as they are.", tells.first,
         variants=(made(top=lambda f: _squashed(f)),)),
    Rule("G1", "Sign turned below", made(down=lambda f, k, G: -(G @ f.W[k].T) * (1 - f.A[k] ** 2)),
         "A minus sign came in on the way down. Going back takes none.", tells.sign_below),
)


def _squashed(f):
    e = np.exp(np.tanh(f.Z[-1]))
    return (e / e.sum(axis=1, keepdims=True) - f.Y) / f.N


RULES = (*SLOPES, *PATHS, *SUMS, *FORWARD)
