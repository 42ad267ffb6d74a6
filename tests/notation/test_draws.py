"""How symbols are drawn: by their kinds, the same in every line, on axes of unequal lengths."""

import numpy as np
import pytest

from helpers.notation import (
    Environment,
    Function,
    Neg,
    Tensor,
    environments,
    exp,
)

from .symbols import SIZES, a, b, i, u, z

DRAWS = 6


@pytest.fixture
def env():
    return Environment(SIZES, DRAWS, 3)


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("real", lambda v: (v < 0).any() and (v > 0).any()),
        ("positive", lambda v: (v > 0).all()),
        ("probability", lambda v: (v > 0).all() and np.allclose(v.sum(axis=-1), 1)),
        ("one-hot", lambda v: np.isin(v, (0, 1)).all() and (v.sum(axis=-1) == 1).all()),
    ],
)
def test_a_tensor_is_drawn_as_its_kind_says(kind, holds, env):
    assert holds(Tensor("q", ("N", "C"), kind).value(env))


def test_a_symbol_has_the_same_numbers_in_every_line_and_others_in_every_draw(env):
    again = Environment(SIZES, DRAWS, 3)
    (a + b).value(again)
    np.testing.assert_array_equal(z.value(env), z.value(again))
    assert len(np.unique(z.value(env))) == z.value(env).size
    assert not np.array_equal(z.value(env), u.value(env))


def test_unnamed_functions_are_smooth_and_each_name_is_another_function():
    f, g = Function("f", unnamed=True), Function("g", unnamed=True)
    for env in environments({"C"}, 30):
        values = f(z).value(env)
        assert not np.allclose(values, g(z).value(env))
        assert not np.allclose(values, f(2 * z).value(env))
        assert not np.allclose(values, -f(-z).value(env))
        h = 1e-6
        slope = (f(z + h).value(env) - f(z - h).value(env)) / (2 * h)
        np.testing.assert_allclose(f.prime(z).value(env), slope, atol=1e-7)


def test_the_lengths_of_axes_differ_within_a_draw_and_between_draws():
    for dims in ({"C"}, {"C", "N"}, {"C", "N", "D"}, {"C", "N", "D", "H"}):
        envs = list(environments(dims, 100))
        assert sum(env.batch for env in envs) == 100
        for env in envs:
            assert len(set(env.sizes.values())) == len(dims) and min(env.sizes.values()) >= 3
        assert all(len({env.sizes[dim] for env in envs}) > 1 for dim in dims)
    assert [env.sizes for env in environments({"C", "N"}, 50)] == [
        env.sizes for env in environments({"N", "C"}, 50)
    ]
    assert [env.batch for env in environments({"C"}, 3)] == [1, 1, 1]


def test_an_axis_of_fixed_length_keeps_it():
    pair = Tensor("pair", ("2",))
    (env,) = environments({"2"}, 4, groups=1)
    assert pair.value(env).shape == (4, 2)
    assert pair[1].value(env).shape == (4,)


def test_what_is_shown_is_what_was_written():
    assert str(exp(z[i]) * exp(a)) == "exp(z[i]) * exp(a)"
    assert str(z[i] + 0 * a - z[i]) == "z[i] + 0 * a - z[i]"
    assert str(Neg(-a)) == "-(-a)"
    assert (1 + a) != (a + 1)
    assert z[i]._repr_latex_() == f"$\\displaystyle {z[i].latex()}$"
