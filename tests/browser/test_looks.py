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
def test_every_figure_answers_its_first_control(name, open_notebook):
    notebook = open_notebook(f"notebooks/{name}")
    notebook.run_all()
    on_an_answer_not_written_yet = notebook.places("(my_")
    while_training = notebook.places("figures.watch")
    figures = [place for place in notebook.places(FIGURE) if place not in on_an_answer_not_written_yet + while_training]
    assert figures
    for place in figures:
        cell = notebook.cell(place)
        if cell.locator(".noUi-handle").count():
            slides(notebook, cell)
        elif not cell.locator("img").count():  # a page of text and buttons, with a test file of its own
            assert "figures.workbench" in cell.locator(".cm-content").text_content()
        elif cell.locator("select").count():
            chooses(notebook, cell)
        else:
            types(notebook, cell)
    assert notebook.errors() == []


def slides(notebook, cell):
    """The first slider moves the picture, from end to end, by key and by mouse."""
    handle = notebook.slider(cell)
    notebook.press(handle, "Home")
    notebook.page.wait_for_timeout(1000)
    for move in ((lambda: notebook.press(handle, "End")), (lambda: notebook.press(handle, "Home")),
                 (lambda: notebook.drag(handle, 300)), (lambda: notebook.drag(handle, -400))):
        with notebook.changes_picture(cell):
            move()


def types(notebook, cell):
    """Of a figure with neither, a word typed into its field moves the picture."""
    field = cell.locator("input[type=text]").first
    for word in ("coffee", "wheat"):
        with notebook.changes_picture(cell):
            field.fill(word)
            field.press("Enter")


def chooses(notebook, cell):
    """Of a figure without a slider, the first list moves the picture."""
    options = cell.locator("select").first
    chosen = options.evaluate("list => list.selectedIndex")
    for option in (0 if chosen else 1, chosen):
        with notebook.changes_picture(cell):
            options.select_option(index=option)
