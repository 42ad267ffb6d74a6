"""What a teacher needs. So far: nbgrader's metadata on the notebooks (``python -m helpers.classroom mark``)."""
