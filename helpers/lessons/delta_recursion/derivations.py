"""Lesson 07 in lines: from the score network to the recursion (T14, T19, T20)."""
