"""The exercises of lesson 04, by name, in the order of the lesson."""

from . import backward, forward, gather, paths, quadratic, sample, shapes, tensor

_IN_ORDER = (
    forward.AFFINE,
    tensor.LAYER_TENSOR,
    sample.SAMPLE_GRADIENT,
    sample.BATCH_GRADIENT,
    backward.AFFINE_BACKWARD,
    paths.GRAPH_GRADIENT,
    gather.GATHER_GRAD,
    quadratic.QUADRATIC_SHAPE,
    quadratic.QUADRATIC_GRADIENT,
    quadratic.SQUARES_JACOBIAN,
    shapes.BROADCAST_SHAPE,
    shapes.MEAN_SQUARED_ERROR,
    shapes.PRODUCT_COSTS,
)
EXERCISES = {q.name: q for q in _IN_ORDER}
