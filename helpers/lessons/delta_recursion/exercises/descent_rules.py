"""What the loop that trains is mistaken for, and the steps that the wrong loops take."""

from .... import loss_and_gradients
from ....exercises import Rule


def gradient(params, X, labels, **changes):
    """The gradients of the tanh network at these parameters."""
    return loss_and_gradients(params, X, labels, **({"activation": "tanh"} | changes)).params


def moved(params, gradients, rate):
    """A step against the gradients: new arrays, the old ones stay."""
    return [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in zip(params, gradients, strict=True)]


def walking(step=lambda p, X, y, rate: moved(p, gradient(p, X, y), rate), count=lambda steps: steps):
    """Descent with another step, ``step(params, X, labels, rate)``, or another number of steps."""
    def answer(params, X, labels, rate, steps):
        for _ in range(count(steps)):
            params = step(params, X, labels, rate)
        return params
    return answer


def stale(params, X, labels, rate, steps):
    found = gradient(params, X, labels)
    for _ in range(steps):
        params = moved(params, found, rate)
    return params


def adding_up(params, X, labels, rate, steps):
    total = [(0 * W, 0 * b) for W, b in params]
    for _ in range(steps):
        new = gradient(params, X, labels)
        total = [(old_W + dW, old_b + db) for (old_W, old_b), (dW, db) in zip(total, new, strict=True)]
        params = moved(params, total, rate)
    return params


def in_place(params, X, labels, rate, steps):
    for _ in range(steps):
        for (W, b), (dW, db) in zip(params, gradient(params, X, labels), strict=True):
            W -= rate * dW
            b -= rate * db
    return params


def entries_in_place(params, X, labels, rate, steps):
    for _ in range(steps):
        params[:] = moved(params, gradient(params, X, labels), rate)
    return params


def one_at_a_time(order):
    """A step that moves one layer after the other, in the order that ``order(count)`` gives, each with fresh gradients."""
    def step(params, X, labels, rate):
        for k in order(len(params)):
            params = [*params[:k], moved(params, gradient(params, X, labels), rate)[k], *params[k + 1:]]
        return params
    return walking(step)


def only(kept):
    """A step that moves only what ``kept(k, last)`` names: "W", "b" or both."""
    def step(params, X, labels, rate):
        both = zip(params, moved(params, gradient(params, X, labels), rate), strict=True)
        return [tuple(new if name in kept(k, len(params) - 1) else old for name, old, new in zip("Wb", *pair, strict=True))
                for k, pair in enumerate(both)]
    return walking(step)


def with_gradient(**changes):
    return walking(lambda p, X, y, rate: moved(p, gradient(p, X, y, **changes), rate))


def _moved(parts, params, X, labels, rate, steps):
    far = max(abs(part - old).max() for part, old in zip(parts, [a for pair in params for a in pair], strict=True))
    return f"After {steps} steps at rate {rate:g} your parameters have moved by {far:.2g} at most."


def gradients_after(steps, params, X, labels, rate):
    """The gradients where so many steps lead."""
    return gradient(walking()(params, X, labels, rate, steps), X, labels)


RULES = (
    Rule("D23", "The parameters never change", lambda params, *rest: [(W.copy(), b.copy()) for W, b in params],
         "In a loop over pairs `W = W - ...` gives a new array to the name W, and the list still holds the old one. Build a "
         "new list.", _moved),
    Rule("G1", "Uphill", walking(lambda p, X, y, rate: moved(p, gradient(p, X, y), -rate)),
         "The gradient points to where the loss grows. You went that way.", _moved),
    Rule("D15", "Gradients of earlier steps are still there", adding_up,
         "Each step adds its gradients to those of the steps before. Start each step from nothing.", _moved),
    Rule("E15", "The gradients of the start, again and again", stale,
         "You worked the gradients out once, before the loop. After a step the parameters are others, and so are the gradients.",
         _moved),
    Rule("D21", "The caller's network is changed", in_place,
         "`-=` writes into the arrays that you were given, and `params[k] = ...` into the list: the caller's network has been "
         "trained as well. Make new ones.", _moved, variants=(entries_in_place,)),
    Rule("E8", "One layer at a time", one_at_a_time(lambda count: reversed(range(count))),
         "You moved one layer, and worked out the gradients of the next with it already moved. All gradients of a step belong "
         "to the same parameters.", _moved, variants=(one_at_a_time(range),)),
    Rule("once", "A single step", walking(count=lambda steps: 1),
         "You took one step whatever was asked. Does the `return` stand inside the loop?", _moved),
    Rule("off-by-one", "One step too many or too few", walking(count=lambda steps: steps - 1),
         "Count your steps: `range(steps)` makes exactly that many.", _moved,
         variants=(walking(count=lambda steps: steps + 1),)),
    Rule("no-rate", "Without the rate", walking(lambda p, X, y, rate: moved(p, gradient(p, X, y), 1.0)),
         "The rate does not occur in yours.", _moved),
    Rule("no-bias", "Only the weights", only(lambda k, last: "W"), "The biases are parameters too.", _moved),
    Rule("no-weights", "Only the biases", only(lambda k, last: "b"), "The weights did not move.", _moved),
    Rule("E11", "Not all layers move", only(lambda k, last: "Wb" if k == last else ""),
         "Some layers stay where they were, so the network trains only in part.", _moved,
         variants=(only(lambda k, last: "Wb" if k else ""), only(lambda k, last: "" if k == last else "Wb"))),
    Rule("activation", "The gradients of another network", with_gradient(activation="sigmoid"),
         "The hidden layers are tanh. `loss_and_gradients` takes a sigmoid unless you say otherwise.", _moved,
         variants=(with_gradient(activation="relu"),)),
    Rule("G2", "The sum's gradient with the mean's rate", with_gradient(reduction="sum"),
         "These are the gradients of a sum over the examples. With twice as many examples each step is twice as long.",
         _moved),
    Rule("C6", "Divided by N once more", walking(lambda p, X, y, rate: moved(p, gradient(p, X, y), rate / len(X))),
         "The gradients are those of the mean: the 1/N is inside already.", _moved),
    Rule("gradients", "The gradients, not the parameters",
         lambda params, X, labels, rate, steps: gradients_after(steps - 1, params, X, labels, rate),
         "You give back gradients. Asked for are the parameters that the steps lead to.", _moved,
         variants=(lambda params, X, labels, rate, steps: gradient(params, X, labels),
                   lambda params, X, labels, rate, steps: gradients_after(steps, params, X, labels, rate))),
)
