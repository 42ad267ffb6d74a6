"""What a newcomer meets first: the README's line, the start notebook, and everything in it running."""

import re
import shlex

from .lab import ROOT, Lab


def start_arguments():
    """What the README's line tells `jupyter lab`."""
    line = re.search(r"^python3 -m venv .*&& jupyter lab (.*)$", (ROOT / "README.md").read_text("utf-8"), re.M)
    return shlex.split(line[1])


def test_the_readmes_line_opens_the_start_notebook_in_the_whole_project(tmp_path, browser):
    server = Lab(tmp_path, whole=True, arguments=start_arguments())
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(server.first_url())
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        tab = page.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current").inner_text()
        assert tab.strip() == "00_start_here.ipynb"
        crumbs = page.locator(".jp-FileBrowser .jp-BreadCrumbs-home")
        crumbs.click()  # the file browser's root
        listing = page.locator(".jp-DirListing-content")
        for name in ("README.md", "helpers", "notebooks", "requirements.txt"):
            listing.get_by_text(name, exact=True).wait_for()
    finally:
        context.close()
        server.stop()


def test_the_start_notebook_runs(open_notebook):
    notebook = open_notebook("notebooks/00_start_here.ipynb")
    notebook.run_all()
    assert notebook.troubles() == []
