"""A real JupyterHub in trial mode, on loopback: two learners, one system account.

SharedPasswordAuthenticator lets them in, SimpleLocalProcessSpawner starts their servers. What that keeps apart
is the learners' servers; it does not keep apart their files, and a test says so too.
"""

import html
import json
import re
from contextlib import ExitStack, closing
from urllib.parse import unquote, urlsplit

import nbformat
import pytest

from helpers.classroom.pull_link import pull_link

from .answers import ONE_SUM, ONE_SUM_VERDICT, RIGHT, RIGHT_VERDICT
from .handouts import Handout, work
from .hub import PASSWORD, ROOT, Hub, Learner, await_true

pytestmark = pytest.mark.classroom

FOLDER = "backprop-line-by-line"
LESSON = f"{FOLDER}/01_softmax_shift_invariance.ipynb"
ADMIN_PASSWORD = "a-password-of-more-than-thirty-two-characters"


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """The hub, without any time limit."""
    settings = {"password": PASSWORD, "admins": "grace", "admin_password": ADMIN_PASSWORD, "idle_minutes": 0}
    running = Hub(tmp_path_factory.mktemp("trial"), **settings)
    yield running
    assert running.stop() == [], "these outlived the hub"


@pytest.fixture(scope="module")
def learners(hub):
    """Ada and Alan, logged in, their servers started."""
    with ExitStack() as stack:
        both = [stack.enter_context(closing(Learner(hub, name))) for name in ("ada", "alan")]
        for learner in both:
            assert learner.log_in()
            learner.start_server()
        yield both


@pytest.mark.parametrize(
    "name, password",
    [("ada", "not-this-one"), ("ada", ""), ("grace", PASSWORD), ("ada", ADMIN_PASSWORD), ("../ada", PASSWORD), ("a/b", PASSWORD)],
)
def test_who_is_not_let_in(hub, name, password):
    with closing(Learner(hub, name)) as stranger:
        assert not stranger.log_in(password)


def test_only_the_admin_sees_the_admins_page(hub, learners):
    ada, _ = learners
    with closing(Learner(hub, "grace")) as grace:
        assert grace.log_in(ADMIN_PASSWORD)
        assert grace.session.get(f"{hub.url}/hub/admin", timeout=20).status_code == 200
    assert ada.session.get(f"{hub.url}/hub/admin", timeout=20).status_code == 403


def test_each_starts_in_jupyterlab_with_a_copy_of_every_notebook(hub, learners):
    expected = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
    for learner in learners:
        assert learner.files(FOLDER) == expected
        page = learner.open(f"/hub/spawn/{learner.name}")
        assert urlsplit(page.url).path == f"/user/{learner.name}/lab/tree/{FOLDER}/{expected[0]}"
        assert "jupyter-config-data" in page.text


def test_each_gets_the_verdict_on_their_own_answer(learners):
    ada, alan = learners
    with ada.kernel(LESSON) as hers, alan.kernel(LESSON) as his:
        assert hers.run(RIGHT).startswith(RIGHT_VERDICT)
        verdict = his.run(ONE_SUM)
        assert ONE_SUM_VERDICT in verdict and RIGHT_VERDICT not in verdict
        assert hers.run("import helpers; helpers.__file__") == repr(str(ROOT / "helpers" / "__init__.py"))
        assert hers.run("import os; os.getcwd()").endswith(f"/homes/ada/{FOLDER}'")


def test_neither_reaches_the_others_server(learners):
    ada, alan = learners
    ada.save("hers.txt", "hers")
    assert ada.text("hers.txt") == "hers"
    for path in ("contents/hers.txt", "contents", "sessions", "kernels", "terminals"):
        assert alan.ask("GET", path, owner="ada").status_code == 403
    assert alan.ask("PUT", "contents/hers.txt", owner="ada", json={"type": "file"}).status_code == 403
    assert alan.ask("POST", "kernels", owner="ada").status_code == 403
    assert "hers.txt" not in alan.files()
    assert ada.text("hers.txt") == "hers"


def test_code_does_reach_the_others_files(learners):
    """What a trial does not separate: both kernels run as one system user."""
    ada, alan = learners
    ada.save("open.txt", "hers")
    with alan.kernel(LESSON) as his:
        assert his.run("from pathlib import Path; (Path.home().parent / 'ada' / 'open.txt').read_text()") == "'hers'"


def test_too_large_an_array_costs_its_cell_alone(learners):
    _, alan = learners
    with alan.kernel(LESSON) as his:
        assert his.run("import numpy as np; kept = np.ones(1_000_000)") == ""
        assert his.run("np.ones(200_000_000)").startswith("MemoryError")
        assert his.run("kept.sum()") == "np.float64(1000000.0)"


def test_work_survives_a_restart_and_a_deleted_notebook_comes_back(hub, learners):
    ada, _ = learners
    notebook = nbformat.from_dict(ada.ask("GET", f"contents/{LESSON}").json()["content"])
    notebook.cells.append(nbformat.v4.new_markdown_cell("A note of my own."))
    ada.ask("PUT", f"contents/{LESSON}", json={"type": "notebook", "content": notebook}).raise_for_status()
    gone = f"{FOLDER}/02_sigmoid_derivative.ipynb"
    assert ada.ask("DELETE", f"contents/{gone}").status_code == 204
    assert ada.ask("GET", f"contents/{gone}").status_code == 404
    ada.stop_server()
    ada.start_server()
    assert ada.ask("GET", f"contents/{LESSON}").json()["content"]["cells"][-1]["source"] == "A note of my own."
    assert ada.ask("GET", f"contents/{gone}").status_code == 200


def test_the_link_hands_out_and_hands_on_corrections(hub, learners, tmp_path):
    """Followed by somebody whose server is not running yet; the page's own addresses are used, as its script uses them."""
    handout = Handout(tmp_path / "week-3")
    link = pull_link(hub.url, str(handout.folder), notebook=handout.name).removeprefix(hub.url)
    with closing(Learner(hub, "emmy")) as emmy:
        assert emmy.log_in()
        path = f"week-3/{handout.name}"
        page = emmy.open(f"/user/emmy/{click(emmy, link)}")
        settings = json.loads(re.search(r'id="jupyter-config-data" type="application/json">(.*?)</script>', page.text, re.S)[1])
        assert settings["treePath"] == path, "what JupyterLab will open"
        notebook = nbformat.from_dict(emmy.ask("GET", f"contents/{path}").json()["content"])
        answer = emmy.ask("PUT", f"contents/{path}", json={"type": "notebook", "content": work(notebook)})
        answer.raise_for_status()
        handout.correct()
        click(emmy, link)
        merged = emmy.ask("GET", f"contents/{path}").json()["content"]["cells"]
        text = "\n".join(cell["source"] for cell in merged)
        assert "typo" in text and "return p - y" in text and "My own note." in text and "One more thing." in text
        assert "04.ipynb" in emmy.files("week-3")
        emmy.stop_server()


def click(learner, link):
    """Open a link to nbgitpuller and let it pull; returns the address that it goes on to, below the learner's server."""
    page = learner.open(link)
    assert urlsplit(page.url).path == f"/user/{learner.name}/git-pull"
    values = {name: unquote(html.unescape(value)) for name, value in re.findall(r'data-([a-z-]+)="([^"]*)"', page.text)}
    query = {"repo": values["repo"], "branch": values["branch"], "targetpath": values["targetpath"], "_xsrf": values["xsrf"]}
    stream = learner.session.get(f"{learner.base}/git-pull/api", params=query, timeout=60)
    assert '"phase": "finished"' in stream.text and '"phase": "error"' not in stream.text, stream.text
    return values["path"]


def test_what_nobody_holds_open_ends(tmp_path):
    """A hub with a limit of three seconds: the kernel goes, and the hub and its pages go on."""
    running = Hub(tmp_path, password=PASSWORD, idle_minutes=0.05)
    try:
        with closing(Learner(running, "ada")) as ada:
            assert ada.log_in()
            ada.start_server()
            with ada.kernel(LESSON) as kernel:
                assert kernel.run("1 + 1") == "2"
                held = {entry["id"] for entry in ada.ask("GET", "kernels").json()}
                assert held == {kernel.identifier}
            await_true(lambda: ada.ask("GET", "kernels").json() == [], 20, "the kernel to be ended")
    finally:
        assert running.stop() == []
