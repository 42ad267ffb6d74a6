"""The confined kernel: its limits, what it tells, and that every wrong rule fares in it as in the learner's own."""

import importlib
import os

import pytest

from helpers.classroom.course import chosen_lessons
from helpers.classroom.grading.judging import judged
from helpers.classroom.grading.kernel import ConfinedKernel, Limits, Reply, _read
from helpers.classroom.grading.transport import unpacked
from helpers.exercises import PropertyExercise, ValueExercise

pytestmark = pytest.mark.classroom
LESSONS = chosen_lessons(["01", "03", "05", "07"])


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("kernels")


@pytest.fixture
def kernel(home):
    folder = home / "work"
    folder.mkdir(exist_ok=True)
    with ConfinedKernel(folder, LESSONS[0].room, Limits(memory=1_500_000_000)) as kernel:
        yield kernel


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_rule_of_the_bank_gets_the_verdict_that_the_learner_saw(home, lesson):
    folder = home / lesson.name
    folder.mkdir()
    with ConfinedKernel(folder, lesson.room, Limits()) as kernel:
        for name, q in importlib.import_module(lesson.room).EXERCISES.items():
            value = isinstance(q, (ValueExercise, PropertyExercise))
            for k, function in enumerate([q.reference, *(rule.function for rule in q.rules)]):
                where = "reference" if k == 0 else f"rules[{k - 1}].function"
                cell = f"import {lesson.room} as lesson\nmine = lesson.exercise('{name}').{where}{'()' * value}"
                assert kernel.run(cell, 5).status == "ok"
                reply, text = kernel.bring(name, "mine", 0, 20)
                trial, replaced = unpacked(text)
                assert reply.status == "ok" and replaced == []
                assert judged(lesson, name, trial)[0] == q.check(function() if value else function), (name, k)


def test_replies(kernel):
    assert kernel.run("1 + 1", 5).status == "ok"
    failed = kernel.run("1 / 0", 5)
    assert (failed.status, failed.said) == ("error", "ZeroDivisionError: division by zero")
    assert kernel.run("import time; time.sleep(60)", 0.5).status == "late"
    assert kernel.run("1 + 1", 5).status == "ok"
    assert kernel.run("exit()", 5).status == "ok" and kernel.run("import time; time.sleep(1)", 5).status == "ok"
    assert kernel.run("bytearray(2 * 10 ** 9)", 5).said.startswith("MemoryError")
    assert kernel.run("open('large', 'wb').write(b'x' * 2 * 10 ** 8)", 5).said.startswith("OSError")
    lost = kernel.run("import os; os._exit(1)", 5)
    assert lost.status == "lost" and kernel.lost
    with pytest.raises(RuntimeError, match="given up"):
        kernel.run("1", 1)


def test_it_knows_nothing_of_the_graders_environment(home, monkeypatch):
    monkeypatch.setenv("TEACHERS_SECRET", "token")
    folder = home / "apart"
    folder.mkdir()
    with ConfinedKernel(folder, LESSONS[0].room, Limits()) as kernel:
        assert kernel.run("import os\nassert 'TEACHERS_SECRET' not in os.environ", 5).status == "ok"
        assert kernel.run("assert os.path.samefile(os.environ['HOME'], os.getcwd())", 5).status == "ok"
        assert kernel.run(f"assert os.path.samefile(os.getcwd(), {str(folder)!r})", 5).status == "ok"


def test_pip_installs_nothing(kernel):
    pytest.importorskip("pip")
    assert kernel.run("import subprocess, sys\nwords = [sys.executable, '-m', 'pip', 'install', 'no-such-package']\n"
                      "said = subprocess.run(words, capture_output=True, text=True)", 30) == Reply("ok")
    assert kernel.run("assert said.returncode and 'No matching distribution' in said.stderr, said", 5) == Reply("ok")


def test_no_such_name_is_no_trial(kernel):
    reply, text = kernel.bring("softmax", "my_softmax", 0, 10)
    assert reply.status == "ok" and unpacked(text) == (None, [])


@pytest.mark.parametrize("forged", ["'{}'", "'x' * 20_000_000", "'[' * 100_000"])
def test_a_file_that_is_forged_is_refused(kernel, forged):
    # The student's thread waits for the file and writes its own in its place, again and again.
    assert kernel.run(f"""
import glob, os, threading, time
def forge():
    end = time.time() + 2
    while time.time() < end:
        for path in glob.glob('trial-*.json'):
            open(path, 'w').write({forged})
threading.Thread(target=forge).start()
def my_softmax(Z):
    time.sleep(0.05)
    return Z
""", 5).status == "ok"
    try:
        _, text = kernel.bring("softmax", "my_softmax", 0, 10)
        trial, _ = unpacked(text)
        assert not judged(LESSONS[0], "softmax", trial)[0].right
    except ValueError as refused:
        assert str(refused)


@pytest.mark.parametrize("place", ["os.mkfifo(path)", "os.symlink('/etc/hostname', path)", "os.mkdir(path)"])
def test_what_is_no_plain_file_is_not_read(home, place):

    path = home / place[3:8]
    exec(place, {"os": os, "path": str(path)})
    with pytest.raises(ValueError):
        _read(path)
