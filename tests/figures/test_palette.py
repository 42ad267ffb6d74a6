"""The palette keeps its promises: contrast on light and dark pages, and distance under colour blindness."""

from itertools import combinations

import pytest

from helpers import palette

from .colour import BLINDNESS, contrast, distance, luminance

COLOURS = {name: getattr(palette, name) for name in ("BLUE", "ORANGE", "GREEN", "PURPLE", "RED", "GREY")}
WHITE, DARK = "#ffffff", "#111111"


def test_the_arithmetic_knows_known_values():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert luminance("#777777") == pytest.approx(0.1845, abs=1e-4)
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert distance("#ff0000", "#00a000", "deuteranopia") < distance("#ff0000", "#00a000") / 2


@pytest.mark.parametrize("name", COLOURS)
@pytest.mark.parametrize("page", [WHITE, DARK])
def test_each_colour_is_readable_on_light_and_dark_pages(name, page):
    assert contrast(COLOURS[name], page) >= 3.9


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("pair", list(combinations(COLOURS, 2)), ids="-".join)
def test_any_two_colours_stay_apart(pair, blindness):
    one, other = (COLOURS[name] for name in pair)
    assert distance(one, other, blindness) >= 20


def test_a_symbol_has_one_colour_and_it_is_one_of_these():
    assert set(palette.SYMBOL_COLOURS.values()) <= set(COLOURS.values())
