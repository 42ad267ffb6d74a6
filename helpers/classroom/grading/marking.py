"""Mark one notebook: run its plan in fresh kernels within the limits, and give every exercise its verdict."""

import re
import time
from dataclasses import dataclass, replace

from ...exercises import Verdict
from ...exercises.naming import listed
from ..papers import Mark, Paper
from .folder import passing_folder
from .judging import SHIFTS, WRITTEN_DOWN, has_numbers, judged
from .kernel import ConfinedKernel, Limits
from .plan import Look, Plan, Run
from .transport import unpacked

# After this many kernels that were lost, what is left is not looked at.
_KERNELS = 4
# An answer that took longer is not tried a second time.
_SLOW = 1.0
# The name that IPython gives to a cell in the words of a SyntaxError.
_NAMELESS = re.compile(r"\(\d+\.py, (?=line)")
_NOT_HERE = ("ModuleNotFoundError", "FileNotFoundError")


@dataclass(frozen=True)
class Seen:
    """What came of trying an answer. ``absent``: there was no such name."""

    verdict: Verdict
    borrowed: bool = False
    absent: bool = False


class Marking:
    """One notebook while it is marked. ``paper(student, file)`` does it all."""

    def __init__(self, plan: Plan, limits: Limits):
        self._plan, self._limits = plan, limits
        self._seen: dict[str, Seen] = {}
        self._skipped, self._slow = set(), set()
        self._said: dict[int, str] = {}
        self._faults, self._whole = list(plan.faults), plan.whole
        self._end = time.monotonic() + limits.notebook

    def paper(self, student: str, file: str = "") -> Paper:
        """The marks of all exercises of the lesson, and the faults that were found on the way."""
        for _ in range(_KERNELS):
            if self._in_one_kernel():
                break
        else:
            self._whole = False
            self._faults.append(f"{_KERNELS} kernels were lost; what was not reached by then was not looked at.")
        lesson = self._plan.lesson
        marks = tuple(Mark(task.name, lesson.exercise(task.name).title, self._final(task), self._plan.codes[task.name],
                           task.name in self._seen and self._seen[task.name].borrowed) for task in lesson.tasks)
        self._tell_what_is_not_here(marks)
        return Paper(student, lesson.name, marks, tuple(dict.fromkeys(self._faults)), file, self._whole)

    def hurry(self) -> None:
        """From another thread: nobody waits for this paper any more."""
        self._end = time.monotonic()

    def _in_one_kernel(self) -> bool:
        """Walk through the plan in a fresh kernel; False when the kernel was lost on the way and another one is needed."""
        with passing_folder() as folder:
            home = folder / "work"
            home.mkdir()
            with ConfinedKernel(home, self._plan.lesson.room, self._limits) as kernel:
                for place, step in self._in_order():
                    if place in self._skipped:
                        continue
                    if time.monotonic() > self._end:
                        self._whole = False
                        self._faults.append(f"It took more than {self._limits.notebook:g} s in all; the rest was not looked at.")
                        return True
                    (self._run if isinstance(step, Run) else self._look)(kernel, place, step)
                    if kernel.lost:
                        return False
        return True

    def _in_order(self):
        """The steps; and before the last looks once more the cells that lacked a name: some write a notebook upwards."""
        steps = list(enumerate(self._plan.steps))
        last = [(place, step) for place, step in steps if isinstance(step, Look) and step.last]
        yield from steps[:len(steps) - len(last)]
        yield from [steps[place] for place, said in self._said.items() if said.startswith("NameError")]
        yield from last

    def _run(self, kernel, place: int, step: Run):
        reply = kernel.run(step.source, self._seconds(self._limits.cell))
        self._said.pop(place, None)
        if reply.status == "error":
            self._said[place] = reply.said
            if reply.said.startswith("MemoryError"):
                # What fills the memory is still there, so nothing else would work in this kernel.
                self._without(place, step, "needed more memory than there is")
                kernel.lost = True
            elif reply.said.startswith("StdinNotImplementedError"):
                self._faults.append(f"Cell {step.where} asks for input, and nobody answers.")
        elif reply.status != "ok":
            late = f"ran longer than {self._limits.cell:g} s and was stopped"
            self._said[place] = late if reply.status == "late" else reply.said
            self._without(place, step, self._said[place])

    def _without(self, place: int, step: Run, why: str):
        self._faults.append(f"Cell {step.where} {why}; the rest was graded without it.")
        self._skipped.add(place)

    def _look(self, kernel, place: int, step: Look):
        """Try an answer. What was not right is tried once more in the end, for it may use what stands below its check."""
        known, start = self._seen.get(step.exercise), time.monotonic()
        if step.last and known is not None and (known.verdict.right or step.exercise in self._slow):
            return
        try:
            seen = self._attempt(kernel, step)
        except ValueError as problem:
            seen = Seen(Verdict("error", "The results of this answer did not come back."))
            self._whole = False
            self._faults.append(f"`{step.exercise}`: {problem}.")
        if kernel.lost:
            self._skipped.add(place)
        if time.monotonic() - start > _SLOW:
            self._slow.add(step.exercise)
        if not step.last or known is None or known.verdict.kind == "untouched" or seen.verdict.points > known.verdict.points:
            self._seen[step.exercise] = seen

    def _attempt(self, kernel, step: Look) -> Seen:
        """What is seen on the notebook's numbers; a right answer must be right on other numbers too."""
        seen = self._on(kernel, step, 0)
        if not seen.verdict.right or not has_numbers(self._plan.lesson, step.exercise):
            return seen
        others = []
        for shift in SHIFTS:
            others.append(self._on(kernel, step, shift))
            if others[-1].verdict.right:
                return seen
            if kernel.lost:
                return others[-1]
        return replace(seen, verdict=replace(WRITTEN_DOWN, share=max(other.verdict.share for other in others)))

    def _on(self, kernel, step: Look, shift: int) -> Seen:
        lesson, name = self._plan.lesson, step.exercise
        seconds = lesson.exercise(name).seconds + self._limits.cell
        reply, text = kernel.bring(name, step.variable, shift, self._seconds(seconds))
        if reply.status in ("late", "lost"):
            said = "did not end" if reply.status == "late" else reply.said
            self._faults.append(f"The answer to `{name}` {said}.")
            return Seen(Verdict("error", f"When it was tried, your function {said}."))
        if reply.status == "error":
            raise ValueError(f"it could not be tried: {reply.said}")
        trial, replaced = unpacked(text)
        if replaced:
            more = [f"{len(replaced) - 3} more"] if len(replaced) > 3 else []
            self._faults.append(f"The notebook replaced {listed(replaced[:3] + more)}; that was put back before its "
                                "answers were tried.")
        verdict, borrowed = judged(lesson, name, trial, shift)
        # Part of a wrong answer may well be the course's own.
        return Seen(verdict, borrowed and verdict.right, absent=trial is None)

    def _seconds(self, most: float) -> float:
        return max(1.0, min(most, self._end - time.monotonic()))

    def _final(self, task) -> Verdict:
        """The verdict; where the name never came to be because its cell ended with an error, that error."""
        seen = self._seen.get(task.name)
        if seen is None:
            return Verdict("error", "Nothing was seen of this answer: the notebook was stopped before.")
        code = self._plan.codes[task.name]
        if seen.absent:
            for place, said in self._said.items():
                if self._plan.steps[place].source.rstrip() in code:
                    return Verdict("error", f"The cell with your answer does not run. {_NAMELESS.sub('(', said)}")
        return seen.verdict

    def _tell_what_is_not_here(self, marks):
        """A module or a file that the student had: only a person can say what that cost."""
        lost = [mark for mark in marks if not mark.verdict.right]
        cells = [f"Cell {self._plan.steps[place].where} needs what is not here ({said})."
                 for place, said in self._said.items() if said.startswith(_NOT_HERE)]
        answers = [f"The answer to `{mark.exercise}` needs a module or a file that is not here." for mark in lost
                   if any(name in mark.verdict.message for name in _NOT_HERE) and not mark.verdict.message.startswith("The cell")]
        if lost and cells + answers:
            self._faults += cells + answers
            self._whole = False
