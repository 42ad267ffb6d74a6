"""Mark one notebook: run its plan in fresh kernels within the limits, and give every exercise its verdict."""

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ...exercises import Verdict
from ...exercises.naming import listed
from ..papers import Mark, Paper
from .judging import SHIFTS, WRITTEN_DOWN, has_numbers, judged
from .kernel import ConfinedKernel, Limits
from .plan import Look, Plan, Run
from .transport import unpacked

# After this many kernels that were lost, what is left is not looked at.
_KERNELS = 4


class Marking:
    """One notebook while it is marked. ``paper(student, file)`` does it all."""

    def __init__(self, plan: Plan, limits: Limits):
        self._plan, self._limits = plan, limits
        self._verdicts: dict[str, Verdict] = {}
        self._borrowed, self._absent, self._skipped = set(), set(), set()
        self._said: dict[int, str] = {}
        self._faults, self._whole = list(plan.faults), True
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
                           task.name in self._borrowed) for task in lesson.tasks)
        return Paper(student, lesson.name, marks, tuple(dict.fromkeys(self._faults)), file, self._whole)

    def hurry(self) -> None:
        """From another thread: nobody waits for this paper any more."""
        self._end = time.monotonic()

    def _in_one_kernel(self) -> bool:
        """Walk through the plan in a fresh kernel; False when the kernel was lost on the way and another one is needed."""
        with TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as folder:
            home = Path(folder) / "work"
            home.mkdir()
            with ConfinedKernel(home, self._plan.lesson.room, self._limits) as kernel:
                for place, step in enumerate(self._plan.steps):
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
        known = self._verdicts.get(step.exercise)
        if step.last and known is not None and known.kind != "untouched":
            return
        try:
            verdict = self._attempt(kernel, step)
        except ValueError as problem:
            verdict = Verdict("error", "The results of this answer did not come back.")
            self._whole = False
            self._faults.append(f"`{step.exercise}`: {problem}.")
        if kernel.lost:
            self._skipped.add(place)
        self._verdicts[step.exercise] = verdict

    def _attempt(self, kernel, step: Look) -> Verdict:
        """The verdict on the notebook's numbers; a right answer must be right on other numbers too."""
        verdict = self._on(kernel, step, 0)
        if not verdict.right or not has_numbers(self._plan.lesson, step.exercise):
            return verdict
        others = []
        for shift in SHIFTS:
            others.append(self._on(kernel, step, shift))
            if others[-1].right:
                return verdict
            if kernel.lost:
                return others[-1]
        return replace(WRITTEN_DOWN, share=max(other.share for other in others))

    def _on(self, kernel, step: Look, shift: int) -> Verdict:
        lesson, name = self._plan.lesson, step.exercise
        seconds = lesson.exercise(name).seconds + self._limits.cell
        reply, text = kernel.bring(name, step.variable, shift, self._seconds(seconds))
        if reply.status in ("late", "lost"):
            said = "did not end" if reply.status == "late" else reply.said
            self._faults.append(f"The answer to `{name}` {said}.")
            return Verdict("error", f"When it was tried, your function {said}.")
        if reply.status == "error":
            raise ValueError(f"it could not be tried: {reply.said}")
        trial, replaced = unpacked(text)
        if replaced:
            more = [f"{len(replaced) - 3} more"] if len(replaced) > 3 else []
            self._faults.append(f"The notebook replaced {listed(replaced[:3] + more)}; that was put back before its "
                                "answers were tried.")
        (self._absent.add if trial is None else self._absent.discard)(name)
        verdict, borrowed = judged(lesson, name, trial, shift)
        # Part of a wrong answer may well be the course's own.
        (self._borrowed.add if borrowed and verdict.right else self._borrowed.discard)(name)
        return verdict

    def _seconds(self, most: float) -> float:
        return max(1.0, min(most, self._end - time.monotonic()))

    def _final(self, task) -> Verdict:
        """The verdict; where the name never came to be because its cell ended with an error, that error."""
        verdict = self._verdicts.get(task.name)
        if verdict is None:
            return Verdict("error", "Nothing was seen of this answer: the notebook was stopped before.")
        code = self._plan.codes[task.name]
        if task.name in self._absent:
            for place, said in self._said.items():
                if self._plan.steps[place].source.rstrip() in code:
                    return Verdict("error", f"The cell with your answer does not run. {said}")
        return verdict
