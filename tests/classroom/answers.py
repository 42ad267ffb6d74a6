"""Two answers to lesson 01's softmax, for a kernel that knows nothing yet, and what the verdict says of each."""

CHECK = """
import numpy as np
from helpers.lessons import softmax_shift_invariance as lesson

def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum({axis})

q = lesson.exercise("softmax")
q.check(softmax)
"""
RIGHT, RIGHT_VERDICT = CHECK.format(axis="axis=-1, keepdims=True"), "[✓] right"
ONE_SUM, ONE_SUM_VERDICT = CHECK.format(axis=""), "One sum for the whole array."
