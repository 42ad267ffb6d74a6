"""One server and one browser for all tests here; a page of its own for each notebook that a test opens."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from .lab import Lab
from .page import Notebook

FLAGS = [
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items):
    """Everything in this folder needs the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium():
    """The browser's program: what BACKPROP_CHROMIUM names, or the first one on the path."""
    found = os.environ.get("BACKPROP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise FileNotFoundError("no chromium found: install it, or name its program in BACKPROP_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The running JupyterLab."""
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


@contextmanager
def launched():
    """The running browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        program = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield program
        program.close()


@pytest.fixture(scope="session")
def browser():
    """As ``launched`` says, for the whole session."""
    with launched() as program:
        yield program


@contextmanager
def opener(lab, browser):
    """A function that opens a notebook (its path below the root) in a new page, with a new kernel."""
    contexts = []

    def opened(path):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        return Notebook(contexts[-1].new_page(), lab.url(path))

    yield opened
    for context in contexts:
        context.close()
    lab.end_kernels()


@pytest.fixture
def open_notebook(lab, browser):
    """As ``opener`` says, for one test."""
    with opener(lab, browser) as opened:
        yield opened


@pytest.fixture(scope="module")
def lesson_01(lab, browser):
    """Lesson 01, all cells run, shared by the tests of one file: none may rely on how another leaves it."""
    with opener(lab, browser) as opened:
        notebook = opened("notebooks/01_softmax_shift_invariance.ipynb")
        notebook.run_all()
        assert notebook.errors() == []
        yield notebook


@pytest.fixture(scope="session")
def artifacts():
    """The folder for pictures to look at, ignored by git."""
    return Path(os.environ.get("BACKPROP_ARTIFACTS") or Path(__file__).parent / "artifacts")
