"""Whatever a learner's function does costs its own verdict only: time, output, settings and inputs are guarded."""

import os
import random
import signal
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from helpers import softmax
from helpers.exercises import Exercise, Probe
from helpers.exercises.draws import spread
from helpers.exercises.trial import try_out

LIMIT = 0.3


def answer(Z):
    """The reference by another name: what names the reference itself gets a remark."""
    return softmax(Z)


PATIENT = 30  # where time is not the question, a busy machine must not make it one


@pytest.fixture
def q():
    return Exercise("softmax", "Softmax", "Write it.", "my_softmax(Z)", softmax,
                    lambda: [Probe((spread(1, 5, 3),), "5 rows"), Probe((spread(2, 3, 7),), "3 rows")], seconds=PATIENT)


def plain(Z):
    while True:
        pass


def swallowing(Z):
    while True:
        try:
            for _ in range(1000):
                pass
        except:  # noqa: E722
            pass


def nested(Z):
    while True:
        try:
            while True:
                try:
                    sum(k * k for k in range(100))
                except BaseException:
                    continue
        except:  # noqa: E722
            continue


def cleaning_up(Z):
    try:
        while True:
            pass
    finally:
        while True:
            time.sleep(0.001)


def turning_it_into_another(Z):
    while True:
        try:
            while True:
                pass
        except BaseException as problem:
            raise ValueError("mine") from problem


def printing(Z):
    while True:
        print("again")


def napping(Z):
    time.sleep(1.2)
    return Z


ENDLESS = (plain, swallowing, nested, cleaning_up, turning_it_into_another, printing)


def threads():
    return len(sys._current_frames())


@pytest.mark.parametrize("endless", ENDLESS)
def test_an_endless_loop_ends(q, endless, capsys):
    q.seconds = LIMIT
    before = threads()
    verdict = q.check(endless)
    assert verdict.kind == "error" and "still running after 0.3 seconds" in verdict.message
    assert "line" in verdict.message
    deadline = time.monotonic() + 5
    while threads() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threads() == before, "its thread has ended"
    assert capsys.readouterr() == ("", "")
    q.seconds = PATIENT
    assert q.check(softmax).right


def test_a_long_call_of_c_code_is_left_behind(q):
    q.seconds = LIMIT
    before = threads()
    verdict = q.check(napping)
    assert "still running" in verdict.message and "time.sleep(1.2)" in verdict.message
    q.seconds = PATIENT
    assert q.check(softmax).right
    deadline = time.monotonic() + 5
    while threads() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threads() == before


def test_it_works_in_any_thread(q):
    q.seconds = LIMIT
    found = []
    thread = threading.Thread(target=lambda: found.extend([q.check(swallowing), q.check(swallowing)]))
    thread.start()
    thread.join()
    assert all("still running" in verdict.message for verdict in found) and len(found) == 2


def test_the_watchdog_never_strikes_after_the_end(q):
    """A function that ends just at its limit: the caller goes on undisturbed, many times."""
    def just_in_time(Z):
        end = time.perf_counter() + 0.0049
        while time.perf_counter() < end:
            pass
        return answer(Z)

    q.seconds = 0.0097
    for _ in range(40):
        verdict = q.check(just_in_time)
        assert verdict.right or "still running" in verdict.message
        sum(range(20000))


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs a signal sent to a thread")
def test_a_real_interrupt_still_interrupts(q):
    before, main = threads(), threading.main_thread().ident
    timer = threading.Timer(0.2, lambda: signal.pthread_kill(main, signal.SIGINT))
    started = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        q.check(swallowing)
    assert time.monotonic() - started < 10
    timer.join()
    deadline = time.monotonic() + 5
    while threads() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threads() == before and sys.stdout is not None
    assert q.check(softmax).right


class Spiteful:
    """Raises whatever is done with it."""

    def _refuse(self, *args):
        raise RuntimeError("no")

    __eq__ = __lt__ = __bool__ = __len__ = __iter__ = __float__ = __array__ = __getitem__ = __repr__ = __str__ = _refuse
    __hash__ = None


class Unspeakable(Exception):
    def __str__(self):
        raise RuntimeError("no")


def raising(problem):
    def function(Z):
        raise problem
    return function


def endless_recursion(Z):
    return endless_recursion(Z)


@pytest.mark.parametrize("problem", [ValueError("x"), SystemExit(3), KeyboardInterrupt(), GeneratorExit(), StopIteration(),
                                     MemoryError(), Unspeakable(), RecursionError(), BaseException("y")], ids=repr)
def test_what_it_raises_is_its_verdict(q, problem):
    verdict = q.check(raising(problem))
    assert verdict.kind == "error" and type(problem).__name__ in verdict.message
    assert "raise problem" in verdict.message, "the learner's own line is shown"
    assert q.check(softmax).right


def test_endless_recursion_and_exit(q):
    assert "RecursionError" in q.check(endless_recursion).message
    assert "SystemExit" in q.check(lambda Z: sys.exit()).message


NONSENSE = ("text", b"bytes", object(), Spiteful(), [Spiteful()], [[1.0], [1.0, 2.0]], {"a": 1}, {1.0}, (k for k in range(3)), [],
            np.array([]), [None], 3, 2.5, True, np.zeros((5, 3), dtype=complex), np.zeros((5, 3), dtype="M8[s]"), softmax,
            Exercise,
            np.zeros((5, 3), dtype=[("a", float)]), np.full((5, 3), "x"), np.zeros((5, 3), np.float16), np.ma.masked,
            np.broadcast_to(1.0, (10**6, 10**6)), [[[]]], float("nan"), 10**400, memoryview(b"abc"), np.zeros((5, 3), dtype=bool))


@pytest.mark.parametrize("nonsense", NONSENSE, ids=lambda v: type(v).__name__)
def test_nonsense_is_refused_with_a_reason(q, nonsense):
    verdict = q.check(lambda Z: nonsense)
    assert verdict.kind in ("wrong", "error") and len(verdict.message) > 20
    repr(verdict), verdict._repr_html_()
    assert q.check(softmax).right


def test_an_async_function_is_refused(q):
    async def later(Z):
        return answer(Z)

    assert "async" in q.check(later).message


def test_two_checks_at_once_do_not_disturb_each_other(q):
    before, verdicts = sys.stdout, []

    def chatty(Z):
        print("hello")
        time.sleep(0.01)
        return answer(Z)

    threads = [threading.Thread(target=lambda: verdicts.append(q.check(chatty))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [v.right for v in verdicts] == [True] * 4 and all(len(v.remarks) == 1 for v in verdicts)
    assert sys.stdout is before


def test_none_now_and_then(q):
    calls = []

    def forgetful(Z):
        calls.append(1)
        if len(calls) % 2:
            return answer(Z)

    verdict = q.check(forgetful)
    assert verdict.kind == "wrong" and "None" in verdict.message


@pytest.mark.parametrize("answer", [3, "softmax", np.zeros((5, 3)), [softmax], object()], ids=lambda v: type(v).__name__)
def test_what_is_no_function_is_refused(q, answer):
    verdict = q.check(answer)
    assert verdict.kind == "error" and "my_softmax" in verdict.message


def test_other_arguments_are_explained(q):
    verdict = q.check(lambda Z, axis: softmax(Z, axis))
    assert verdict.kind == "error" and "my_softmax(Z)" in verdict.message
    assert q.check(lambda Z, axis=-1: softmax(Z, axis)).right
    assert q.check(lambda *args: softmax(*args)).right


def test_settings_are_put_back(q, tmp_path):
    def meddling(Z):
        np.seterr(all="raise")
        np.set_printoptions(precision=1, threshold=2)
        np.random.seed(0)  # noqa: NPY002
        random.seed(0)
        np.random.normal()  # noqa: NPY002
        warnings.simplefilter("error")
        os.environ["HELPERS_TEST"] = "x"
        os.chdir(tmp_path)
        sys.setrecursionlimit(500)
        sys.stdout = None
        return answer(Z)

    def settings():
        return (np.geterr(), np.get_printoptions(), str(np.random.get_state()), random.getstate(), list(warnings.filters),  # noqa: NPY002
                dict(os.environ), os.getcwd(), sys.getrecursionlimit(), sys.stdout)

    before = settings()
    assert q.check(meddling).right
    assert settings() == before


def test_its_printing_is_kept_and_shown(q, capsys):
    def chatty(Z):
        for k in range(5_000):
            print("value", k)
        print("to stderr", file=sys.stderr)
        return answer(Z)

    verdict = q.check(chatty)
    assert verdict.right and "printed" in verdict.remarks[0] and "value 0" in verdict.remarks[0]
    assert len(repr(verdict)) < 1000
    assert capsys.readouterr() == ("", "")


def test_other_threads_may_print_meanwhile(q, capsys):
    def slow(Z):
        time.sleep(0.05)
        return answer(Z)

    thread = threading.Timer(0.02, lambda: print("from elsewhere"))
    thread.start()
    assert not q.check(slow).remarks
    thread.join()
    assert capsys.readouterr().out == "from elsewhere\n"


def test_warnings_do_not_fail_a_right_answer(q):
    def noisy(Z):
        np.exp(np.array([1000.0]))
        warnings.warn("careful", stacklevel=1)
        return answer(Z)

    verdict = q.check(noisy)
    assert verdict.right
    assert any("overflow" in r for r in verdict.remarks) and any("careful" in r for r in verdict.remarks)


def test_a_warning_is_told_with_the_learners_line_and_on_the_probes_judged_only():
    def mean_of_nothing(Z):
        if len(Z) == 3:
            np.exp(np.array([1000.0]))
        return np.mean(Z[:0], axis=0) * Z

    probes = [Probe((spread(1, 5, 3),), "5 rows"), Probe((spread(2, 3, 7),), "3 rows", "extreme")]
    q = Exercise("softmax", "Softmax", "Write it.", "my_softmax(Z)", softmax, lambda: probes, seconds=PATIENT)
    remarks = q.check(mean_of_nothing).remarks
    line = mean_of_nothing.__code__.co_firstlineno + 3
    assert any("Mean of empty slice" in text and f"(line {line})" in text for text in remarks), remarks
    assert not any("overflow" in text for text in remarks), "the extremes were not judged yet"


def test_very_many_warnings_are_no_burden(q):
    def noisy(Z):
        for k in range(3000):
            warnings.warn(f"number {k}", stacklevel=1)
        return answer(Z)

    verdict = q.check(noisy)
    assert verdict.right and len(verdict.remarks) <= 4


def test_text_of_the_learner_is_escaped(q):
    def evil(Z):
        raise ValueError("<script>alert(1)</script> `x` $y$")

    verdict = q.check(evil)
    assert "<script>" not in verdict._repr_html_() and "&lt;script&gt;" in verdict._repr_html_()
    assert "$" not in verdict.message


def test_verdicts_hold_no_addresses(q):
    def lost(Z):
        raise ValueError(f"got {object()!r}")

    assert "0x" not in repr(q.check(lost))
    assert repr(q.check(lost)) == repr(q.check(lost))


def test_the_inputs_are_fresh_for_every_exercise_and_call(q):
    def destroying(Z):
        Z[...] = 0
        return Z

    assert not q.check(destroying).right
    assert q.check(softmax).right


def test_a_function_that_keeps_its_result_cannot_change_it_later():
    kept = np.zeros((2, 2))

    def reusing(Z):
        kept[...] = Z
        return kept

    probes = [Probe((np.full((2, 2), k),), "") for k in (1.0, 2.0)]
    first, second = try_out(reusing, probes, ("Z",)).outcomes
    assert first.parts[0][0, 0] == 1 and second.parts[0][0, 0] == 2


def test_a_function_that_asks_for_input_is_told_so(q):
    verdict = q.check(lambda Z: Z * float(input("scale? ")))
    assert verdict.kind == "error" and "input()" in verdict.message
