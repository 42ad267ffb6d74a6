"""Exercise "verdict": choose a probe on which no wrong gradient can hide, and judge with it."""

from dataclasses import replace
from functools import update_wrapper

import numpy as np

from .... import check_gradient
from ....exercises import Exercise, Probe
from ....gradient_report import GradientReport
from ..wrong_gradients import WRONG, Setting
from .verdict_rules import RULES


def verdict(loss, gradient):
    """Several rows, unequal sizes, numbers of order one of both signs, a bias that is not 0; every entry of all three."""
    rng = np.random.default_rng(5)
    X, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    dX, dW, db = gradient(X, W, b)
    return bool(check_gradient(lambda X: loss(X, W, b), dX, X)
                and check_gradient(lambda W: loss(X, W, b), dW, W)
                and check_gradient(lambda b: loss(X, W, b), db, b))


class Plainly:
    """The learner's function as it is, but for one thing: a ``GradientReport`` that it gives back counts as True or False."""

    def __init__(self, function):
        self.function = function
        update_wrapper(self, function)
        for name in ("__code__", "__globals__", "__closure__"):  # by which a stub, and the learner's own line, are known
            if hasattr(function, name):
                setattr(self, name, getattr(function, name))

    def __call__(self, *args):
        said = self.function(*args)
        return bool(said) if isinstance(said, GradientReport) else said


class VerdictExercise(Exercise):
    """An exercise whose answer may end in ``check_gradient(...)``, and whose verdict lists every gradient that was misjudged."""

    def collect(self, answer):
        return super().collect(Plainly(answer) if callable(answer) else answer)

    def _wrong(self, failure, trial):
        verdict = super()._wrong(failure, trial)
        if verdict.kind == "error" or verdict.slip in ("always", "turned"):
            return verdict
        return replace(verdict, remarks=(*verdict.remarks, *self._misjudged(trial, verdict.slip)))

    def _misjudged(self, trial, slip):
        """All wrong gradients that pass, when there are several, and the right ones that are refused, when no slip says why."""
        pairs = [(probe, bool(want.parts[0]), out)
                 for probe, want, out in zip(self.tried, self._wants, trial.outcomes, strict=True)
                 if probe.kind != "again" and out.answered and out.shapes == ((),)]
        passed = [probe.label.replace("a gradient", "one") for probe, right, out in pairs if not right and out.parts[0] == 1]
        refused = [probe.label for probe, right, out in pairs if right and out.parts[0] == 0]
        if len(passed) > 1:
            yield (f"{len(passed)} of {sum(not right for _, right, _ in pairs)} wrong gradients pass: {'; '.join(passed)}. Look "
                   "each of them up in the blind-spot lab: on which probes does it hide, and which of these is like yours?")
        if refused and not slip:
            yield (f"Refused: {'; '.join(refused)}. A right gradient is refused where a Z lies on a kink, and where more digits "
                   "are asked for than a difference has, as in float32.")


def _probe(name, label, activation="relu", **more):
    setting = Setting(activation, **more)
    wrong = WRONG.get(name, Setting.gradient)

    def loss(X, W, b):
        return setting.loss(*map(_numbers, (X, W, b)))

    def gradient(X, W, b):
        return wrong(setting, *map(_numbers, (X, W, b)))

    loss.__qualname__, gradient.__qualname__ = "loss", "gradient"  # as an error calls them
    return Probe((loss, gradient), label)


def _numbers(given):
    """A list becomes an array, whole numbers become floats; float32 stays what it is."""
    return np.asarray(given) * 1.0


def probes():
    return [
        _probe("", "a right gradient, of ReLU units"),
        _probe("", "a right gradient, of tanh units", "tanh"),
        _probe("not divided by N", "a gradient that is not divided by N"),
        _probe("penalty on b as well", "a gradient that penalises b as well as W"),
        _probe("no slope f'(Z)", "a gradient without the slope of its ReLU units"),
        _probe("slope taken at A", "a gradient with the slope of its tanh units taken at A, not at Z", "tanh"),
        _probe("rows averaged first", "a gradient that multiplies means over the rows"),
        _probe("dW reshaped", "a gradient that reshapes dW where it should transpose"),
        _probe("db from sums of dW", "a gradient whose db is the sum of the rows of dW"),
        _probe("penalty forgotten", "a gradient without the penalty on W", "tanh"),
        _probe("one entry nan", "a gradient with one entry nan"),
        _probe("one entry 1 % off", "a gradient with one entry 1 % off"),
        _probe("twice too large", "a gradient that is twice too large"),
        _probe("dX without the slope", "a gradient whose dX lacks the slope of its ReLU units"),
        _probe("sign turned", "a gradient with its sign turned, of a loss times 1e-7", "tanh", scale=1e-7),
    ]


VERDICT = VerdictExercise(
    name="verdict",
    title="Choose the probe",
    statement="loss(X, W, b) is the loss of one layer: `X @ W + b`, ReLU or tanh units, a mean over the rows of X, a penalty "
              "on W. gradient(X, W, b) gives dX, dW and db, perhaps wrong. Give back True if the gradient is right, else "
              "False. The sizes and the numbers in X, W and b are your choice. You may use `check_gradient` and "
              "`numerical_gradient` from `helpers`, or your own.",
    signature="my_verdict(loss, gradient)",
    reference=verdict,
    probes=probes,
    rules=RULES,
    hints=("Which mistakes are no mistakes when there is one row? When b is 0? When all numbers are positive, or tiny?",
           "`rng = np.random.default_rng(5)` and `rng.normal(size=(5, 3))` give numbers of both signs and of order one.",
           "Hold two of the three arrays, move the third: `check_gradient(lambda W: loss(X, W, b), dW, W)`. All three count."),
    reason="Sizes that all differ, several rows, numbers of order one of both signs, a bias that is not 0, no kink within "
           "reach; every entry compared, relative to its size, so that nan fails. Each of these closes a hiding place.",
)
