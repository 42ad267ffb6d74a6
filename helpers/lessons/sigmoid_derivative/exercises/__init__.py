"""The exercises of lesson 02, by name, in the order of the lesson."""

from . import as_softmax, denominator_grad, sigmoid, sigmoid_grad, tail, tanh_grad

_IN_ORDER = (
    sigmoid.EXERCISE,
    as_softmax.AS_SOFTMAX,
    denominator_grad.DENOMINATOR_GRAD,
    sigmoid_grad.SIGMOID_GRAD,
    tail.TAIL,
    tanh_grad.TANH_GRAD,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
