"""What goes wrong with a sigmoid in the hidden layer."""

from ....exercises import Rule
from .networks import sigmoid_rule as rule
from .networks import sigmoid_slope
from .rules_inside import at_hidden, hidden, in_parts
from .rules_outside import at_logits, on_the_way_forward
from .tells import furthest_off

off = furthest_off(rule())

SLOPES = (
    hidden(rule, off, "E1", "The slope taken after the sigmoid", {"slope": lambda s: sigmoid_slope(s.A1)},
           feedback="You squashed what was squashed already. The slope is taken where the unit was before the sigmoid; written "
                    "with A1, it needs no other sigmoid."),
    hidden(rule, off, "B2", "z(1 - z) for the slope", {"slope": lambda s: s.Z1 * (1 - s.Z1)},
           feedback="a(1 - a) is the slope when a is what comes out of the sigmoid. You put in what goes into it."),
    hidden(rule, off, "B7", "The slope of tanh", {"slope": lambda s: 1 - s.A1 ** 2},
           feedback="1 - a^2 is the slope of tanh. These units are sigmoids."),
    hidden(rule, off, "slope-is-activation", "The output for the slope", {"slope": lambda s: s.A1}, {"slope": lambda s: 1 - s.A1},
           feedback="The slope of the sigmoid is a product of two factors. You have one of them."),
    hidden(rule, off, "squared-slope", "The slope taken twice", {"slope": lambda s: sigmoid_slope(s.Z1) ** 2},
           feedback="You go through one sigmoid on the way back, so its slope occurs once."),
    hidden(rule, off, "E2", "The slope of the layer above", {"slope": lambda s: sigmoid_slope(s.A1 @ s.W2 + s.b2)}, on="square",
           feedback="The slope belongs to the layer that you go back through: the hidden one. The second layer's Z fits only "
                    "where both have the same width."),
    Rule("linear", "No activation on the way forward", rule(A1=lambda s: s.Z1),
         "Your hidden layer gives its Z1 on without squashing it.", off,
         variants=(rule(A1=lambda s: s.Z1, slope=lambda s: s.A1 * (1 - s.A1)),
                   rule(A1=lambda s: s.Z1, slope=lambda s: 1))),
    Rule("Z-for-A", "What goes into the activation, for what comes out", rule(dW2=lambda s: s.Z1.T @ s.G2),
         "The input of the second layer is what comes out of the sigmoid.", off),
)

RULES = (*at_logits(rule, off), *SLOPES, *at_hidden(rule, off), *in_parts(rule, off), *on_the_way_forward(rule, off))
