"""Measurements, not tests: each script prints what it compares in one run, and the ratio."""
