"""Lesson 07: the slips S19 to S22 of the study notes, to be found and mended."""
