"""The script that made the shipped files, on a small package of its own."""

import gzip
import io
import json

import numpy as np
import pytest

from helpers.data import rebuild
from helpers.data.rebuild.digits import digits_of, npz
from helpers.data.rebuild.gazetteer import places_of
from helpers.data.rebuild.package import entries, plain
from helpers.data.rebuild.parts import groups
from helpers.data.rebuild.prose import sentences_of, split


def text(value):
    return {"text": value}


@pytest.fixture
def package(tmp_path):
    """Two entries, and the folder that is none."""
    government = {
        "Country name": {"conventional short form": text("Atlantis (sunk)")},
        "Capital": {"name": text("Poseidonis; note - wet"), "time difference": text("UTC+1 all year round there")},
        "Exchange rates": text("shells per pearl of the sea"),
    }
    urban = text("POSEIDONIS (capital) 3,000; Nemo 2,000; Male 17 (2014)")
    background = text("Atlantis sank. The St. Nemo church [1] of Poseidonis stands. ++ Male and female fish live in Nemo;")
    first = {"Introduction": {"Background": background}, "Government": government}
    first["People and Society"] = {"Major urban areas - population": urban, "Growth": text("4% of GDP (2014 est.)")}
    again = "The St. Nemo church of Poseidonis stands (2014). The male fish of Poseidonis grow."
    second = {"Introduction": {"Background": text(again)}}
    for name, content in (("africa/aa", first), ("europe/bb", second), ("meta/categories", {"x": text("not an entry of these")})):
        path = tmp_path / f"{name}.json"
        path.parent.mkdir()
        path.write_text(json.dumps(content), encoding="utf-8")
    return tmp_path


def test_sentences_are_split_cleaned_and_said_once(package):
    assert sentences_of(package) == [
        "The St. Nemo church of Poseidonis stands.",
        "Male and female fish live in Nemo",
        "POSEIDONIS (capital) 3,000; Nemo 2,000; Male 17 (2014)",
        "The male fish of Poseidonis grow.",
    ]


def test_places_are_named_used_and_not_another_word(package):
    found = [tuple(place)[:3] for place in places_of(package, [*sentences_of(package), "Atlantis"])]
    assert found == [("Atlantis", "country", "Atlantis"), ("Nemo", "city", "Atlantis"), ("Poseidonis", "capital", "Atlantis")]


def test_a_folder_that_is_not_the_package_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"factbook\.json"):
        list(entries(tmp_path))


def test_a_letter_nobody_has_looked_at_is_refused():
    with pytest.raises(UnicodeEncodeError):
        plain("Caf\u00e9")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("It fell in World War I. Peace came.", ["It fell in World War I.", "Peace came."]),
        ('He said "no." Then J. R. SMITH left.', ['He said "no."', "Then J. R. SMITH left."]),
        ("the U.S. Mission, Lt. Gen. DOE, (elev. 4321 m)", ["the U.S. Mission, Lt. Gen. DOE, (elev. 4321 m)"]),
        ("Party or P [J. DOE] (new) ++ Union [A. B", ["Party or P (new)", "Union"]),
        ("about 3.5 million\n\n", ["about 3.5 million"]),
        ("", []),
    ],
)
def test_splitting(given, expected):
    assert split(given) == expected


def test_groups_join_over_a_third_name():
    assert groups(["Aa Bb", "Cc Dd", "New Ee", "Bb-Cc"]) == [["New Ee"], ["Aa Bb", "Cc Dd", "Bb-Cc"]]


def test_an_npz_is_read_back_and_always_the_same_bytes():
    images, labels = np.arange(128, dtype=np.uint8).reshape(2, 8, 8), np.array([3, 1], dtype=np.uint8)
    content = npz(images=images, labels=labels)
    assert content == npz(images=images.copy(), labels=labels.copy())
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        assert np.array_equal(arrays["images"], images) and np.array_equal(arrays["labels"], labels)


def test_digits_are_read_from_the_table(tmp_path):
    path = tmp_path / "digits.csv.gz"
    rows = np.column_stack([np.arange(3 * 64).reshape(3, 64) % 17, [7, 0, 9]])
    path.write_bytes(gzip.compress("\n".join(",".join(map(str, row)) for row in rows).encode()))
    images, labels = digits_of(path)
    assert images.shape == (3, 8, 8) and images[1, 2, 3] == (64 + 19) % 17 and labels.tolist() == [7, 0, 9]


def test_the_script_says_how_to_call_it():
    assert "python -m helpers.data.rebuild" in rebuild.__doc__
