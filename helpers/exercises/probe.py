"""What an answer is tried on, and the wrong answers it is compared with.

A *probe* is one set of arguments. A *rule* is a known misconception written as a function: when an answer's numbers
agree with a rule's numbers on the probes, the misconception has been found, whatever the code looks like.
"""

from collections.abc import Callable
from dataclasses import dataclass

# In the order in which they are judged. Everything in a later group was right in the groups before.
GROUPS = (
    ("ordinary", "square", "single"),
    ("float32", "extreme", "masked"),
    ("batch", "again"),
)
NOT_JUDGED = "caution"


@dataclass(frozen=True)
class Probe:
    """One set of arguments, with a label in plain words ("5 rows, 3 classes") and a kind.

    Kinds: ordinary, square, single (one row), float32, extreme, masked, batch, and caution. A caution is not judged:
    its ``remark`` looks at the answer's result and returns a sentence for the learner, or "".
    ``tolerance`` replaces the usual pass line (for a number typed by hand).
    ``floor`` is the size below which an error is measured absolutely; 0 where the digits of tiny numbers count.
    """

    args: tuple
    label: str
    kind: str = "ordinary"
    floor: float = 1.0
    remark: Callable | None = None
    tolerance: float | None = None

    @property
    def group(self) -> int | None:
        """The place of this probe's kind in the order of judgement, None for a caution."""
        if self.kind == NOT_JUDGED:
            return None
        return next(place for place, kinds in enumerate(GROUPS) if self.kind in kinds)


@dataclass(frozen=True)
class Rule:
    """A wrong answer that people really give, as a function with the signature of the right one.

    ``feedback`` says what went wrong and why, never the answer. ``tell(result, *args)`` is a sentence with the one
    number of the learner's own result that betrays it, read on the first probe of kind ``on``.
    ``variants`` are other ways of writing the same misconception that give other numbers. ``whole`` is True for words about
    all parts together, such as their order: one wrong part alone never shows that.
    """

    id: str
    name: str
    function: Callable
    feedback: str
    tell: Callable
    on: str = "ordinary"
    variants: tuple[Callable, ...] = ()
    whole: bool = False

    @property
    def functions(self) -> tuple[Callable, ...]:
        return (self.function, *self.variants)
