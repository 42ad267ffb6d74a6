"""What a human reads in the typeset formula is what the formula computes: brackets, precedence, fractions, scripts.

The formulas are read back from their LaTeX by a reader (latex_reader.py) that knows nothing of the notation.
"""

import numpy as np
from hypothesis import assume, given, settings

from .reading import both
from .trees import formulas


@settings(max_examples=400, deadline=None, derandomize=True)
@given(formulas())
def test_a_random_formula_reads_as_what_it_computes(expression):
    own, found = both(expression)
    assume(np.isfinite(own).all() and np.abs(own).max() < 1e8)
    np.testing.assert_allclose(
        found,
        own,
        rtol=1e-7,
        atol=1e-7 * (1 + np.abs(own).max()),
        err_msg=f"{expression}\n{expression.latex(colour=False)}",
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(formulas(depth=3))
def test_shapes_below_the_symbols_change_no_meaning(expression):
    own, found = both(expression, shapes=True)
    assume(np.isfinite(own).all() and np.abs(own).max() < 1e8)
    np.testing.assert_allclose(found, own, rtol=1e-7, atol=1e-7 * (1 + np.abs(own).max()))
