"""Backprop, line by line: the mathematics of the course, importable by the field's own names.

Only NumPy is loaded here. Notation, exercises and figures live in subpackages of their own and load
matplotlib and ipywidgets when a figure or a stepper is first asked for.
"""
