"""Mathematics that typesets itself and evaluates itself (see core.py), and derivations made of it.

>>> from helpers.notation import Index, Sum, Tensor, exp, log
>>> z, i, j = Tensor("z", ("C",)), Index("i", "C"), Index("j", "C")
>>> line = exp(z[i]) / Sum(j, exp(z[j]))
>>> line
exp(z[i]) / Sum(j, exp(z[j]))
>>> line.free, line.shape
((Index(name='i', dim='C'),), ())
"""

from .arithmetic import Add, Neg, Sub
from .compare import Given, compare
from .core import Expression, Index, NotationError
from .derivation import Derivation, Line, Slip
from .derivative import D
from .entries import Delta, Indexed
from .environment import Environment, environments
from .functions import Function, exp, log, relu, sigma, sign, softmax, tanh
from .outer import diag, outer
from .parse import parse
from .products import Div, Mul, Pow
from .spelling import UnreadableError
from .spot_the_slip import SpotTheSlip
from .statement import Definition, Statement
from .sums import Sum
from .symbols import Named, Number, Ones, Size, Tensor

__all__ = [
    "Add",
    "D",
    "Definition",
    "Delta",
    "Derivation",
    "Div",
    "Environment",
    "Expression",
    "Function",
    "Given",
    "Index",
    "Indexed",
    "Line",
    "Mul",
    "Named",
    "Neg",
    "NotationError",
    "Number",
    "Ones",
    "Pow",
    "Size",
    "Slip",
    "SpotTheSlip",
    "Statement",
    "Sub",
    "Sum",
    "Tensor",
    "UnreadableError",
    "compare",
    "diag",
    "environments",
    "exp",
    "log",
    "outer",
    "parse",
    "relu",
    "sigma",
    "sign",
    "softmax",
    "tanh",
]
