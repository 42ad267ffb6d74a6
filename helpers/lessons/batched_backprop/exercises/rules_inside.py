"""What goes wrong at the hidden layer, and in each of the four parts."""

import numpy as np

from ....exercises import Rule
from .networks import in_both
from .tells import rank, shapes, wrong_shape


def hidden(rule, off, id, name, *wrongs, feedback, on="ordinary"):
    """A rule about what arrives at the hidden layer; the same slip is known where the 1/N is missing besides."""
    summed = {"G2": lambda s: s.P - s.Y}
    functions = [rule(**wrong) for wrong in wrongs] + [rule(**wrong, **summed) for wrong in wrongs]
    return Rule(id, name, functions[0], feedback, off, on=on, variants=tuple(functions[1:]))


def at_hidden(rule, off):
    """Rules about the way from the logits to the hidden layer, whatever its activation."""
    return (
        hidden(rule, off, "E3", "No slope at the hidden layer", {"slope": lambda s: 1},
               feedback="You let what arrives at the hidden outputs pass as if the activation were a straight line of slope 1."),
        hidden(rule, off, "E5", "What arrived was overwritten", {"G1": lambda s: s.slope}, {"G1": lambda s: s.slope / s.N},
               feedback="At the hidden layer only the slope is left; what came down from the logits is gone. The slope "
                        "multiplies it."),
        hidden(rule, off, "E7", "W2 not transposed on the way back", {"up": lambda s: s.G2 @ s.W2}, on="square",
               feedback="Going back you sum over the classes, and in W2 these are the columns. The shapes allow your product "
                        "only where the widths are the same; there it runs, and is wrong."),
        hidden(rule, off, "E6", "The weights of another layer", {"up": lambda s: s.G2 @ s.W1.T}, {"up": lambda s: s.G2 @ s.W1},
               on="square",
               feedback="From the logits to the hidden outputs the way leads back through W2, the weights that lie between "
                        "these two."),
        hidden(rule, off, "D11", "`@` where entries are multiplied", {"G1": lambda s: s.up @ s.slope}, on="square",
               feedback="The activation works on each entry alone, so the slope multiplies entry by entry. A matrix product "
                        "mixes the units."),
        hidden(rule, off, "S17", "No transpose on the way back, and none needed by the shapes",
               {"up": lambda s: s.G2 @ s.W2, "dW1": lambda s: s.X @ s.G1, "dW2": lambda s: s.A1 @ s.G2},
               {"dW1": lambda s: s.X @ s.G1,
                "dW2": lambda s: s.A1 @ s.G2}, {"dW1": lambda s: s.X @ s.G1}, {"dW2": lambda s: s.A1 @ s.G2},
               on="square", feedback="Transposes are missing. Where all sizes are the same the products run all the same, and "
                                     "sum over the wrong index. Which index must vanish, and where does it stand in each "
                                     "factor?"),
        hidden(rule, off, "E9", "The batch added up before going back", {"up": lambda s: s.G2.sum(axis=0) @ s.W2.T},
               feedback="You summed over the examples first. Each example has its own row; the sum comes last, in dW and db."),
    )


def part(rule, tell, id, name, what, *wrongs, feedback):
    """A rule about dW or db: in both layers, in the first, in the second."""
    functions = [f for wrong in wrongs for f in in_both(rule, what, wrong)]
    return Rule(id, name, functions[0], feedback, tell, variants=tuple(functions[1:]))


def targets_edited(rule):
    """The right gradients, and other numbers in the caller's targets."""
    def backward(X, Y, *more):
        result = rule()(X, Y, *more)
        Y -= 0.5
        return result
    return backward


def in_parts(rule, off):
    """Rules about what each layer reads off: dW and db."""
    return (
        part(rule, wrong_shape, "D2", "A product turned round", "dW", lambda A, G, s: G.T @ A,
             feedback="A gradient has the shape of its variable. Rows of dW belong to what came in, columns to what went out; "
                      "yours are exchanged."),
        part(rule, rank, "D9", "The product of batch sums", "dW", lambda A, G, s: np.outer(A.mean(axis=0), G.sum(axis=0)),
             lambda A, G, s: np.outer(A.sum(axis=0), G.sum(axis=0)), lambda A, G, s: np.outer(A.mean(axis=0), G.mean(axis=0)),
             feedback="A sum of products is not the product of the sums. Each example multiplies its own two rows; then they "
                      "are added up."),
        part(rule, wrong_shape, "D4", "The biases not added up", "db", lambda A, G, s: G,
             feedback="All N examples use the same bias, so what they pass back is added up."),
        part(rule, wrong_shape, "keepdims", "The biases as a row of a matrix", "db", lambda A, G, s: G.sum(axis=0, keepdims=True),
             feedback="`keepdims` leaves an axis of length 1. The bias is a vector, and so is its gradient."),
        part(rule, wrong_shape, "D5", "The biases added up along the wrong axis", "db", lambda A, G, s: G.sum(axis=1),
             feedback="You added up the units of each example. A bias belongs to a unit, and all examples share it."),
        part(rule, wrong_shape, "db-number", "One number for all biases", "db", lambda A, G, s: G.sum(),
             feedback="Without an axis, `sum` adds up everything. Each unit has a bias of its own."),
        part(rule, off, "db-first", "The biases of one example", "db", lambda A, G, s: G[0],
             feedback="Only the first example is in your bias gradient. All examples share the bias."),
        Rule("D8", "The biases from the weights' gradient",
             rule(db1=lambda s: s.dW1.sum(axis=0), db2=lambda s: s.dW2.sum(axis=0)),
             "A column of dW adds up inputs times what arrives. For the bias the input is 1, whatever the others are.", off,
             variants=(rule(db1=lambda s: s.dW1.sum(axis=0)), rule(db2=lambda s: s.dW2.sum(axis=0)))),
        hidden(rule, off, "D21-cache", "Slopes where the hidden outputs belong", {"dW2": lambda s: s.slope.T @ s.G2},
               feedback="Your dW2 is made of slopes, not of hidden outputs. Were the hidden outputs overwritten before dW2 was "
                        "read off? `slope = A1` makes a second name, not a second array: what is written into one stands in "
                        "the other."),
        Rule("D21", "The targets edited", targets_edited(rule),
             "The gradients are right, but you wrote into the Y that you were given: `Y -= ...` does, and so does `G = Y` with "
             "`G -= ...`. Whoever reads Y again meets other numbers. Work on a new array.",
             lambda parts, X, Y, *more: f"An array of {Y.size} numbers is no longer what it was."),
        Rule("order", "The parts in another order", lambda *args: rule()(*args)[2:] + rule()(*args)[:2],
             "The four are given back in another order than is asked for: dW1, db1, dW2, db2.", shapes,
             variants=(lambda *args: tuple(rule()(*args)[k] for k in (0, 2, 1, 3)),
                       lambda *args: tuple(rule()(*args)[k] for k in (2, 0, 3, 1))), whole=True),
    )
