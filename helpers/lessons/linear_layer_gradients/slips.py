"""Lesson 04: slips of the study notes, to be found and mended."""
