"""What a learner can move in a figure, said without any widget, so that a figure can be tested without a notebook."""

from dataclasses import dataclass, field
from math import log10

import numpy as np


@dataclass(frozen=True)
class Slider:
    """A number between ``low`` and ``high`` in steps; with ``log``, the logarithm (base 10) moves in steps instead."""

    name: str
    low: float
    high: float
    start: float
    step: float = 0.1
    label: str = ""
    log: bool = False

    def __post_init__(self):
        if not self.low <= self.start <= self.high:
            raise ValueError(f"{self.name}: the start {self.start} lies outside {self.low} to {self.high}")
        steps = (log10(self.start / self.low) if self.log else self.start - self.low) / self.step
        if abs(steps - round(steps)) > 1e-6:  # the browser would move it, and the first picture with it
            raise ValueError(f"{self.name}: the start {self.start} lies between two steps")

    def samples(self, count: int = 9) -> list[float]:
        """Values over the whole range, both ends included.

        >>> Slider("c", -1, 1, 0).samples(3)
        [-1.0, 0.0, 1.0]
        """
        spread = np.geomspace if self.log else np.linspace
        return [float(value) for value in spread(self.low, self.high, count)]


@dataclass(frozen=True)
class Choice:
    """One of several options; ``options`` are the values, shown by their ``str``."""

    name: str
    options: tuple
    start: object
    label: str = ""

    def samples(self, count: int = 9) -> list:
        """Every option."""
        return list(self.options)


@dataclass(frozen=True)
class Switch:
    """On or off."""

    name: str
    start: bool = False
    label: str = ""
    options: tuple = field(default=(False, True), init=False)

    def samples(self, count: int = 9) -> list:
        """Both positions."""
        return list(self.options)


@dataclass(frozen=True)
class Text:
    """A line of text to type, at most ``longest`` characters; ``examples`` are lines that the figure is tested on.

    With ``at_once`` the figure follows every letter; without, it waits for Enter, or until the box is left.
    """

    name: str
    start: str = ""
    examples: tuple = ()
    label: str = ""
    longest: int = 200
    at_once: bool = True

    def samples(self, count: int = 9) -> list[str]:
        """The start and the examples.

        >>> Text("line", "one", ("two", "")).samples()
        ['one', 'two', '']
        """
        return [self.start, *self.examples][:max(2, count)]


@dataclass(frozen=True)
class Steps:
    """Which of ``count`` steps is shown, counted from 1; ``play`` adds a button that runs on, a step each so many ms."""

    name: str
    count: int
    start: int = 1
    label: str = "Step"
    play: int = 0

    def __post_init__(self):
        if not 1 <= self.start <= self.count:
            raise ValueError(f"{self.name}: the start {self.start} lies outside 1 to {self.count}")

    def samples(self, count: int = 9) -> list[int]:
        """Steps spread over all of them, the first and the last included.

        >>> Steps("step", 12).samples(4)
        [1, 5, 8, 12]
        """
        return sorted({round(float(step)) for step in np.linspace(1, self.count, count)})


def starts(controls) -> dict:
    """The values a figure begins with.

    >>> starts([Slider("c", -1, 1, 0), Switch("all", True)])
    {'c': 0, 'all': True}
    """
    return {control.name: control.start for control in controls}
