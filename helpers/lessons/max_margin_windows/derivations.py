"""Lesson 08 in lines: the loss with a margin, and the gradients that it sends into two windows (T21, T22)."""

from .margin_lines import (
    any_gradient,
    before,
    by_s,
    by_s_c,
    by_v,
    by_W,
    corrupt_score,
    hidden,
    loss,
    many,
    message,
    missing,
    score,
    wrt_b,
    wrt_v,
    wrt_W,
    wrt_x,
    wrt_x_c,
)
from .word_lines import acts_through, by_word, by_word_pair, looked_up, table_gradient

__all__ = [
    "acts_through", "any_gradient", "before", "by_W", "by_s", "by_s_c", "by_v", "by_word", "by_word_pair", "corrupt_score",
    "hidden", "looked_up", "loss", "many", "message", "missing", "score", "table_gradient", "wrt_W", "wrt_b", "wrt_v", "wrt_x",
    "wrt_x_c",
]
