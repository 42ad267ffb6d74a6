"""The exercises of lesson 06, by name, in the order of the lesson."""

from . import backward, flat_vector, forward, input_gradient, loop, relu_l2, relu_mask, two_steps, unflatten

_IN_ORDER = (
    forward.FORWARD,
    backward.BACKWARD,
    input_gradient.INPUT_GRADIENT,
    flat_vector.COUNT,
    flat_vector.FLATTEN,
    unflatten.UNFLATTEN,
    relu_mask.RELU_BACKWARD,
    relu_l2.RELU_L2,
    loop.LOOP,
    two_steps.TWO_STEPS,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
