"""The shipped files are the ones the README describes, and the loaders give what it promises."""

import hashlib
import re

import numpy as np
import pytest

from helpers.data import digits, lines, place_labels, places, sentences, words
from helpers.data.files import FOLDER, path
from helpers.data.gazetteer import GENERIC, HELD_OUT, TRAINING
from helpers.data.rebuild.parts import held_out, telling_words

README = path("README.md").read_text(encoding="utf-8")
LISTED = re.findall(r"^\| `([^`]+)` \| (\d+) \| `([0-9a-f]{64})` \|$", README, re.MULTILINE)


def test_the_readme_lists_every_data_file():
    shipped = {file.name for file in FOLDER.iterdir() if file.suffix in (".bz2", ".npz", ".tsv")}
    assert {name for name, _, _ in LISTED} == shipped


@pytest.mark.parametrize(("name", "size", "checksum"), LISTED)
def test_a_file_has_the_size_and_the_checksum_of_the_readme(name, size, checksum):
    content = path(name).read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (int(size), checksum)


def test_all_data_together_stays_small():
    assert sum(int(size) for _, size, _ in LISTED) < 2_000_000


def test_the_readme_counts_the_text_right():
    all_words = [word for sentence in sentences() for word in sentence]
    kinds = len({word.lower() for word in all_words})
    assert f"{len(lines())} sentences with {len(all_words)} words (numbers not counted), {kinds} of them different" in README


def test_no_sentence_is_empty_or_said_twice():
    assert min(map(len, sentences())) >= 4
    assert len({tuple(word.lower() for word in sentence) for sentence in sentences()}) == len(sentences())


def test_sentences_are_the_words_of_the_lines():
    assert sentences()[:: len(lines()) // 50] == tuple(tuple(words(line)) for line in lines()[:: len(lines()) // 50])


def test_the_text_is_clean():
    text = "\n".join(lines())
    assert text.isascii() and text.isprintable() is False  # the line ends alone are not printable
    assert "".join(lines()).isprintable()
    assert not re.search(r"\+\+|[\[\]<>{}\\*|_]|&[a-z#0-9]+;|https?:|  ", text)
    assert not [line for line in lines() if line != line.strip(" ;,")]


def test_the_readme_counts_the_places_right():
    kinds = [place.kind for place in places()]
    for count, words_after in (
        (kinds.count("country"), "countries and territories"),
        (kinds.count("capital"), "capitals, and"),
        (kinds.count("city"), "cities from"),
        (sum(place.held_out for place in places()), "names, chosen by a checksum"),
    ):
        assert f"{count} {words_after}" in README


def test_names_are_sorted_and_each_is_there_once():
    names = [place.name for place in places()]
    assert names == sorted(set(names))
    assert {place.kind for place in places()} == {"country", "capital", "city"}


def test_every_country_of_a_place_is_in_the_gazetteer_or_not_in_the_text():
    countries = {place.name for place in places() if place.kind == "country"}
    text = {" ".join(sentence[i : i + n]) for sentence in sentences() for n in (1, 2, 3) for i in range(len(sentence))}
    assert not {place.country for place in places()} & text - countries


def test_no_telling_word_of_a_held_out_name_is_in_a_training_name():
    apart = [set().union(*(telling_words(p.name) for p in places() if p.held_out is part)) for part in (True, False)]
    assert all(apart) and not apart[0] & apart[1]


def test_the_held_out_part_follows_from_the_names_in_any_order():
    names = [place.name for place in places()]
    expected = {place.name for place in places() if place.held_out}
    assert held_out(names) == held_out(names[::-1]) == expected
    assert 0.15 < len(expected) / len(names) < 0.25


def test_every_name_is_found_in_the_text_or_only_inside_a_longer_one():
    text = {" ".join(sentence[i : i + n]) for sentence in sentences() for n in range(1, 8) for i in range(len(sentence))}
    assert not {place.name for place in places()} - text


def test_every_name_alone_gets_the_label_of_its_part():
    for place in places():
        name = place.name.split()
        label = HELD_OUT if place.held_out else TRAINING
        assert place_labels(name).tolist() == [0 if word.islower() else label for word in name]


def test_labels_take_the_longest_name_and_nothing_of_a_name_cut_short():
    assert place_labels("in Papua New Guinea and New".split()).tolist() == [0, 2, 2, 2, 0, 0]
    assert place_labels("from Isle of Man to Isle of".split()).tolist() == [0, 1, 0, 1, 0, 0, 0]
    assert place_labels("PARIS paris Paris".split()).tolist() == [0, 0, 1]
    assert place_labels([]).shape == (0,)


def test_a_string_is_not_taken_for_a_list_of_letters():
    with pytest.raises(ValueError, match=r"words\(\.\.\.\)"):
        place_labels("Paris")


def test_the_readme_counts_the_shared_words_of_held_out_names_right():
    labelled = [(word, label) for sentence in sentences() for word, label in zip(sentence, place_labels(sentence), strict=True)]
    training = {word for word, label in labelled if label == TRAINING}
    held = [word for word, label in labelled if label == HELD_OUT]
    shared = [word for word in held if word in training]
    assert f"of the {len(held)} words of the text that belong to a held-out name, {len(shared)} are such" in README
    assert set(shared) <= GENERIC


def test_digits():
    images, labels = digits()
    assert images.shape == (1797, 8, 8) and labels.shape == (1797,)
    assert images.dtype == np.float64 and np.array_equal(images, images.round()) and images.min() == 0 and images.max() == 16
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert images[0, 0].tolist() == [0, 0, 5, 13, 9, 1, 0, 0]


def test_what_every_caller_shares_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        digits().images[0] = 0
    assert digits() is digits() and sentences() is sentences() and places() is places()
