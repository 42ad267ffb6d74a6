"""Exercise "step": one update of gradient descent."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def step(theta, gradient, rate):
    """Against the gradient, as far as the rate says."""
    return theta - rate * gradient


def uphill_in_place(theta, gradient, rate):
    theta += rate * gradient
    return theta


def in_place(theta, gradient, rate):
    theta -= rate * gradient
    return theta


def _moved(new, theta, gradient, rate):
    old, slope = theta.flat[0], gradient.flat[0]
    return f"Your first parameter went from {old:.2f} to {new.flat[0]:.4g}, with a slope of {slope:.2f} there."


STEP = Exercise(
    name="step",
    title="One step of gradient descent",
    statement="theta is an array of parameters of any shape, gradient the gradient of the loss by theta, of the same shape, and "
              "rate a number above 0. Give back the parameters after one step that makes the loss smaller. Leave the caller's "
              "arrays as they are.",
    signature="my_step(theta, gradient, rate)",
    reference=step,
    probes=lambda: [
        Probe((spread(1, 3), spread(2, 3), 0.3), "3 parameters, rate 0.3"),
        Probe((spread(3, 2, 4), spread(4, 2, 4), 0.05), "a matrix of parameters, rate 0.05"),
        Probe((spread(5, 5), spread(6, 5), 1.7), "5 parameters, rate 1.7"),
        Probe((spread(7, 2), np.zeros(2), 0.3), "a gradient of 0", "extreme"),
        Probe((spread(8, 30, 20), spread(9, 30, 20), 0.4), "600 parameters", "batch"),
    ],
    rules=(
        Rule("S24", "Uphill", lambda theta, gradient, rate: theta + rate * gradient,
             "The gradient points to where the loss grows. You went that way.", _moved, variants=(uphill_in_place,)),
        Rule("no-rate", "Without the rate", lambda theta, gradient, rate: theta - gradient,
             "The rate does not occur in yours: each step is as long as the gradient.", _moved,
             variants=(lambda theta, gradient, rate: theta + gradient,)),
        Rule("divided", "Divided by the rate", lambda theta, gradient, rate: theta - gradient / rate,
             "A smaller rate should make a shorter step. Yours gets longer.", _moved),
        Rule("only-step", "The step alone", lambda theta, gradient, rate: -rate * gradient,
             "That is how far the parameters move. Asked for is where they are then.", _moved,
             variants=(lambda theta, gradient, rate: rate * gradient,)),
        Rule("shrinks", "The rate on the wrong one", lambda theta, gradient, rate: rate * theta - gradient,
             "The rate says how far to go along the gradient. You multiplied the parameters by it.", _moved,
             variants=(lambda theta, gradient, rate: rate * (theta - gradient),
                       lambda theta, gradient, rate: (1 - rate) * theta - rate * gradient)),
        Rule("relative", "A step in proportion to the parameters", lambda theta, gradient, rate: theta * (1 - rate * gradient),
             "You multiplied the parameters. A parameter that is 0 could never move.", _moved),
        Rule("swapped", "The two exchanged", lambda theta, gradient, rate: gradient - rate * theta,
             "You moved the gradient along the parameters.", _moved),
        Rule("signs", "Only the signs", lambda theta, gradient, rate: theta - rate * np.sign(gradient),
             "Every parameter moves by the same amount in yours. A small slope should mean a small move.", _moved),
        Rule("G-length", "The length of the gradient lost", lambda theta, gradient, rate:
             theta - rate * gradient / (np.linalg.norm(gradient) or 1.0),
             "You gave the gradient the length 1. Then the steps do not get shorter near the lowest point, and never settle.",
             _moved),
        Rule("zero", "The parameters are not in it", lambda theta, gradient, rate: theta.copy(),
             "Nothing has moved.", _moved),
        Rule("D21", "The caller's array is changed", in_place,
             "`-=` writes into the array that you were given, so the caller's parameters have moved as well. `theta - ...` "
             "makes a new array.", lambda new, *args: "1 array of the caller was changed."),
    ),
    hints=("Where the slope is above 0 the loss grows to the right. Which way should the parameter go?",
           "One line: the old parameters, a sign, the rate, the gradient."),
    reason="The gradient points uphill, so subtract it. The rate says how far. A new array leaves the caller's alone.",
)
