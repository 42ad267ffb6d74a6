"""The link that hands out: read back with another library's eyes, and refused where it could not work."""

import re
import subprocess
import sys
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from helpers.classroom.pull_link import binder_link, main, pull_link

from .hub import ROOT

HUB, REPO = "http://127.0.0.1:8000", "https://git.example.org/ada/week-3.git"
NAMES = ["03.ipynb", "03 δ & co.ipynb", "Übung #2?.ipynb", "100% right + left.ipynb", "deep/er/03.ipynb", 'quoted "03".ipynb']


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hub", [HUB, "https://hub.example.org/class/"])
def test_a_hub_reads_back_what_was_meant(hub, name):
    link = pull_link(hub, REPO, "week/3", name)
    assert not re.search(r"\s|[\"'<>]", link), "a mail program would cut it"
    assert urlsplit(link).path == urlsplit(hub).path.rstrip("/") + "/hub/user-redirect/git-pull"
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert query == {"repo": [REPO], "branch": ["week/3"], "targetPath": ["week-3"], "urlpath": query["urlpath"]}
    opened = urlsplit(query["urlpath"][0])
    assert (opened.query, opened.fragment) == ("", "")
    assert unquote(opened.path) == f"lab/tree/week-3/{name}"


def test_without_a_notebook_the_folder_is_opened():
    assert parse_qs(urlsplit(pull_link(HUB, "/srv/hand out.git/", folder="week")).query)["urlpath"] == ["lab/tree/week"]


@pytest.mark.parametrize("name", NAMES)
def test_binder_reads_back_the_same(name):
    query = parse_qs(urlsplit(binder_link("ada/environment/main", REPO, "main", name)).query, strict_parsing=True)
    inner = urlsplit(query["urlpath"][0])
    assert inner.path == "git-pull"
    assert inner.query == urlsplit(pull_link(HUB, REPO, "main", name)).query


@pytest.mark.parametrize(
    "change, words",
    [
        ({"hub": "127.0.0.1:8000"}, "http://"),
        ({"hub": ""}, "http://"),
        ({"repo": "week-3.git"}, "whole path"),
        ({"repo": "../week-3"}, "whole path"),
        ({"repo": "https://ada:secret@git.example.org/week-3"}, "everybody with the link"),
        ({"repo": "https://token@git.example.org/week-3"}, "everybody with the link"),
        ({"repo": "/"}, "name of one folder"),
        ({"branch": ""}, "no branch"),
        ({"branch": "--upload-pack=x"}, "no branch"),
        ({"folder": "../../etc"}, "name of one folder"),
        ({"folder": ".ssh"}, "name of one folder"),
        ({"notebook": "/etc/passwd"}, "inside the repository"),
        ({"notebook": "a/../../b"}, "inside the repository"),
    ],
)
def test_what_cannot_work_is_refused_in_words(change, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        pull_link(**{"hub": HUB, "repo": REPO} | change)


@pytest.mark.parametrize("environment", ["", "ada", "ada/environment", "ada//main"])
def test_an_environment_needs_its_branch(environment):
    with pytest.raises(ValueError, match="owner/name/branch"):
        binder_link(environment, REPO)


def test_the_command_prints_the_link_alone(capsys):
    main(["--hub", HUB, "--repo", REPO, "--open", "03.ipynb"])
    assert capsys.readouterr().out == pull_link(HUB, REPO, notebook="03.ipynb") + "\n"
    main(["--binder", "ada/environment/main", "--repo", REPO])
    assert capsys.readouterr().out == binder_link("ada/environment/main", REPO) + "\n"


@pytest.mark.parametrize("arguments", [["--repo", REPO], ["--hub", HUB], ["--hub", HUB, "--repo", "week-3"]])
def test_the_command_refuses_with_code_2_and_prints_no_link(arguments):
    command = [sys.executable, "-m", "helpers.classroom.pull_link", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (2, "") and "error:" in run.stderr
