"""A class of mixed and hostile students of lesson 03: each with what is wrong, and what must come of it."""

from dataclasses import dataclass, field
from pathlib import Path

from .submitted import (
    NAMES,
    answered,
    checks_first,
    dropped,
    in_format_3,
    right,
    split,
    text,
    tried_again,
    twice,
    untouched,
    variable,
    with_cell,
    without_metadata,
)

ALL = frozenset(NAMES)
HOT = variable("one_hot")
FORGE = """
import helpers.exercises.exercise as checker, helpers.exercises.judge as judging, helpers.exercises.trial as trying
from helpers.exercises import Verdict
yes = Verdict("right", "Right.")
checker.Exercise.check = checker.Exercise.judge = lambda self, *_: yes
checker.first_failure = judging.first_failure = lambda *_: None
collect = checker.Exercise.collect
checker.Exercise.collect = lambda self, answer: collect(self, self.reference)
trying._one_call.__code__ = (lambda function, args, names, outputs: None).__code__
lesson.exercise("EXERCISE").judge = lambda *_: yes
Verdict.points = Verdict.right = property(lambda self: 4.0)
ANSWER = lambda *given: given[0]
"""


def forge(exercise, answer):
    """A cell that puts its own checker in the place of the course's, for an answer that is wrong."""
    return FORGE.replace("EXERCISE", exercise).replace("ANSWER", answer)


@dataclass(frozen=True)
class Student:
    """``file``: the text or bytes handed in. ``lost``: exercises that must not be right; all others must be.

    ``fault``: a piece of what the report must say, "" when it must say nothing. ``whole``: False when a person has to look.
    """

    file: str | bytes
    lost: frozenset = frozenset()
    fault: str = ""
    whole: bool = True
    name: str = field(default="03_cross_entropy_gradient.ipynb")


def one(exercise, source, fault="", **more):
    """All right, but for one answer."""
    return Student(text(answered(exercise, source)), frozenset({exercise}), fault, **more)


def cell(source, fault="", lost=frozenset(), **more):
    """All right, and a cell that does something else."""
    return Student(text(with_cell(source)), lost, fault, **more)


def stub_of(exercise, body):
    """A function with the right name, whose body is given."""
    return f"def {variable(exercise)}(*given):\n    {body}"


STUDENTS = {
    "right": Student(text(right())),
    "untouched": Student(text(untouched()), ALL),
    "wrong": one("one_hot", f"def {HOT}(labels, C):\n    return np.zeros((len(labels), C))"),
    "syntax": one("one_hot", f"def {HOT}(labels, C)\n    return 0"),
    "borrowed name": Student(text(answered("one_hot", f"{HOT} = one_hot"))),
    # What never ends.
    "loop in a function": one("one_hot", stub_of("one_hot", "while True: pass")),
    "loop that will not die": one("one_hot", stub_of("one_hot", "while True:\n        try:\n            while True: pass\n"
                                                     "        except BaseException: pass")),
    "one long call": one("one_hot", stub_of("one_hot", "return 10 ** 10 ** 9"), "`one_hot`"),
    "loop in a cell": cell("while True: pass", "ran longer than"),
    "deaf loop in a cell": cell("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
                                "did not come back in time"),
    "loop at import": cell("open('slow.py', 'w').write('while True: pass')\nimport slow", "ran longer than"),
    "sleeper": cell("import time\ntime.sleep(10_000)", "ran longer than"),
    "threads": cell("import threading\ndef spin():\n    while True: print('x' * 1000)\n"
                    "[threading.Thread(target=spin).start() for _ in range(3)]", whole=None, lost=None),
    "background": cell("import subprocess, sys\n"
                       "subprocess.Popen([sys.executable, '-c', 'while True: pass'], start_new_session=True)"),
    # The kernel goes.
    "kernel killed in a cell": cell("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "ended the kernel"),
    "kernel killed by an answer": one("one_hot", stub_of("one_hot", "import os; os._exit(0)"), "ended the kernel"),
    "exit": cell("exit()"),
    "sys.exit": one("one_hot", stub_of("one_hot", "import sys; sys.exit()")),
    # Memory.
    "memory in a cell": cell("hoard = []\nwhile True: hoard.append(np.ones(10 ** 7))", "more memory than there is"),
    "memory kept": cell("hoard = []\ntry:\n    while True: hoard.append(bytearray(10 ** 5))\nexcept MemoryError: pass",
                        whole=None, lost=None),
    "memory in an answer": one("one_hot", stub_of("one_hot", "return np.ones((10 ** 6, 10 ** 6))")),
    # Cells.
    "answer deleted": Student(text(dropped("answer", "one_hot")), frozenset({"one_hot"}), "No cell gives"),
    "check deleted": Student(text(dropped("check", *NAMES)), fault="are missing"),
    "check edited": Student(text(right()).replace(f"q.check({HOT})", f"q.check(lambda y, C: np.eye(C)[y]) # {HOT}"),
                            fault="was changed"),
    "checks first": Student(text(checks_first(right()))),
    "answer twice": Student(text(twice("answer", "one_hot"))),
    "check twice": Student(text(twice("check", "one_hot"))),
    "second try": Student(text(tried_again("one_hot", stub_of("one_hot", "return 0")))),
    "answer split": Student(text(split("one_hot"))),
    "no metadata": Student(text(without_metadata(right()))),
    "renamed": Student(text(right()), name="final FINAL (2).ipynb"),
    # Files.
    "broken": Student(text(right())[:5000], ALL, "broken JSON", whole=False),
    "empty": Student("", ALL, "is empty", whole=False),
    "bytes": Student(bytes(range(256)) * 9, ALL, "no notebook", whole=False),
    "list": Student("[1, 2, 3]", ALL, "holds no cells", whole=False),
    "nested": Student("[" * 100_000, ALL, "nested too deeply", whole=False),
    "format 3": Student(in_format_3(right())),
    # Output and input.
    "loud": cell("for _ in range(300): print('x' * 10 ** 6)", whole=None),
    "loud answer": one("one_hot", stub_of("one_hot", "\n    for _ in range(200): print('x' * 10 ** 6)")),
    "long exception": cell("raise ValueError('x' * 10 ** 8)", whole=None),
    "asks": cell("name = input('Who are you? ')", "asks for input"),
    "asks in an answer": one("one_hot", stub_of("one_hot", "return input()")),
    # To be marked right.
    "printed verdict": Student(text(answered("one_hot", f"{HOT} = 1\nprint('[✓] right')")).replace(
        f"q.check({HOT})", "print('[✓] right')\\n4.0"), frozenset({"one_hot"}), "was changed"),
    "checker replaced": Student(text(answered("one_hot", forge("one_hot", HOT))), frozenset({"one_hot"}), "replaced"),
    "numpy replaced": Student(text(answered("one_hot", f"np.array_equal = np.allclose = lambda *a, **k: True\n"
                                            f"np.abs = np.max = lambda *a, **k: 0.0\n{HOT} = lambda y, C: np.ones((len(y), C))")),
                              frozenset({"one_hot"}), "replaced"),
    "course replaced": Student(text(answered("one_hot", "import helpers, helpers.labels\n"
                                             f"{HOT} = helpers.one_hot = helpers.labels.one_hot = "
                                             "lambda y, C: np.ones((len(y), C))")),
                               frozenset({"one_hot"}), "replaced"),
    "environment": Student(text(answered("one_hot", "import os\nos.environ.clear()\n"
                                         "os.environ['NBGRADER_EXECUTION'] = 'autograde'\n"
                                         f"{HOT} = lambda y, C: 4.0")), frozenset({"one_hot"})),
    "always equal": one("one_hot", f"class Yes:\n    __eq__ = lambda self, other: True\n"
                                   f"    __array__ = lambda self, *a, **k: 1 / 0\n"
                                   f"{HOT} = lambda y, C: Yes()"),
    "folder gone": cell("import shutil, os\nshutil.rmtree(os.getcwd())", "could not be tried", lost=ALL, whole=False),
    "written down": one("binary_cross_entropy_grad", "_q = lesson.exercise('binary_cross_entropy_grad')\n"
                        "_known = {str(p.args): _q.reference(*p.args) for p in _q.tried}\n"
                        f"def {variable('binary_cross_entropy_grad')}(*given):\n"
                        "    return _known.get(str(given), np.zeros(np.shape(given[0])))"),
}


def hand_in(folder: Path, names=None) -> None:
    """A folder for each student, with what they handed in."""
    for name in names or STUDENTS:
        student = STUDENTS[name]
        path = folder / name / student.name
        path.parent.mkdir(parents=True)
        path.write_bytes(student.file if isinstance(student.file, bytes) else student.file.encode())
