"""How the shipped files were made, runnable: ``python -m helpers.data.rebuild PACKAGE_FOLDER [DIGITS_CSV_GZ]``.

Nothing here is needed to take the course. It is kept so that every shipped byte can be traced to its source.
"""
