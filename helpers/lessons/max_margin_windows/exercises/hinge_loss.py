"""Exercise "hinge": the loss with a margin, pair by pair, and its slopes by the two scores."""

import numpy as np

from .... import sigmoid
from ....exercises import Exercise, Probe, Rule


def hinge_and_slopes(s, s_c):
    """What is missing of the margin; where something is, the slopes are -1 and 1."""
    missing = 1 - s + s_c
    active = (missing > 0).astype(float)
    return np.maximum(0, missing), -active, active


def of(loss, slope):
    """An answer with another loss and another slope of m = 1 - s + s_c: ``slope`` for s_c, and its negative for s."""
    def answer(s, s_c):
        m = 1 - s + s_c
        return loss(m), -slope(m), slope(m)
    return answer


def right_loss(m):
    return np.maximum(0, m)


def right_slope(m):
    return (m > 0).astype(float)


def no_margin(s, s_c):
    worse = (s_c > s).astype(float)
    return np.maximum(0, s_c - s), -worse, worse


def no_margin_in_the_gate(s, s_c):
    worse = (s_c > s).astype(float)
    return np.maximum(0, 1 - s + s_c), -worse, worse


def exchanged(s, s_c):
    J, by_first, by_second = hinge_and_slopes(s_c, s)
    return J, by_second, by_first


def but(**changes):
    """The right parts, but for those named: each from ``change(ds)``."""
    def answer(s, s_c):
        parts = dict(zip(("J", "ds", "ds_c"), hinge_and_slopes(s, s_c), strict=True))
        return tuple(changes[name](part) if name in changes else part for name, part in parts.items())
    return answer


def _met(parts, s, s_c):
    n = int(np.argmax(s - s_c))
    return (f"In pair {n} the true window lies {s[n] - s_c[n]:.3g} above the corrupt one, and your ds there is "
            f"{parts[1].flat[n] + 0.0:.3g}.")


def _J_met(parts, s, s_c):
    n = int(np.argmax(s - s_c))
    return (f"In pair {n} the true window lies {s[n] - s_c[n]:.3g} above the corrupt one, and your J there is "
            f"{parts[0].flat[n]:.3g}.")


def _ds(parts, s, s_c):
    n = int(np.argmin(s - s_c))
    return f"In pair {n}, with s = {s[n]:.3g} and s_c = {s_c[n]:.3g}, your ds is {parts[1].flat[n]:.3g}."


def _J(parts, s, s_c):
    n = int(np.argmin(s - s_c))
    return f"In pair {n}, with s = {s[n]:.3g} and s_c = {s_c[n]:.3g}, your J is {parts[0].flat[n]:.3g}."


def _equal_scores(parts, s, s_c):
    n = int(np.argmin(np.where(s > s_c, s - s_c, np.inf)))
    return (f"In pair {n} the true window lies only {s[n] - s_c[n]:.3g} above the corrupt one, and your ds there is "
            f"{parts[1][n] + 0.0:.3g}.")


def _still(parts, s, s_c):
    idle = [name for name, part in zip(("ds", "ds_c"), parts[1:], strict=True) if not part.any()]
    return f"All {s.size} entries of your {idle[0] if idle else 'ds_c'} are {0 if idle else 'alike'}."


def _one_number(parts, s, s_c):
    return f"Your J is {parts[0].size} number, for {s.size} pairs."


def at_the_kink(parts):
    """What a learner chose where any slope between -1 and 0 is one."""
    chosen = float(np.ravel(parts[1])[0]) if np.size(parts[1]) else 0.0
    if chosen == 0:
        return ""
    return (f"Exactly at the kink, where s is 1 above s_c, your ds is {chosen:.3g}. The course takes 0 there; from -1 to 0 "
            "anything will do.")


PAIRS = (np.array([3.0, 0.0, 0.6, -0.4, 0.25, 1.75]), np.array([0.5, 0.25, 0.1, 0.3, 1.6, -0.75]))

HINGE = Exercise(
    name="hinge",
    title="The loss with a margin",
    statement="s and s_c, both of shape (N,), hold the scores of N true windows and of their corrupt ones, pair by pair. Give "
              "back "
              "J, ds and ds_c, each of shape (N,): the loss max(0, 1 - s + s_c) of each pair, and how fast it moves with its s "
              "and "
              "with its s_c.",
    signature="my_hinge(s, s_c)",
    reference=hinge_and_slopes,
    outputs=("J", "ds", "ds_c"),
    probes=lambda: [
        Probe(PAIRS, "6 pairs, some of which meet the margin"),
        Probe((np.array([0.3, 2.0, -1.2, 1.1]), np.array([-0.2, -0.5, -0.9, 1.7])), "4 other pairs"),
        Probe((np.array([2.5, 1.5]), np.array([0.2, -1.0])), "2 pairs that meet it"),
        Probe((np.array([0.5]), np.array([0.75])), "one pair alone", "single"),
        Probe((np.array([1e5, -1e5, 0.0]), np.array([-1e5, 1e5, 0.0])), "huge scores", "extreme"),
        Probe((np.sin(np.arange(50.0)) * 2, np.cos(3 * np.arange(50.0))), "50 pairs at once", "batch"),
        Probe((np.array([1.5, 0.25]), np.array([0.5, -0.75])), "the kink", "caution", remark=at_the_kink),
    ],
    rules=(
        Rule("S28", "The slope is kept where the margin is met", of(right_loss, np.ones_like),
             "Where the margin is met, J is 0, and it stays 0 when a score moves a little. A loss that is flat has slope 0.",
             _met),
        Rule("no-max", "Less than nothing is missing", of(lambda m: m, right_slope),
             "Your J goes below 0 where more than the margin is there. The loss is what is missing, or 0: the larger of the two.",
             _J_met, variants=(of(lambda m: m, np.ones_like),)),
        Rule("H2", "The signs turned", of(right_loss, lambda m: -right_slope(m)),
             "With your signs a step against the gradient lowers the true score and raises the corrupt one. Which should "
             "rise?", _ds),
        Rule("exchanged", "The two windows exchanged", exchanged,
             "Your loss is small where the corrupt window scores higher. The true one should win.", _J),
        Rule("H3", "The margin is left out", no_margin,
             "Without the 1 a true window that wins by a hair is good enough, and so are all parameters 0.", _equal_scores,
             variants=(no_margin_in_the_gate,)),
        Rule("H4", "One of the two scores has no slope", but(ds_c=np.zeros_like),
             "Both scores stand in the loss, so both have a slope.", _still, variants=(but(ds=np.zeros_like),)),
        Rule("same-sign", "Both slopes of one sign", but(ds_c=np.negative),
             "Your two slopes are alike. If one score raises the loss, the other lowers it.",
             _ds, variants=(but(ds=np.negative),)),
        Rule("H8", "The square of the hinge", of(lambda m: right_loss(m) ** 2, lambda m: 2 * right_loss(m)),
             "You squared what is missing, or took the slope of the square. This loss grows in proportion to what is "
             "missing.", _ds,
             variants=(of(lambda m: right_loss(m) ** 2 / 2, right_loss), of(right_loss, lambda m: 2 * right_loss(m)),
                       of(lambda m: right_loss(m) ** 2, right_slope))),
        Rule("value", "The value for the slope", of(right_loss, right_loss),
             "You gave how large the loss is. A slope says how fast it moves.", _ds),
        Rule("absolute", "The absolute value", of(np.abs, np.sign),
             "Your loss grows again where the true window lies far above the corrupt one. More than the margin is no fault.",
             _met,
             variants=(of(right_loss, np.sign),)),
        Rule("smooth", "A smooth relative of it", of(lambda m: np.logaddexp(0, m), sigmoid),
             "Your loss never gets to 0. This one does, and has a kink where it gets there.", _met,
             variants=(of(right_loss, sigmoid),)),
        Rule("any", "One gate for the whole batch",
             of(right_loss, lambda m: np.full_like(m, float(right_loss(m).sum() > 0))),
             "You asked whether the loss of all pairs together is above 0. Each pair has its own margin.", _met),
        Rule("C6", "Divided by N", of(right_loss, lambda m: right_slope(m) / len(m)),
             "You divided the slopes by the number of pairs. Each pair has a loss of its own here; nothing is averaged.", _ds,
             variants=(of(lambda m: right_loss(m) / len(m), lambda m: right_slope(m) / len(m)),)),
        Rule("order", "In another order", lambda s, s_c: (*hinge_and_slopes(s, s_c)[1:], hinge_and_slopes(s, s_c)[0]),
             "The loss comes first, then its two slopes.", _ds, whole=True),
        Rule("summed", "One number for all pairs", of(np.sum, right_slope),
             "Each pair has a loss of its own. You added them up, or took their mean.", _one_number,
             variants=(of(lambda m: right_loss(m).sum(), right_slope), of(lambda m: right_loss(m).mean(), right_slope))),
    ),
    hints=("Begin with what is missing of the margin, for each pair: 1 - s + s_c.",
           "Where it is above 0 the loss is that number. How does it move with s there, and how with s_c? And elsewhere?"),
    reason="An active pair has loss 1 - s + s_c, which falls by 1 for each 1 that s gains. A met margin has loss 0, and nearby "
           "it is 0 "
           "as well. So the slopes are -1 and 1, or 0 and 0, and one comparison tells which.",
)
