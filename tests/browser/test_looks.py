"""Every notebook as a learner sees it: before and after running it, in the light and in the dark."""

import pytest

from .lab import ROOT

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
FIGURE = "lesson.figures."


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_looks_sound(name, open_notebook, artifacts):
    notebook = open_notebook(f"notebooks/{name}")
    assert notebook.troubles() == [], "as it was saved, before it is run"
    notebook.run_all()
    for theme in ("Light", "Dark"):
        notebook.theme(theme)
        with notebook.unrolled():
            notebook.screenshot(artifacts / f"{name[:-6]}_{theme.lower()}.png")
            assert notebook.troubles() == [], f"in the {theme.lower()} theme"


@pytest.mark.parametrize("name", [name for name in NOTEBOOKS if not name.startswith("00")])
def test_every_figure_answers_its_first_slider(name, open_notebook):
    notebook = open_notebook(f"notebooks/{name}")
    notebook.run_all()
    on_an_answer_not_written_yet = notebook.places("(my_")
    figures = [place for place in notebook.places(FIGURE) if place not in on_an_answer_not_written_yet]
    assert figures
    for place in figures:
        cell = notebook.cell(place)
        for key, dx in (("ArrowRight", 40), ("ArrowLeft", -60)):
            with notebook.changes_picture(cell):
                notebook.press(notebook.slider(cell), key, times=5)
            with notebook.changes_picture(cell):
                notebook.drag(notebook.slider(cell), dx)
    assert notebook.errors() == []
