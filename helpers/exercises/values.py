"""Exercises whose answer is a value: one number or array, or anything that has a given property."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .credit import share_of
from .exercise import Exercise
from .outcome import observe
from .probe import Probe, Rule
from .trial import Trial
from .verdict import Verdict

# A number typed by hand has four digits or so.
_ALONE = (Probe((), "your answer", tolerance=5e-4),)


def alone():
    """The probes of a value exercise: none but the answer itself."""
    return _ALONE


def wrong_value(id: str, name: str, value, feedback: str, tell: str | None = None, also=()) -> Rule:
    """A wrong rule for an exercise whose answer is a value: people who think like this answer ``value``, or one of ``also``."""
    return Rule(id, name, lambda: value, feedback, lambda got: tell or "",
                variants=tuple(lambda other=other: other for other in also))


@dataclass(repr=False)
class ValueExercise(Exercise):
    """The answer is a number or an array: ``q.check(2.5)``. ``signature`` is the name of the learner's variable."""

    def collect(self, answer) -> Trial:
        if callable(answer) and not isinstance(answer, np.ndarray):
            return Trial(misfit="The answer is a value, not a function: a number, a list or an array.")
        if answer is None or answer is Ellipsis:
            return Trial(empty=True)
        return super().collect(lambda: answer)

    def _right(self, trial) -> Verdict:
        return Verdict("right", "Right.")

    def _seen(self, failure) -> str:
        return failure.text.replace("Your result", "Your answer").replace("in your result", "in your answer")

    def _look(self, failure, trial):
        """None for a shape or for counts: a factor between such numbers says nothing of how they were found."""
        counts = all(name.startswith("int") for want in self._wants for name in want.dtypes)
        return None if counts else super()._look(failure, trial)

    def _beside_a_slip(self, seen: str) -> tuple:
        return ()  # a value has been seen at once, there is nothing to add


@dataclass(frozen=True)
class Condition:
    """What a right answer fulfils: ``broken(value)`` is True when it does not; ``id`` names the misconception shown.

    ``example`` is an answer that breaks this condition and none before it.
    """

    id: str | None
    broken: Callable
    feedback: str
    tell: Callable
    example: object


@dataclass(repr=False)
class PropertyExercise(ValueExercise):
    """Any value with a property is right: ``conditions`` are tried in order. ``reference`` gives one right value."""

    conditions: tuple[Condition, ...] = ()

    def judge(self, trial) -> Verdict:
        shape = np.shape(self.reference())
        if trial.empty:
            return self._untouched()
        if trial.misfit:
            return Verdict("error", trial.misfit)
        out = trial.outcomes[0] if trial.outcomes else observe(object())
        if out.raised or out.trouble:
            return Verdict("error" if out.raised else "wrong", (out.error or out.trouble).replace("Your result", "Your answer"))
        if out.shapes[0] != shape:
            return Verdict("wrong",
                           f"Your answer has shape {out.shapes[0]}; one of shape {shape} is asked for.")
        value = out.parts[0]
        if not np.isfinite(value).all():
            return Verdict("wrong", "Your answer holds nan or inf. Give finite numbers.")
        for condition in self.conditions:
            if condition.broken(value):
                return Verdict("slip" if condition.id else "wrong", condition.feedback, condition.tell(value),
                               condition.id, share=share_of(0, slip=bool(condition.id)))
        return Verdict("right", "Right.")
