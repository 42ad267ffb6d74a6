"""Where the shipped files lie."""

from pathlib import Path

FOLDER = Path(__file__).parent


def path(name):
    """Return the path of the shipped file of this name.

    >>> path("places.tsv").name
    'places.tsv'
    """
    return FOLDER / name
