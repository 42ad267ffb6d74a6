"""Wrong ways that look right on ordinary numbers, and right ways that look odd. Nothing wrong may pass, nothing right fail."""

import math

import numpy as np
import pytest

from helpers import log_softmax, softmax
from helpers.lessons.softmax_shift_invariance.exercises import EXERCISES
from helpers.lessons.start_here.exercises import EXERCISES as START


def top(Z):
    return Z.max(axis=1, keepdims=True)


def over(E):
    return E / E.sum(axis=1, keepdims=True)


def by(shift):
    """Softmax with this shift."""
    return lambda Z: over(np.exp(Z - shift(Z)))


def log_by(shift):
    """Log-softmax with this shift."""
    return lambda Z: Z - shift(Z) - np.log(np.exp(Z - shift(Z)).sum(axis=1, keepdims=True))


def without_inf(Z, instead):
    return softmax(np.where(np.isinf(Z), instead, Z))


# Every one of these shifts leaves softmax alone on paper. The name of the slip, or None where it is only refused.
SHIFTS = {
    "none": ("A7", lambda Z: 0),
    "the first": ("A6", lambda Z: Z[:, :1]),
    "the last": ("A6", lambda Z: Z[:, -1:]),
    "the second": (None, lambda Z: Z[:, 1:2]),
    "the smallest": ("A6", lambda Z: Z.min(axis=1, keepdims=True)),
    "the mean": ("A6", lambda Z: Z.mean(axis=1, keepdims=True)),
    "added": ("A6", lambda Z: -top(Z)),
    "the median": ("A6", lambda Z: np.median(Z, axis=1, keepdims=True)),
    "the middle": ("A6", lambda Z: (top(Z) + Z.min(axis=1, keepdims=True)) / 2),
    "the second largest": ("A6", lambda Z: np.sort(Z, axis=1)[:, -2:-1]),
    "the sum": (None, lambda Z: Z.sum(axis=1, keepdims=True)),
    "high percentile": (None, lambda Z: np.percentile(Z, 95, axis=1, keepdims=True)),
    "the whole array's": ("A4", lambda Z: Z.max()),
    "the largest size": (None, lambda Z: np.abs(Z).max(axis=1, keepdims=True)),
    "1000": (None, lambda Z: 1000),
    "500": (None, lambda Z: 500),
    "not below 0": (None, lambda Z: np.maximum(top(Z), 0)),
    "only if large": (None, lambda Z: top(Z) if Z.max() > 700 else 0),
    "the first row's": ("A4", lambda Z: Z[0].max()),
}
SOFTMAX = {
    "1e-7 added": lambda Z: over(np.exp(Z - top(Z)) + 1e-7),
    "1e-12 added": lambda Z: over(np.exp(Z - top(Z)) + 1e-12),
    "exponents not below -30": lambda Z: over(np.exp(np.maximum(Z - top(Z), -30))),
    "exponents not below -700": lambda Z: over(np.exp(np.maximum(Z - top(Z), -700))),
    "probabilities not below 1e-15": lambda Z: np.maximum(softmax(Z), 1e-15),
    "-1000 for -inf": lambda Z: without_inf(Z, -1000.0),
    "0 for -inf": lambda Z: without_inf(Z, 0.0),
    "-10000 for -inf": lambda Z: without_inf(Z, -1e4),
    "3 decimals": lambda Z: softmax(Z).round(3),
    "6 decimals": lambda Z: softmax(Z).round(6),
    "nan made 0": lambda Z: np.nan_to_num(over(np.exp(Z))),
    "inf made large": lambda Z: over(np.nan_to_num(np.exp(Z))),
    "float16": lambda Z: softmax(Z.astype(np.float16)).astype(float),
    "pairwise": lambda Z: 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2),
    "half": lambda Z: over(np.exp((Z - top(Z)) / 2)),
    "softplus": lambda Z: over(np.log1p(np.exp(Z))),
    "squares": lambda Z: over(Z**2),
    "sorted": lambda Z: np.sort(softmax(Z), axis=1),
    "one class left out of the sum": lambda Z: np.exp(Z - top(Z)) / np.exp(Z - top(Z))[:, :-1].sum(axis=1, keepdims=True),
    "a parabola for exp": lambda Z: over(1 + Z + Z**2 / 2),
    "negatives cut off": lambda Z: softmax(np.maximum(Z, 0)),
}
LOG_SOFTMAX = {
    "guard of 1e-300": lambda Z: np.log(softmax(Z) + 1e-300),
    "guard of 1e-308": lambda Z: np.log(np.maximum(softmax(Z), 1e-308)),
    "-745 for -inf": lambda Z: np.maximum(np.log(softmax(Z)), -745),
    "-inf made large": lambda Z: np.nan_to_num(np.log(softmax(Z))),
    "not below -1000": lambda Z: np.maximum(log_softmax(Z), -1000),
    "not below -5000": lambda Z: np.maximum(log_softmax(Z), -5000),
    "-1e9 for -inf": lambda Z: np.maximum(log_softmax(Z), -1e9),
    "3 decimals": lambda Z: log_softmax(Z).round(3),
    "6 decimals": lambda Z: log_softmax(Z).round(6),
    "largest for the sum": lambda Z: Z - top(Z),
    "mean for sum": lambda Z: Z - top(Z) - np.log(np.exp(Z - top(Z)).mean(axis=1, keepdims=True)),
    "sum of logarithms": lambda Z: Z - (Z - top(Z)).sum(axis=1, keepdims=True),
    "softplus": lambda Z: Z - np.log1p(np.exp(Z)),
    "1e-6 in the sum": lambda Z: Z - top(Z) - np.log(np.exp(Z - top(Z)).sum(axis=1, keepdims=True) + 1e-6),
    "log1p": lambda Z: np.log1p(softmax(Z)),
    "all -inf": lambda Z: np.full(Z.shape, -np.inf),
}
SLOPE = {
    "0.001": lambda z: z * 0 + 1e-3,
    "one number": lambda z: 0.0,
    "three zeros": lambda z: np.zeros(3),
    "by each logit": np.exp,
    "the Jacobian": lambda z: np.diag(softmax(z)) - np.outer(softmax(z), softmax(z)),
    "1 - p": lambda z: 1 - softmax(z),
    "p less its mean": lambda z: softmax(z) - 1 / len(z),
    "-p squared": lambda z: -(softmax(z) ** 2),
    "twice": lambda z: 2 * softmax(z),
    "Nones": lambda z: [None] * len(z),
    "the logits": lambda z: z,
    "own logit": lambda z: softmax(z) * (1 - softmax(z)),
    "their sum": lambda z: (0 * z).sum(),
}
SQUARE = {
    "sizes only": lambda z: 2 * np.abs(z),
    "coarse difference": lambda z: ((z + 0.01) ** 2 - z**2) / 0.01,
    "z + 2": lambda z: z + 2,
    "one decimal": lambda z: (2 * z).round(1),
    "whole": lambda z: (2 * z).astype(int),
    "2 to the z": lambda z: 2**z,
    "cut off": lambda z: np.clip(2 * z, -5, 5),
    "flat": lambda z: 2 * z.ravel(),
    "summed": lambda z: (2 * z).sum(),
    "two axes at most": lambda z: 2 * z if z.ndim < 3 else z,
    "in place": lambda z: np.multiply(z, 2, out=z),
    "-2z": lambda z: -2 * z,
}
WRONG = [
    *(("softmax", name, by(shift)) for name, (_, shift) in SHIFTS.items()),
    *(("log_softmax", name, log_by(shift)) for name, (_, shift) in SHIFTS.items()),
    *(("softmax", name, answer) for name, answer in SOFTMAX.items()),
    *(("log_softmax", name, answer) for name, answer in LOG_SOFTMAX.items()),
    *(("shift_slope", name, answer) for name, answer in SLOPE.items()),
    *(("square_slope", name, answer) for name, answer in SQUARE.items()),
]
RIGHT = [
    ("softmax", lambda Z: np.exp(log_softmax(Z))),
    ("softmax", by(lambda Z: top(Z) + 1)),
    ("softmax", by(lambda Z: top(Z) - 5)),
    ("softmax", lambda Z: np.where(np.isneginf(Z), 0, softmax(Z))),
    ("softmax", lambda Z: softmax(Z.astype(np.float32)).tolist()),
    ("softmax", lambda Z: np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])),
    ("softmax", lambda Z: softmax(np.nan_to_num(Z, neginf=-1e9))),
    ("softmax", lambda Z: [[math.exp(z - max(r)) / math.fsum(math.exp(y - max(r)) for y in r) for z in r] for r in Z]),
    ("log_softmax", lambda Z: Z - (top(Z) + np.log(np.exp(Z - top(Z)).sum(axis=1, keepdims=True)))),
    ("log_softmax", lambda Z: (Z.T - top(Z)[:, 0] - np.log(np.exp(Z.T - top(Z)[:, 0]).sum(0))).T),
    ("log_softmax", lambda Z: log_softmax(Z.astype(np.float32))),
    ("log_softmax", log_by(lambda Z: top(Z) + 1)),
    ("shift_slope", lambda z: (softmax(z + 1e-6) - softmax(z)) / 1e-6),
    ("shift_slope", lambda z: softmax(z) - softmax(z) * softmax(z).sum()),
    ("shift_slope", lambda z: (np.diag(softmax(z)) - np.outer(softmax(z), softmax(z))).sum(axis=1)),
    ("square_slope", lambda z: z + z),
    ("square_slope", lambda z: [2 * x for x in z]),
    ("square_slope", lambda z: ((z + 1e-3) ** 2 - (z - 1e-3) ** 2) / 2e-3),
]


def ask(name):
    return {**EXERCISES, **START}[name]


@pytest.mark.parametrize("exercise, way, answer", WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_no_wrong_way_passes(exercise, way, answer):
    assert ask(exercise).check(answer).kind in ("wrong", "slip")


@pytest.mark.parametrize("exercise, answer", RIGHT, ids=lambda v: v if isinstance(v, str) else "")
def test_odd_but_right_ways_pass(exercise, answer):
    verdict = ask(exercise).check(answer)
    assert verdict.right, verdict


@pytest.mark.parametrize("exercise, made", [("softmax", by), ("log_softmax", log_by)])
def test_a_careless_shift_is_called_what_it_is(exercise, made):
    for name, (slip, shift) in SHIFTS.items():
        assert ask(exercise).check(made(shift)).slip == slip, name


def test_what_is_masked_is_0_and_the_verdict_says_so():
    for way in ("1e-7 added", "exponents not below -30"):
        assert "exactly 0" in ask("softmax").check(SOFTMAX[way]).message


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_axes_that_are_lost_are_named_though_the_shapes_do_not_meet(name):
    """Sums, maxima, or both without their axis: only where N = C is there a number at all."""

    def finish(S, keep):
        total = np.exp(S).sum(axis=1, keepdims=keep)
        return np.exp(S) / total if name == "softmax" else S - np.log(total)

    q = ask(name)
    both = q.check(lambda Z: finish(Z - Z.max(axis=1), False))
    maxima = q.check(lambda Z: finish(Z - Z.max(axis=1), True))
    assert both.slip == "A3" == q.check(lambda Z: finish(Z - top(Z), False)).slip
    assert maxima.slip == "A3-max" and "sums to 1" not in maxima.tell
    assert all("(5,3) (5,)" in verdict.remarks[0] and "loses that axis" in verdict.remarks[0] for verdict in (both, maxima))


def test_slips_of_log_softmax_have_names():
    q = ask("log_softmax")
    assert q.check(lambda Z: Z - top(Z) + np.log(np.exp(Z - top(Z)).sum(axis=1, keepdims=True))).slip == "plus"
    assert q.check(lambda Z: Z - top(Z) - np.log10(np.exp(Z - top(Z)).sum(axis=1, keepdims=True))).slip == "C8"
    assert q.check(lambda Z: Z - top(Z) - np.log(np.exp(Z).sum(axis=1, keepdims=True))).slip == "twice"
    assert q.check(lambda Z: -np.log(np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2))).slip == "A6"


def test_tells_say_what_was_seen():
    softmax_ = ask("softmax")
    loops = softmax_.check(lambda Z: [[math.exp(z) / sum(map(math.exp, row)) for z in row] for row in Z])
    assert loops.slip == "A7" and loops.tell == "", "nothing to show where it raised"
    clipped = softmax_.check(lambda Z: over(np.exp(np.clip(Z, -700, 700))))
    assert clipped.slip == "clipped" and "are nan" not in clipped.tell
    slope = ask("shift_slope").check(softmax)
    assert slope.slip == "A14" and "cancel" in slope.tell
    assert "-inf" in ask("log_softmax").check(LOG_SOFTMAX["all -inf"]).message


@pytest.mark.parametrize(
    "name, answers", [("scaled_odds", (7, 2, 4, 8)), ("lse_shift", (3, 5)), ("row_shift", ([[0, -3], [2, 0]],))]
)
def test_typed_whole_numbers_are_not_blamed_for_being_whole(name, answers):
    for answer in answers:
        verdict = ask(name).check(answer)
        assert verdict.kind == "wrong" and "integers" not in repr(verdict)
    assert "Only the first row" in ask("row_shift").check([[-1, 0], [0, -2]]).tell


@pytest.mark.parametrize(
    "value, slip",
    [
        (2.72, "A8"),
        (2.7, "A8"),
        (54.6, "squared-twice"),
        (5.44, "linear"),
        (0.88, "probability"),
        (0.1353, "inverse"),
        (1.65, "cooled"),
    ],
)
def test_odds_are_recognised_as_they_are_typed(value, slip):
    verdict = ask("scaled_odds").check(value)
    assert verdict.slip == slip and not verdict.remarks
    assert "2.718" not in verdict.tell, "it was not typed"


def test_the_question_on_shifts_is_not_answered_by_its_verdicts():
    q = ask("shift_vector")
    texts = [repr(q.check(c)) for c in ([0, 1, 1], [1, 2, 3], [1, 1, 1.0000001])]
    assert not any("together" in text or "c[0]" in text or "factor of 1." in text for text in texts)
    assert "percent" in texts[2] and "first of your numbers" in texts[0]


def test_solutions_show_what_they_speak_of():
    for name, part in (("softmax", "np.exp"), ("shift_slope", "np.zeros_like(z)"), ("log_softmax", "np.log")):
        q = ask(name)
        q.check(lambda array: array + 1)
        assert part in q.solution().code and "below" not in q.solution().text
