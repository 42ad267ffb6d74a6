"""Lesson 06: the slips S14 to S17 of the study notes, to be found and mended."""
