"""The exercises of lesson 05, by name."""

EXERCISES: dict = {}
