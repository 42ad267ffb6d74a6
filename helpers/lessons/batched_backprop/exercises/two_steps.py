"""Exercise "two_steps": use the gradient twice, each time at the parameters as they are then."""

from ....exercises import Exercise
from .networks import network_probes
from .step_rules import NAMES, RULES, two_steps_reference

TWO_STEPS = Exercise(
    name="two_steps",
    title="Two steps downhill",
    statement="X, Y, W1, b1, W2, b2 as in `my_backward`, with the sigmoid and without a penalty; rate is a number above 0. A "
              "step subtracts from each parameter rate times its gradient. Take two steps and give back W1, b1, W2, b2 as they "
              "are then. Leave the arrays that you were given as they are. You may use your `my_backward`, or "
              "`loss_and_gradients` from `helpers`.",
    signature="my_two_steps(X, Y, W1, b1, W2, b2, rate)",
    reference=two_steps_reference,
    outputs=NAMES,
    probes=lambda: network_probes(lambda seed: (0.6 + 0.25 * seed,)),
    rules=RULES,
    hints=("The second step needs gradients at the parameters as they are after the first.",
           "Work out all four gradients, then move all four parameters."),
    reason="A gradient belongs to the parameters at which it was taken. After a step, go forward and back again.",
)
