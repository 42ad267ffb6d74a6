"""What the backward pass with ReLU and a penalty is mistaken for."""

import numpy as np

from .... import loss_and_gradients, relu, sigmoid, softmax
from ....exercises import Rule
from ...delta_recursion.exercises import backward_parts as parts
from ...delta_recursion.exercises import backward_tells as tells


def is_on(f, k):
    return f.A[k] > 0


def made(slope=is_on, squash=relu, pull=lambda W, l2: l2 * W, pull_b=lambda b, l2: 0 * b, only=lambda k, last: True, down=None,
         **changes):
    """The pass with some of its parts exchanged; ``only(k, last)`` says which layers are penalised."""
    without = parts.made(down=down or parts.slope_of(slope), squash=squash, **changes)

    def answer(params, X, labels, l2):
        found, last = without(params, X, labels), len(params) - 1
        return [(dW + pull(W, l2) * only(k, last), db + pull_b(b, l2) * only(k, last))
                for k, ((W, b), (dW, db)) in enumerate(zip(params, found, strict=True))]
    return answer


def travelling(params, X, labels, l2):
    """The penalty added to the message, which carries it down."""
    f = parts.upwards(params, X, labels, relu)
    G, found = parts.top(f), []
    for k in reversed(range(len(params))):
        found.append((f.A[k].T @ G + l2 * f.W[k], G.sum(axis=0)))
        G = (G @ (f.W[k] + l2 * f.W[k]).T) * (f.A[k] > 0)
    return found[::-1]


def told(tell):
    """A tell of lesson 07, whose functions take no penalty."""
    return lambda parts, params, X, labels, l2: tell(parts, params, X, labels)


first, last, square, shape, one_rule = (
    told(tell) for tell in (tells.first, tells.last_dW, tells.square, tells.shape, tells.one_rule))


def _penalty(found, params, X, labels, l2):
    W = params[0][0]
    return f"With a penalty of {l2:g} your dW1 begins with {found[0].flat[0]:.4g}, where W1 begins with {W[0, 0]:.2f}."


def _left_out(found, params, X, labels, l2):
    """Of the layer whose dW is nearest to that of the data alone."""
    alone = loss_and_gradients(params, X, labels, "relu").params
    k = min(range(len(alone)), key=lambda k: np.abs(found[2 * k] - alone[k][0]).max())
    return f"Turn the penalty off, and your dW{k + 1} stays as it is: it begins with {found[2 * k].flat[0]:.4g}."


def _bias(found, params, X, labels, l2):
    b = params[0][1]
    return f"With a penalty of {l2:g} your db1 begins with {found[1].flat[0]:.4g}, where b1 begins with {b[0]:.2f}."


SLOPES = (
    Rule("tanh-slope", "Still the slope of tanh", made(slope=lambda f, k: 1 - f.A[k] ** 2),
         "Going up you have relu, coming back still the slope of tanh.", first),
    Rule("tanh", "Still tanh", made(slope=lambda f, k: 1 - f.A[k] ** 2, squash=np.tanh),
         "The hidden layers are relu now, on the way up and on the way down.", first,
         variants=(made(squash=np.tanh),)),
    Rule("sigmoid", "A sigmoid network", made(slope=lambda f, k: f.A[k] * (1 - f.A[k]), squash=sigmoid),
         "The hidden layers are relu.", first, variants=(made(slope=lambda f, k: f.A[k] * (1 - f.A[k])),)),
    Rule("E3", "No slope at all", made(slope=lambda f, k: 1.0),
         "A unit that was off passes nothing back. You let all messages through. (After relu `A >= 0` holds everywhere.)", first),
    Rule("linear", "Nothing is cut off", made(slope=lambda f, k: 1.0, squash=lambda Z: Z),
         "Without relu on the way up a network of any depth is one linear map.", first, variants=(made(squash=lambda Z: Z),)),
    Rule("value", "The output for the slope", made(slope=lambda f, k: f.A[k]),
         "You multiplied by what the unit gives. The slope of relu is 1 where it is on, however much it gives.", first,
         variants=(made(slope=lambda f, k: f.Z[k - 1]),)),
    Rule("S14", "The sign for the slope", made(slope=lambda f, k: np.sign(f.Z[k - 1])),
         "Where Z is below 0 relu is flat: 0, not -1.", first),
    Rule("mask-turned", "Open where it should be closed", made(slope=lambda f, k: f.A[k] <= 0),
         "Your mask lets through where the unit was off.", first),
    Rule("E4", "A gate on the message", made(down=lambda f, k, G: relu(G @ f.W[k].T)),
         "You let only positive messages pass. Whether a unit passes anything was settled on the way up.", first,
         variants=(made(down=lambda f, k, G: relu(G @ f.W[k].T) * (f.A[k] > 0)),)),
    Rule("E2", "The mask of another layer", made(slope=lambda f, k: f.A[k - 1] > 0),
         "The mask belongs to the layer at which the message arrives. Yours is one layer off, and only where widths are equal "
         "does "
         "that run.", square, on="square", variants=(made(slope=lambda f, k: f.Z[k] > 0),
                                                     made(down=lambda f, k, G: (G * (f.A[k] > 0)) @ f.W[k].T))),
    Rule("E2-above", "The slope of the layer above", made(down=lambda f, k, G: (G * (f.Z[k] > 0)) @ f.W[k].T),
         "You masked before going down through the weights. A message meets the slope of the layer at which it arrives; the "
         "logits "
         "have none.", first),
    Rule("E7", "The weights the wrong way round", made(down=lambda f, k, G: (G @ f.W[k]) * (f.A[k] > 0)),
         "Coming back takes the transpose; without it yours runs only where widths are equal.", square, on="square"),
    Rule("E5", "The message is lost", made(down=lambda f, k, G: (f.A[k] > 0) * 1.0),
         "Below the top the labels do not occur in yours: what came from above was dropped.", first),
)

SUMS = (
    Rule("C1", "Target minus prediction", made(top=lambda f: -parts.top(f)),
         "The opposite sign in what comes from the data: a step against this walks uphill.", last),
    Rule("G2", "The sum, not the mean", made(top=lambda f: f.P - f.Y),
         "The loss is a mean over the examples. Where has its 1/N gone? With twice as many examples your gradients are twice as "
         "large.", last),
    Rule("C6", "Divided by N twice", made(weights=lambda f, k, G: f.A[k].T @ G / f.N, biases=lambda f, k, G: G.mean(axis=0)),
         "The mean's 1/N comes in once, at the top.", last, variants=(made(top=lambda f: parts.top(f) / f.N),)),
    Rule("D7", "1/N in one of the two", made(biases=lambda f, k, G: G.mean(axis=0)),
         "Weights and biases follow one rule: both add up over the examples, and the 1/N comes in once.", one_rule,
         variants=(made(weights=lambda f, k, G: f.A[k].T @ G / f.N),
                   made(top=lambda f: f.P - f.Y, biases=lambda f, k, G: G.mean(axis=0)),
                   made(top=lambda f: f.P - f.Y, weights=lambda f, k, G: f.A[k].T @ G / f.N))),
    Rule("D2", "Transposed", made(weights=lambda f, k, G: (f.A[k].T @ G).T, pull=lambda W, l2: l2 * W.T),
         "A gradient has the shape of its variable: W has a row for each unit that enters.", shape),
    Rule("S30", "Softmax twice", made(top=lambda f: (softmax(f.P) - f.Y) / f.N),
         "At the top you squashed probabilities once more.", last),
    Rule("axis", "Softmax over the examples", made(top=lambda f: (softmax(f.Z[-1], axis=0) - f.Y) / f.N),
         "Your softmax runs down the columns. Each row is an example with probabilities of its own.", last),
    Rule("sigmoids", "A sigmoid for each class", made(top=lambda f: (sigmoid(f.Z[-1]) - f.Y) / f.N),
         "The classes exclude each other, so the logits go through one softmax.", last),
    Rule("no-target", "The labels left out", made(top=lambda f: f.P / f.N),
         "What is true does not occur at the top of yours.", first),
    Rule("no-bias", "The biases forgotten on the way up",
         lambda params, X, labels, l2: made()([(W, 0 * b) for W, b in params], X, labels, l2),
         "Without the biases other units are on.", first),
    Rule("relu-logits", "The logits cut off", made(top=lambda f: (softmax(relu(f.Z[-1])) - f.Y) / f.N),
         "The last layer is linear: its logits go to the softmax as they are.", last,
         variants=(made(top=lambda f: (softmax(relu(f.Z[-1])) - f.Y) / f.N * (f.Z[-1] > 0)),)),
)

PENALTY = (
    Rule("no-penalty", "The penalty is left out", made(pull=lambda W, l2: 0 * W),
         "These are the gradients of the cross-entropy alone. l2 does not occur in yours.", _penalty),
    Rule("D12", "The half left in, or a 2 too many", made(pull=lambda W, l2: l2 / 2 * W),
         "The 2 that comes out of the square cancels the half.", _penalty, variants=(made(pull=lambda W, l2: 2 * l2 * W),)),
    Rule("D13", "Biases penalised as well", made(pull_b=lambda b, l2: l2 * b), "Biases are not penalised.", _bias),
    Rule("by-N", "The penalty divided by N",
         lambda params, X, labels, l2: made()(params, X, labels, l2 / len(X)),
         "The mean over the examples belongs to the cross-entropy. The penalty stands beside it and is divided by nothing.",
         _penalty),
    Rule("penalty-sign", "The penalty pushes outwards", made(pull=lambda W, l2: -l2 * W),
         "The penalty grows with the weights, so its gradient has their sign.", _penalty),
    Rule("square", "The square for its slope", made(pull=lambda W, l2: l2 * W ** 2),
         "You added a square. Its slope is asked for.", _penalty,
         variants=(made(pull=lambda W, l2: l2 / 2 * W ** 2), made(pull=lambda W, l2: l2 / 2 * (W ** 2).sum()),
                   made(pull=lambda W, l2: l2 * (W ** 2).sum()),
                   made(pull=lambda W, l2: l2 * W.sum()))),
    Rule("some", "The penalty in some layers only", made(only=lambda k, last: k == last),
         "The sum runs over the weights of all layers.", _left_out,
         variants=(made(only=lambda k, last: k == 0), made(only=lambda k, last: k < last), made(only=lambda k, last: k > 0))),
    Rule("travels", "The penalty goes down with the message", travelling,
         "The penalty depends on each W directly. It is no part of what a layer tells the one below.", first),
)
RULES = (*SLOPES, *SUMS, *PENALTY)
