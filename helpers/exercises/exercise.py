"""An exercise: its question, its judge, its hints and its solution."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from .bank import Bank
from .compare import gives_float32
from .credit import share_of
from .draws import shifted
from .judge import Failure, common_signature, example, first_failure, two_results
from .layers import PerLayer
from .note import Note
from .outcome import trusted_outcome
from .probe import Probe, Rule
from .stub import is_untouched, misfit, uses
from .trial import Trial, try_out
from .verdict import Verdict


@dataclass(repr=False)
class Exercise:
    """A function for the learner to write. ``q.check(f)``, ``q.hint()``, ``q.solution()``; ``q`` alone shows the question.

    ``reference`` is the right function, ``signature`` how the learner's is called ("my_softmax(Z)"). ``probes`` is a
    function that makes the probes (so that an exercise costs nothing until it is used). ``outputs`` names the results
    when there are several, ("dX", "dW", "db"), or is ``per_layer``: a list of pairs (dW, db), one for each pair (W, b) of the
    argument ``params``. ``view`` maps a result to what is compared, when more than one result is right. ``plain`` is the
    reference in its simplest lines, for the solution, where the one in ``helpers`` does more than the exercise asks.
    """

    name: str
    title: str
    statement: str
    signature: str
    reference: Callable
    probes: Callable[[], Iterable[Probe]]
    rules: tuple[Rule, ...] = ()
    hints: tuple[str, ...] = ()
    reason: str = ""
    outputs: tuple[str | PerLayer, ...] | PerLayer = ()
    view: Callable | None = None
    seconds: float = 3.0
    plain: Callable | None = None
    verdict: Verdict | None = field(default=None, init=False, repr=False)
    _attempted: bool = field(default=False, init=False, repr=False)
    _hints_given: int = field(default=0, init=False, repr=False)

    def check(self, answer) -> Verdict:
        """Judge a function and say what is right or wrong with it. Whatever it does, only this verdict suffers."""
        self.verdict = self.judge(self.collect(answer))
        self._attempted = self._attempted or self.verdict.kind != "untouched"
        return self.verdict

    def hint(self) -> Note:
        """One more hint each time, from a question to nearly the whole way."""
        given = self._hints_given
        if given >= len(self.hints):
            return Note("No more hints",
                        "Check what you have: the verdict helps too. `q.solution()` shows one way to write it.")
        self._hints_given += 1
        return Note(f"Hint {given + 1} of {len(self.hints)}", self.hints[given])

    def solution(self) -> Note:
        """One right way to write it and why it is so, once an answer has been checked."""
        if not self._attempted:
            return Note("Try it first",
                        "Check an answer of your own, even a doubtful one; then the solution opens.")
        shown = self.plain or self.reference
        more = f" `{self.reference.__name__}` in `helpers` does the same and takes more kinds of input." if self.plain else ""
        return Note(f"A solution: {self.title}", self.reason + more, inspect.getsource(shown).strip())

    def collect(self, answer) -> Trial:
        """Try an answer on the probes. All that runs of the learner's code runs here; what comes back is plain data."""
        if answer is None or answer is Ellipsis:
            return Trial(empty=True)
        problem = misfit(answer, self.signature, self.tried[0].args)
        if problem:
            return Trial(misfit=problem)
        trial = try_out(answer, self.tried, self._names, self.outputs, self.seconds)
        trial.idle = is_untouched(answer, trial.outcomes)
        trial.borrowed = trial.answered and uses(answer, self.reference)
        return trial

    def judge(self, trial: Trial) -> Verdict:
        """The verdict on what ``collect`` brought, formed without running any of the learner's code."""
        if trial.empty or trial.idle:
            return self._untouched()
        if trial.misfit:
            return Verdict("error", trial.misfit)
        if not trial.in_time:
            return self._too_long(trial)
        failure = first_failure(self.tried, self._wants, trial.outcomes, self.view)
        return self._wrong(failure, trial) if failure else self._right(trial)

    def on_other_numbers(self, shift: int) -> "Exercise":
        """The same exercise, its probes made with other numbers: what was written down for these does not fit those."""
        def probes():
            with shifted(shift):
                return list(self.probes())
        return replace(self, probes=probes)

    def _right(self, trial: Trial) -> Verdict:
        labels = dict.fromkeys(p.label for p in self.tried if p.group is not None and p.kind != "again")
        return Verdict("right", f"Right, on: {'; '.join(labels)}.", remarks=tuple(self._remarks(trial)))

    def _remarks(self, trial: Trial):
        for probe, out in self._pairs(trial):
            if probe.remark is not None and out.answered:
                text = probe.remark(out.parts if self.outputs else out.parts[0])
                if text:
                    yield text
        if any("float32" in out.dtypes and not gives_float32(probe) for probe, out in self._pairs(trial)):
            yield "You compute in float32, which keeps seven digits. That is accepted; float64 keeps sixteen."
        if trial.borrowed:
            yield "That is the course's own function, and it is right. Now without it."
        yield from trial.caught.remarks(harmless=True)

    def _pairs(self, trial):
        return zip(self.tried, trial.outcomes, strict=True)

    def _wrong(self, failure: Failure, trial: Trial) -> Verdict:
        seen = self._seen(failure)
        judged = [i for i, probe in enumerate(self.tried) if probe.group == failure.group]
        remarks = tuple(trial.caught.remarks(harmless=False, probes=judged))
        shown = ""
        if failure.step == "value" and self.view is None and self._names:
            shown = example(self.tried[failure.place], self._wants[failure.place], trial.outcomes[failure.place])
        slip = self._bank.slip(trial.outcomes, failure.group)
        if slip:
            message, tell, id = slip
            beside = () if tell and seen.endswith(tell) else self._beside_a_slip(seen)
            return Verdict("slip", message, tell or shown, id, (*beside, *remarks), share_of(failure.group, slip=True))
        look = self._look(failure, trial) if failure.step in ("shape", "value") else None
        kind = "error" if failure.step == "runs" else "wrong"
        fickle = two_results(trial.outcomes[0], trial.outcomes[-1]) if failure.step == "value" else ""
        remarks = tuple(text for text in (shown, fickle, *remarks) if text)
        return Verdict(kind, seen, look or "", remarks=remarks, share=share_of(failure.group))

    def _look(self, failure: Failure, trial: Trial):
        """What the wrong numbers have in common, or None."""
        return common_signature(self.tried, self._wants, trial.outcomes, failure, self.view, self._names)

    def _seen(self, failure: Failure) -> str:
        """The failure's words, with the place where it was seen."""
        probe = self.tried[failure.place]
        if probe.kind == "again":
            return "Right at first, but a second call with the same numbers gives another result."
        if failure.group == 0:
            return f"Tried on {probe.label}. {failure.text}"
        before = "Right on ordinary numbers" if failure.group == 1 else "Right on the small probes"
        return f"{before}, not on {probe.label}. {failure.text}"

    def _beside_a_slip(self, seen: str) -> tuple:
        """What else is said when a slip is named."""
        return (seen,)

    def _too_long(self, trial: Trial) -> Verdict:
        where = f", at {trial.stuck_at}" if trial.stuck_at else ""
        return Verdict("error", f"Your function was still running after {self.seconds:g} seconds{where}. "
                                "It was stopped. Does a loop never end?",
                       remarks=tuple(trial.caught.remarks(harmless=False)))

    def _untouched(self) -> Verdict:
        """The question again, for a notebook shows it nowhere else, and what to do now."""
        return Verdict("untouched", f"`{self.signature}`: {self.statement}",
                       remarks=("Write it in the cell above and run both cells. `q.hint()` gives a first push.",))

    @cached_property
    def tried(self) -> list[Probe]:
        """The probes in the order in which an answer is called on them, the first one once more at the end."""
        probes = list(self.probes())
        return [*probes, replace(probes[0], kind="again", remark=None)]

    @cached_property
    def _names(self) -> tuple:
        inside = re.search(r"\(([^()]*)\)", self.signature)
        return tuple(name.split("=")[0].strip() for name in inside[1].split(",") if name.strip()) if inside else ()

    @cached_property
    def _wants(self) -> list:
        return [trusted_outcome(self.reference, probe.args, self._names,
                                self.outputs) for probe in self.tried]

    @cached_property
    def _bank(self) -> Bank:
        return Bank(self.rules, self.tried, self._wants, self._names, self.outputs, self.view)

    def _question(self) -> Note:
        return Note(self.title, self.statement, f"{self.signature}")

    def __repr__(self):
        return repr(self._question())

    def _repr_html_(self):
        return self._question()._repr_html_()
