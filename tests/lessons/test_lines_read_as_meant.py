"""Every line of the lessons reads, typeset and as text, as what it computes."""

import numpy as np
import pytest

from helpers.notation import (
    Environment,
    Index,
    Indexed,
    Named,
    Tensor,
    environments,
    parse,
)
from helpers.notation.compare import dims_of
from helpers.notation.derivation import vocabulary
from helpers.notation.functions import stand_in

from ..notation.latex_reader import read
from ..notation.latex_values import FUNCTIONS, Page
from .parts import all_lines

LINES = list(dict.fromkeys(all_lines()))


@pytest.mark.parametrize("line", LINES, ids=str)
def test_every_line_can_be_typed_as_it_prints(line):
    assert parse(line.text(), vocabulary(line)) == line


@pytest.mark.parametrize("line", LINES, ids=str)
def test_every_line_reads_as_what_it_computes(line):
    """By the reader of LaTeX that the notation's own tests use; it knows vectors and matrices, and numbers."""
    (env,) = environments(dims_of(line), 1, groups=1)
    for shapes in (False, True):
        np.testing.assert_allclose(*values(line, env, shapes), rtol=1e-9, atol=1e-9)


def values(line, env, shapes):
    tensors = {n for n in line.walk() if isinstance(n, Tensor)}
    named = {n for n in line.walk() if isinstance(n, Named)}
    drawn = {t.sign: column(t.value(env)[0]) for t in tensors}
    sheet = Page(
        drawn | {d: float(n) for d, n in env.sizes.items()},
        env.sizes,
        {i.name: i.dim for i in indices(line)},
        {},
        FUNCTIONS | {"softmax": softmax_of_rows} | dict(zip(("f", "f'"), stand_in("f", env.turn), strict=True)),
    )
    for n in named:
        sheet.named[n.sign] = lambda page, n=n: from_notation(n, page, env)
    formula = read(line.latex(shapes=shapes), set(sheet.values) | set(sheet.named))
    found = []
    for places in np.ndindex(*(env.size(i.dim) for i in line.free)):
        here = sheet
        for index, place in zip(line.free, places, strict=True):
            here = here.at(index.name, place)
        found.append(np.ravel(formula(here)))
    return np.concatenate(found), line.value(env)[0].ravel()


def from_notation(named, page, env):
    """A named result on the reader's page: by its own definition, with whatever a derivative moves there."""
    inner = Environment(env.sizes, 1, env.seed, env.turn)
    for part in named.definition.walk():
        if isinstance(part, (Tensor, Named)) and part.sign in page.values:
            value = np.asarray(page.values[part.sign])
            inner.values[part.name] = (value[:, 0] if len(part.shape) == 1 else value)[None]
    return column(named.definition.value(inner)[0])


def softmax_of_rows(x):
    return FUNCTIONS["softmax"](x) if x.shape[1] == 1 else np.vstack([FUNCTIONS["softmax"](row) for row in x])


def column(value):
    return value[:, None] if value.ndim == 1 else value


def indices(line):
    for node in line.walk():
        for value in vars(node).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Index):
                    yield one


def test_no_line_indexes_what_it_could_name():
    assert not [
        line
        for line in LINES
        for part in line.walk()
        if isinstance(part, Indexed) and isinstance(part.base, Indexed)
    ]
