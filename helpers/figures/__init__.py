"""Interactive figures on one canvas that redraws in milliseconds.

A figure is a ``Scene``: controls, artists laid out once, and an ``update`` from values to artists. ``figure(scene)``
puts it into a notebook. Importing this package loads neither matplotlib nor ipywidgets; showing a figure does.
"""

from .controls import Choice, Slider, Steps, Switch, Typed
from .learner import Learner
from .scene import Scene

__all__ = ["Choice", "Learner", "Scene", "Slider", "Steps", "Switch", "Typed", "figure"]


def figure(scene: Scene):
    """Show a scene as a live figure; the last expression of a cell displays it."""
    from .live import LiveFigure

    return LiveFigure(scene)
