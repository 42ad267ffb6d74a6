"""Exercise "descent": the loop that trains, a few steps of gradient descent on a network of any depth."""

from dataclasses import replace

from .... import loss_and_gradients
from ....exercises import Exercise, PerLayer
from .backward import probe
from .descent_rules import RULES


def descent_reference(params, X, labels, rate, steps):
    """At each step the gradients at the present parameters, and a step against them."""
    for _ in range(steps):
        gradients = loss_and_gradients(params, X, labels, activation="tanh").params
        params = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(params, gradients, strict=True)]
    return params


def _probe(seed, N, sizes, rate, steps, kind="ordinary"):
    start = probe(seed, N, sizes, kind)
    return replace(start, args=(*start.args, rate, steps), label=f"{start.label}, {steps} step{'s' * (steps > 1)}")


DESCENT = Exercise(
    name="descent",
    title="The loop that trains",
    statement="params, X and labels are as in the exercise before. Take the given number of steps of gradient descent with the "
              "given rate, each on the whole batch, and give back the new parameters, a list of (W, b) pairs. The caller's own "
              "arrays stay as they are. For the gradients use your own function, or `loss_and_gradients(params, X, labels, "
              "activation=\"tanh\").params` from `helpers`.",
    signature="my_descent(params, X, labels, rate, steps)",
    reference=descent_reference,
    outputs=PerLayer(("W", "b")),
    probes=lambda: [
        _probe(1, 5, (4, 6, 3), 0.5, 3),
        _probe(2, 6, (3, 5, 7, 2), 0.2, 4),
        _probe(3, 4, (4, 4, 4), 1.0, 2, "square"),
        _probe(4, 7, (2, 3, 4), 0.5, 1),
        _probe(5, 40, (6, 9, 5), 0.3, 5, "batch"),
    ],
    rules=RULES,
    hints=("Inside the loop: first all gradients, at the parameters as they are now; then all parameters move.",
           "A new list, pair by pair: each W minus the rate times its dW. Then the name `params` is given to the new list.",
           "`zip(params, gradients)` goes through both lists together."),
    reason="All gradients first, then all parameters at once, against the gradient; and the next step begins with fresh "
           "gradients. The caller's list stays as it was, since every step makes new arrays.",
)
