"""Lesson 06 in lines: two layers, forward and back, for a whole batch (T16, T17, T18)."""
