"""The figures of lesson 04, one call each. Give ``tensor`` your own function to see what it does."""

from ...figures import figure


def tensor(my_tensor=None):
    """The four-index tensor d(XW)_ij/dw_kl: one slice for each output, one for each weight.

    ``my_tensor(X, H)`` takes rows (N, D) and the number of outputs, and gives (N, H, D, H).
    """
    from .tensor_scene import TensorScene

    return figure(TensorScene(my_tensor))


def cost():
    """What it costs to contract the three-index tensor dz/dW, and what the outer product costs: counted and timed."""
    from .cost_scene import CostScene

    return figure(CostScene())


def workbench():
    """The shapes workbench: a gradient as a product of factors with named axes, judged by shapes, then by numbers."""
    from .workbench_widget import WorkbenchWidget

    return WorkbenchWidget()
