"""A real JupyterHub in accounts mode: PAM checks real passwords, LocalProcessSpawner runs each server as its system user.

These tests create three system users (and delete them again), which takes root. Started by anybody else they start
themselves once more through ``sudo -n``, and fail where that is not allowed.
"""

import os
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from .accounts import Account, can_import, is_root, opening_prefix
from .answers import ONE_SUM, ONE_SUM_VERDICT, RIGHT, RIGHT_VERDICT
from .hub import ROOT, Hub, Learner

pytestmark = pytest.mark.classroom
AS_ROOT = pytest.mark.skipif(not is_root(), reason="not root: test_all_of_this_as_root runs it through sudo")
FOLDER = "backprop-line-by-line"
LESSON = f"{FOLDER}/01_softmax_shift_invariance.ipynb"

if not is_root():

    def test_all_of_this_as_root():
        path = f"PATH={os.environ['PATH']}"
        pytest_ = [sys.executable, "-B", "-m", "pytest", str(Path(__file__)), "-m", "classroom", "-p", "no:cacheprovider"]
        run = subprocess.run(["sudo", "-n", "env", path, *pytest_], cwd=ROOT, capture_output=True, text=True)
        words = run.stdout[-5000:] + run.stderr[-1000:]
        assert run.returncode == 0, f"system users take root, or sudo without a password:\n{words}"


@pytest.fixture(scope="module")
def accounts():
    """Ada and Alan, who are learners, and Eve, who has an account of the machine and is none."""
    with ExitStack() as stack:
        made = []
        for name in ("bpl-ada", "bpl-alan", "bpl-eve"):
            made.append(Account(name))
            stack.callback(made[-1].remove)
        can_import(made[0])
        yield made


@pytest.fixture(scope="module")
def hub(accounts, tmp_path_factory):
    """The hub, for Ada and Alan."""
    names = " ".join(account.name for account in accounts[:2])
    running = Hub(tmp_path_factory.mktemp("accounts"), opening_prefix(), mode="accounts", learners=names)
    yield running
    assert running.stop() == [], "these outlived the hub"


@pytest.fixture(scope="module")
def learners(hub, accounts):
    """Both, logged in with their own passwords, their servers started."""
    with ExitStack() as stack:
        both = [stack.enter_context(closing(Learner(hub, account.name))) for account in accounts[:2]]
        for learner, account in zip(both, accounts, strict=False):
            assert learner.log_in(account.password)
            learner.start_server()
        yield both


@pytest.fixture
def kernels(learners):
    """A kernel of each."""
    with learners[0].kernel(LESSON) as hers, learners[1].kernel(LESSON) as his:
        yield hers, his


@AS_ROOT
def test_the_systems_passwords_decide_and_the_list_of_learners(hub, accounts):
    ada, alan, eve = accounts
    for name, password in [(ada.name, alan.password), (ada.name, ""), (eve.name, eve.password), ("root", "")]:
        with closing(Learner(hub, name)) as stranger:
            assert not stranger.log_in(password)


@AS_ROOT
def test_each_works_as_themselves_on_their_own_copies(learners, kernels, accounts):
    for learner, kernel, account in zip(learners, kernels, accounts, strict=False):
        assert learner.files(FOLDER) == sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
        assert kernel.run("import os; os.getuid(), os.geteuid()") == f"({account.uid}, {account.uid})"
        assert kernel.run("os.getcwd()") == repr(str(account.home / FOLDER))
        assert (account.home / FOLDER / Path(LESSON).name).stat().st_uid == account.uid


@AS_ROOT
def test_each_gets_the_verdict_on_their_own_answer(kernels):
    hers, his = kernels
    assert hers.run(RIGHT).startswith(RIGHT_VERDICT)
    verdict = his.run(ONE_SUM)
    assert ONE_SUM_VERDICT in verdict and RIGHT_VERDICT not in verdict


@AS_ROOT
def test_the_system_keeps_their_files_apart(learners, kernels, accounts):
    """Even where the homes are open to all, what a learner's server and kernels write is not."""
    (ada, alan), (hers, his) = learners, kernels
    home = accounts[0].home
    assert hers.run("from pathlib import Path; Path.home().joinpath('kernel.txt').write_text('hers')") == "4"
    ada.save("server.txt", "hers")
    assert his.run(f"from pathlib import Path; home = Path({str(home)!r}); (home / 'kernel.txt').exists()") == "True"
    for name in ("kernel.txt", "server.txt", LESSON):
        assert his.run(f"(home / {name!r}).read_text()").startswith("PermissionError")
        assert his.run(f"(home / {name!r}).open('a')").startswith("PermissionError")
    assert his.run(f"list((home / {FOLDER!r}).iterdir())").startswith("PermissionError")
    assert his.run("(home / 'new.txt').write_text('his')").startswith("PermissionError")
    assert hers.run("Path.home().joinpath('kernel.txt').read_text()") == "'hers'"
    assert alan.ask("GET", "contents/server.txt", owner=ada.name).status_code == 403


@AS_ROOT
def test_secrets_stay_where_they_are(hub, kernels):
    """Neither the hub's own files, nor the token in the environment of another's server, nor another's kernels."""
    hers, his = kernels
    state = hub.log.parent / "state"
    assert (state / "cookie_secret").exists()
    assert his.run(f"open({str(state / 'cookie_secret')!r})").startswith("PermissionError")
    pid = hers.run("import os; os.getpid()")
    assert "JUPYTERHUB_API_TOKEN" in hers.run("sorted(os.environ)")
    assert his.run(f"open('/proc/{pid}/environ').read()").startswith("PermissionError")
    assert his.run(f"import os; os.kill({pid}, 9)").startswith("PermissionError")
    connection = hers.run("import ipykernel.connect; print(ipykernel.connect.get_connection_file())")
    assert Path(connection).is_file()
    assert his.run(f"open({connection!r})").startswith("PermissionError")


@AS_ROOT
def test_too_large_an_array_costs_its_cell_alone_and_the_limit_stays(kernels):
    hers, his = kernels
    assert his.run("import numpy as np; kept = np.ones(1_000_000)") == ""
    assert his.run("np.ones(200_000_000)").startswith("MemoryError")
    assert his.run("kept.sum()") == "np.float64(1000000.0)"
    lift = "import resource; resource.setrlimit(resource.RLIMIT_DATA, (2**40, 2**40))"
    assert his.run(lift) == "ValueError: not allowed to raise maximum limit"
    assert hers.run("import os; os.environ['OPENBLAS_NUM_THREADS']") == "'1'"
