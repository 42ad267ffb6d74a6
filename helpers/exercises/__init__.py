"""The machinery of check, hint and solution: verdicts that name the slip, and never give the answer away.

An exercise is tried on probes in a guarded thread (``trial``), judged step by step (``judge``), compared with the bank
of wrong rules (``bank``) and, when none explains it, described by its numbers (``signatures``).
"""

from .arguments import Fresh
from .exercise import Exercise
from .layers import PerLayer, per_layer
from .note import Note
from .probe import Probe, Rule
from .signatures import signature
from .values import Condition, PropertyExercise, ValueExercise, wrong_value
from .verdict import Verdict

__all__ = ["Condition", "Exercise", "Fresh", "Note", "PerLayer", "Probe", "PropertyExercise", "Rule", "ValueExercise", "Verdict",
           "per_layer", "signature", "wrong_value"]
