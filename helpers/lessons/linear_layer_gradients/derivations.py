"""Lesson 04 in lines: the gradient of a linear layer (T4, T10 to T14)."""
