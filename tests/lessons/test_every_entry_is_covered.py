"""Each entry of the list of misconceptions (sections A to I) and each slip has its place.

A place is an exercise whose bank holds a rule of that id ("exercise", or "exercise:rule" when the rule has another id), a
derivation with a wrong line ("spot:lesson.name") or a figure that shows it ("figure:lesson.name"). Instead of places there
may be a sentence that says why no learner can answer it.
"""

import pytest

from helpers.exercises import PropertyExercise

from .figures import EVERY as FIGURES
from .lessons import exercises
from .parts import SPOTS
from .places_layers import PLACES as OF_LAYERS
from .places_outputs import PLACES as OF_OUTPUTS
from .places_training import PLACES as OF_TRAINING
from .places_windows import PLACES as OF_WINDOWS
from .places_words import PLACES as OF_WORDS

TABLES = (OF_OUTPUTS, OF_LAYERS, OF_WINDOWS, OF_WORDS, OF_TRAINING)
PLACES = {entry: place for table in TABLES for entry, place in table.items()}
SECTIONS = {"A": 17, "B": 11, "C": 21, "D": 24, "E": 17, "F": 19, "G": 4, "H": 10, "I": 20}
ENTRIES = {f"{section}{n}" for section, count in SECTIONS.items() for n in range(1, count + 1)}
SLIPS = {f"S{n}" for n in range(1, 31)}
EXERCISES = {f"{lesson}.{name}": exercise for lesson, name, exercise in exercises() if lesson != "start_here"}


def ids_of(exercise):
    held = exercise.conditions if isinstance(exercise, PropertyExercise) else exercise.rules
    return {rule.id for rule in held}


def called(name):
    """The exercise of this name, which is unique or comes with its lesson."""
    found = [q for full, q in EXERCISES.items() if name in (full, full.partition(".")[2])]
    assert len(found) == 1, f"{len(found)} exercises are called {name}"
    return found[0]


def test_the_table_is_complete():
    assert len(PLACES) == sum(map(len, TABLES)), "no entry stands in two tables"
    assert set(PLACES) == ENTRIES | SLIPS
    assert all(len(place.split()) > 5 if isinstance(place, str) else place for place in PLACES.values())


@pytest.mark.parametrize("entry, place", [(entry, place) for entry, places in PLACES.items() if not isinstance(places, str)
                                          for place in places])
def test_the_entry_stands_where_the_table_says(entry, place):
    name, _, rule = place.partition(":")
    if name == "spot":
        assert SPOTS[rule].id == entry
    elif name == "figure":
        assert rule in FIGURES
    else:
        assert (rule or entry) in ids_of(called(name))


def test_every_listed_id_in_the_bank_is_in_the_table():
    """No rule bears an id of the list in an exercise that the table could not name."""
    for name, exercise in EXERCISES.items():
        for rule_id in ids_of(exercise) - {None}:
            if rule_id[0] in "ABCDEFGHIS" and rule_id[1:].isdigit():
                assert rule_id in PLACES, (name, rule_id)
