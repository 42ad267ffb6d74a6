"""What the README says to type, and where it says things are, is so."""

import os
import re

import pytest

from .source import NOTEBOOKS, ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)\n```$", README, re.S | re.M)
START, TEST = (next((line for line in COMMANDS if end in line), "") for end in ("jupyter lab", "&& pytest"))


def test_each_of_the_two_things_is_one_line():
    assert len(COMMANDS) == 2 and START and TEST
    assert not [command for command in COMMANDS if "\n" in command]


def test_starting_shows_the_whole_project_and_opens_the_first_notebook():
    assert "--ServerApp.root_dir=." in START
    assert re.search(r"notebooks/00_start_here\.ipynb$", START)
    assert START.startswith("python3 -m venv") and "-r requirements.txt" in START


def test_testing_runs_everything_pytest_finds():
    assert TEST.endswith("&& pytest") and "'.[test]'" in TEST and "-r requirements.txt" in TEST


def test_continuous_integration_runs_the_line_of_the_readme():
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    pattern = re.search(r"grep -E '(.+?)' README\.md", run.read_text("utf-8"))[1]
    assert [line for line in README.splitlines() if re.search(pattern, line)] == [TEST]


@pytest.mark.parametrize("extra", re.findall(r"'\.\[(\w+)\]'", README))
def test_named_extras_exist(extra):
    assert re.search(rf"^{extra} = \[", (ROOT / "pyproject.toml").read_text("utf-8"), re.M)


def test_named_paths_exist():
    named = re.findall(r"(?<![\w/])(?:notebooks|helpers|tests)/[\w/.]*|(?<![\w/])\.ci/run|requirements\.txt", README)
    made_later = {"tests/browser/artifacts/"}
    assert [path for path in set(named) - made_later if not (ROOT / path).exists()] == []


def test_every_notebook_is_in_the_table():
    assert [path.name for path in NOTEBOOKS if f"`notebooks/{path.name}`" not in README] == []


def test_nothing_else_lies_at_the_root():
    named = {"README.md", "LICENSE", "pyproject.toml", "requirements.txt", "notebooks", "helpers", "tests"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {name for name in found - named if not name.endswith((".egg-info", "__pycache__"))} == {"build"} & found
