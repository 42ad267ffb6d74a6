"""Grading: read a notebook, run it under limits in a kernel of its own, and form the verdicts outside of it."""
