"""A formula's own values beside those that a reader of its LaTeX finds."""

import itertools

import numpy as np

from helpers.notation import (
    Environment,
)
from helpers.notation.functions import stand_in

from .latex_reader import read
from .latex_values import FUNCTIONS, Page
from .trees import LENGTHS, OVER, TENSORS

SYMBOLS = {t.sign for t in TENSORS} | set(LENGTHS) | {r"\hat{y}"}
RUNS_OVER = {index.name: dim for dim, indices in OVER.items() for index in indices}


def page(env):
    """The reader's page for one draw of an environment."""
    values = {}
    for tensor in TENSORS:
        drawn = tensor.value(env)[0]
        values[tensor.sign] = drawn[:, None] if drawn.ndim == 1 else drawn
    named = {r"\hat{y}": lambda page: FUNCTIONS["softmax"](page.symbol("z"))}
    pair = stand_in("f", env.turn)
    return Page(
        values | {dim: float(n) for dim, n in LENGTHS.items()},
        LENGTHS,
        RUNS_OVER,
        named,
        dict(zip(("f", "f'"), pair, strict=True)),
    )


def both(expression, turn=0, **style):
    """The expression's own values, and those that a reader of its LaTeX finds; entries in one order."""
    env = Environment(LENGTHS, 1, 7, turn)
    with np.errstate(all="ignore"):
        own = expression.value(env)[0]
        formula, sheet = read(expression.latex(**style), SYMBOLS), page(env)
        found = []
        for places in itertools.product(*(range(LENGTHS[index.dim]) for index in expression.free)):
            here = sheet
            for index, place in zip(expression.free, places, strict=True):
                here = here.at(index.name, place)
            value = np.asarray(formula(here))
            wanted = tuple(LENGTHS[dim] for dim in expression.shape)
            assert value.shape == ((*wanted, 1) if len(wanted) == 1 else wanted), "read in another shape"
            found.append(value.ravel())
    return own.ravel(), np.concatenate(found)
