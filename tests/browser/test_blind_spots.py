"""The blind-spot lab of lesson 05 in a real page: every list moves the picture, and the words keep up with it."""

import pytest

CELLS = [
    "import numpy as np\nfrom helpers.lessons import gradient_checking as lesson",
    "def my_agree(claimed, measured):\n    return np.allclose(claimed, measured)",
    "lesson.figures.blind_spots(my_agree)",
]


@pytest.fixture(scope="module")
def spots(lab, browser):
    """The lab, alone in a notebook, with a checker of the learner's own."""
    from .conftest import opener

    with opener(lab, browser) as opened:
        notebook = opened(lab.write("blind_spots.ipynb", CELLS))
        notebook.run_all()
        yield Spots(notebook)
        assert notebook.troubles() == []


class Spots:
    """What a learner does in the lab."""

    def __init__(self, notebook):
        self.notebook, self.cell = notebook, notebook.cell(len(CELLS) - 1)

    def choose(self, **options):
        for label, option in options.items():
            self.cell.get_by_label(label, exact=True).select_option(label=option)

    def says(self, words):
        """Wait until the words below the picture hold these."""
        self.cell.get_by_text(words).first.wait_for()


GOOD = "sizes differ, both signs"


def test_it_starts_with_a_blind_spot_and_another_probe_catches_it(spots):
    spots.says("lets it pass, but the gradient is wrong: a blind spot")
    with spots.notebook.changes_picture(spots.cell):
        spots.choose(probe=GOOD)
    spots.says("Caught.")
    spots.says("my_agree says False")


def test_every_list_moves_the_picture(spots):
    spots.choose(mistake="slope taken at A", probe=GOOD, checker="each entry, to 1e-6", units="relu")
    spots.says("but the gradient is wrong")
    with spots.notebook.changes_picture(spots.cell):
        spots.choose(units="tanh")
    spots.says("Caught.")
    with spots.notebook.changes_picture(spots.cell):
        spots.choose(checker="each entry, to 10 %")
    with spots.notebook.changes_picture(spots.cell):
        spots.choose(probe="one row")
    with spots.notebook.changes_picture(spots.cell):
        spots.choose(mistake="sign turned")


def test_a_lost_transpose_is_refused_by_numpy_or_passes_on_a_symmetric_w(spots):
    spots.choose(mistake="W for its transpose", probe=GOOD, checker="each entry, to 1e-6", units="relu")
    spots.says("NumPy refuses")
    spots.choose(probe="symmetric W")
    spots.says("a blind spot")


def test_a_right_gradient_is_refused_on_a_kink(spots):
    spots.choose(mistake="none: it is right", probe="on a kink", checker="each entry, to 1e-6", units="relu")
    spots.says("A false alarm")


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_it_looks_sound(spots, theme, artifacts):
    spots.choose(mistake="one entry nan", probe=GOOD, checker="no error above 1e-6", units="relu")
    spots.says("a blind spot")
    spots.notebook.theme(theme)
    spots.notebook.screenshot(artifacts / f"blind_spots_{theme.lower()}.png")
    assert spots.notebook.troubles() == []
