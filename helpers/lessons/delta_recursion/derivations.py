"""Lesson 07 in lines: from the score network to the recursion for any depth (T14, T19, T20)."""

from .deep_lines import (
    any_b,
    any_delta,
    any_W,
    below,
    delta_l,
    input_layer,
    recursion,
    rows_b,
    rows_delta,
    rows_W,
    through_two,
    two_below,
    two_top,
    two_W1,
    two_W2,
    two_x,
)
from .score_lines import before, by_b, by_v, by_W, by_x, by_z, hidden, message, score, top, wrt_b, wrt_v, wrt_W, wrt_x

__all__ = [
    "any_W", "any_b", "any_delta", "before", "below", "by_W", "by_b", "by_v", "by_x", "by_z", "delta_l", "hidden", "input_layer",
    "message", "recursion", "rows_W", "rows_b", "rows_delta", "score", "through_two", "top", "two_W1", "two_W2", "two_below",
    "two_top", "two_x", "wrt_W", "wrt_b", "wrt_v", "wrt_x",
]
