"""The exercises of lesson 03, by name, in the order of the lesson."""

from . import backward, binary, cross_entropy, from_cache, gradient, jacobian, loss, one_hot, weighted

_IN_ORDER = (
    one_hot.ONE_HOT,
    cross_entropy.CROSS_ENTROPY,
    loss.SOFTMAX_CROSS_ENTROPY,
    backward.LSE_GRAD,
    jacobian.JACOBIAN,
    jacobian.NULL_VECTOR,
    gradient.GRADIENT,
    from_cache.FROM_CACHE,
    weighted.WEIGHTED,
    backward.BACKWARD,
    binary.EXERCISE,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
