"""What a line prints as is what a learner would type for it: reading it gives the same line again."""

import pytest
from hypothesis import given, settings

from helpers.notation import parse

from .test_brackets import CASES
from .trees import VOCABULARY, formulas


@settings(max_examples=300, deadline=None, derandomize=True)
@given(formulas())
def test_a_random_formula_is_read_as_it_was_printed(expression):
    if len(expression.text()) <= 400:
        assert parse(expression.text(), VOCABULARY) == expression


@pytest.mark.parametrize("expression", CASES, ids=str)
def test_so_is_each_of_the_bracket_cases(expression):
    assert parse(expression.text(), VOCABULARY) == expression


@pytest.mark.parametrize(("typed", "printed"), [
    ("a^2", "a ** 2"), ("  a+ b ", "a + b"), ("a-b-a", "a - b - a"), ("a-(b-a)", "a - (b - a)"),
    ("-a**2", "-a ** 2"),
    ("a/b/a", "a / b / a"), ("a/(b*a)", "a / (b * a)"), ("a**b**2", "a ** (b ** 2)"), ("+a", "a"),
    ("((a))", "a"),
    ("2*-a", "2 * (-a)"), ("z @ A @ v", "z @ A @ v"), ("Sum((i,j),S[i,j])", "Sum(i, Sum(j, S[i, j]))"),
    ("sigma_prime(a)", "sigma_prime(a)"),
    ("1e-3*a", "0.001 * a"), ("A.T.T", "(A.T).T"), ("(A+A).T", "(A + A).T"), ("f_prime(a)", "f_prime(a)"),
])  # fmt: skip
def test_what_is_typed_prints_in_one_form(typed, printed):
    expression = parse(typed, VOCABULARY)
    assert expression.text() == printed
    assert parse(printed, VOCABULARY) == expression
