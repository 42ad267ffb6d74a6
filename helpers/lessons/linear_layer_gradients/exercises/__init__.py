"""The exercises of lesson 04, by name."""

EXERCISES = {}
