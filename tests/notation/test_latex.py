"""What a human reads in the typeset formula is what the formula computes: brackets, precedence, fractions, scripts.

The formulas are read back from their LaTeX by a reader (latex_reader.py) that knows nothing of the notation.
"""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from helpers.notation import Tensor

from .reading import both
from .trees import formulas, i, n

W1, V2 = Tensor("W1", ("H", "C"), "real", "W^{(1)}"), Tensor("V2", ("H", "C"))


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


@pytest.mark.parametrize(("expression", "latex"), [
    (W1[n, i], "W^{(1)}_{n i}"), (W1.T, r"{W^{(1)}}^{\top}"), (W1[n, i] ** 2, r"\left(W^{(1)}_{n i}\right)^{2}"),
    (V2[n, i], r"\left(V_2\right)_{n i}"), (V2.T, r"V_2^{\top}"),
    (Tensor("delta3", ("C",))[i], r"\left(\delta_3\right)_{i}"),
], ids=str)
def test_the_number_of_a_layer_belongs_to_the_symbol(expression, latex):
    assert expression.latex(colour=False) == latex
