"""What a teacher needs: ``python -m helpers.classroom --help`` lists it."""
