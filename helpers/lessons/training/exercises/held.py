"""Exercise "held": which array does a name mean after it was given a new one, and which after it was written into?"""

import numpy as np

from ....exercises import ValueExercise
from ....exercises.values import alone, wrong_value


def held():
    """The third line gives W another array; what the list holds is the first one, as it was written into."""
    W = np.array([8.0, 8.0])
    weights = [W]
    weights[0] -= 1
    W = W - 2
    weights[0] -= 4
    return [float(W[0]), float(weights[0][0])]


HELD = ValueExercise(
    name="held",
    title="One array or two?",
    statement="Four lines, in this order, after `W = np.array([8.0, 8.0])`: `weights = [W]`, then `weights[0] -= 1`, then "
              "`W = W - 2`, then `weights[0] -= 4`. Give a list of two numbers: `W[0]` and `weights[0][0]` at the end. Work them "
              "out in your head first.",
    signature="my_numbers",
    reference=held,
    probes=alone,
    rules=(
        wrong_value("G4", "Taken for one array throughout", [1.0, 1.0],
                    "`W = W - 2` makes a new array and gives it the name W. The list still holds the old one, and what is done "
                    "to "
                    "it from then on, W does not see.", also=([1.0, 3.0], [3.0, 1.0])),
        wrong_value("G4-copies", "Taken for two arrays from the start", [6.0, 3.0],
                    "`[W]` makes no copy: the list holds the very array that W names, and `-=` writes into it.",
                    also=([6.0, 4.0],)),
        wrong_value("D23", "Nothing reaches the list", [5.0, 8.0],
                    "`-=` on an array writes into it, whatever name it is reached by. Two of these lines do that to the array in "
                    "the list.", also=([6.0, 8.0], [1.0, 8.0])),
        wrong_value("order", "In the other order", [3.0, 5.0], "You have both numbers. W comes first."),
    ),
    hints=("Draw two boxes for the arrays and arrows from the names. Which line makes a second box?",
           "`-=` changes what is in a box. `W = ...` moves the arrow."),
    reason="After the third line there are two arrays. W names the new one, the list holds the old. An optimiser that holds its "
           "own list goes on training arrays that the model no longer uses.",
)
