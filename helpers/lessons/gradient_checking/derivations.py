"""Lesson 05 in lines: differences, what they miss, and directions (T15)."""
