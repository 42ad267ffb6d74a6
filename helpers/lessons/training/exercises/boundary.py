"""Exercise "boundary": where logistic regression cannot decide."""

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def boundary(theta, x1):
    """The height at which theta0 + theta1 x1 + theta2 x2 is 0."""
    return -(theta[0] + theta[1] * x1) / theta[2]


def _chance(x2, theta, x1):
    h = sigmoid(theta[0] + theta[1] * x1 + theta[2] * x2.ravel()[0]).ravel()[0] if x2.shape == np.shape(x1) or not x2.shape else 0
    return f"At your first point the model gives class 1 a probability of {h:.2f}."


def _shape(x2, theta, x1):
    return f"Your result has shape {x2.shape}, for {x1.size} values of x1."


BOUNDARY = Exercise(
    name="boundary",
    title="The line of even odds",
    statement="A model with two inputs gives class 1 the probability `sigmoid(theta[0] + theta[1] * x1 + theta[2] * x2)`. theta "
              "has shape (3,), theta[2] is not 0, and x1 is an array of shape (K,). Give back, for each x1, the x2 at which both "
              "classes are equally likely, shape (K,).",
    signature="my_boundary(theta, x1)",
    reference=boundary,
    probes=lambda: [
        Probe((np.array([0.7, -1.3, 0.6]), spread(1, 4)), "theta (0.7, -1.3, 0.6)"),
        Probe((np.array([-1.1, 0.4, -1.7]), spread(2, 5)), "theta (-1.1, 0.4, -1.7)"),
        Probe((np.array([0.9, 0.0, 2.5]), spread(3, 3)), "theta (0.9, 0, 2.5)"),
        Probe((np.array([0.3, 1.9, -0.8]), np.array([0.4])), "a single x1", "single"),
        Probe((np.array([1.6, 0.8, 1.1]), spread(4, 50)), "50 values of x1", "batch"),
    ],
    rules=(
        Rule("sign", "The minus sign lost", lambda theta, x1: (theta[0] + theta[1] * x1) / theta[2],
             "On the line the three terms sum to 0. What goes to the other side changes its sign.", _chance),
        Rule("sign-of-one", "The minus sign on one term only", lambda theta, x1: (-theta[0] + theta[1] * x1) / theta[2],
             "Both terms go to the other side, so both change their sign.", _chance,
             variants=(lambda theta, x1: (theta[0] - theta[1] * x1) / theta[2],)),
        Rule("intercept", "Without theta0", lambda theta, x1: -theta[1] * x1 / theta[2],
             "Your line goes through the origin whatever theta0 is.", _chance,
             variants=(lambda theta, x1: theta[1] * x1 / theta[2],)),
        Rule("half", "Score and probability mixed up", lambda theta, x1: (0.5 - theta[0] - theta[1] * x1) / theta[2],
             "You set the score to one half. It is the probability that is one half there; what is the score then?", _chance),
        Rule("exchanged", "The axes exchanged", lambda theta, x1: -(theta[0] + theta[2] * x1) / theta[1],
             "You solved for x1. Given is x1, and x2 is asked for.", _chance,
             variants=(lambda theta, x1: -(theta[0] + theta[2] * x1) / theta[2],)),
        Rule("shifted", "The parameters one off", lambda theta, x1: -(theta[2] + theta[0] * x1) / theta[1],
             "theta[0] stands alone, theta[1] goes with x1 and theta[2] with x2.", _chance,
             variants=(lambda theta, x1: -(theta[1] + theta[2] * x1) / theta[0],
                       lambda theta, x1: -(theta[1] + theta[0] * x1) / theta[2])),
        Rule("not-divided", "Not divided", lambda theta, x1: -(theta[0] + theta[1] * x1),
             "x2 is multiplied by theta2 in the score.", _chance,
             variants=(lambda theta, x1: theta[0] + theta[1] * x1, lambda theta, x1: -theta[2] * (theta[0] + theta[1] * x1))),
        Rule("precedence", "Only one term is divided", lambda theta, x1: -theta[0] - theta[1] * x1 / theta[2],
             "Both terms are divided by theta2. Are brackets missing?", _chance,
             variants=(lambda theta, x1: -theta[0] + theta[1] * x1 / theta[2],)),
        Rule("slope", "The slope of the line alone", lambda theta, x1: np.full(x1.shape, -theta[1] / theta[2]),
             "That is how steep the line is, the same for every x1. Asked for is how high it stands.", _chance,
             variants=(lambda theta, x1: -theta[1] / theta[2],)),
        Rule("chance", "A probability for a height", lambda theta, x1: sigmoid(-(theta[0] + theta[1] * x1) / theta[2]),
             "You squashed the result. x2 is a coordinate, any number may come out.",
             lambda x2, *args: f"All your {x2.size} heights lie between 0 and 1.",
             variants=(lambda theta, x1: sigmoid(theta[0] + theta[1] * x1),)),
    ),
    hints=("At which score does the sigmoid give one half?", "Set the score to 0 and solve for x2."),
    reason="The sigmoid is one half where the score is 0. Solved for x2, that is a straight line in x1.",
)
