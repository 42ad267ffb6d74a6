"""Softmax and its relatives against SciPy, against complex steps, and at the edges of the number line."""

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import helpers
from helpers import log_softmax, logsumexp, softmax, softmax_jacobian
from helpers.rows import BLOCK, row_max, row_sum

from .draws import dtypes, locked, logits_and_axis, quick, tolerance

inf, nan = np.inf, np.nan


@quick
@given(logits_and_axis())
def test_softmax_is_scipys(z_axis):
    z, axis = z_axis
    p = softmax(z, axis=axis)
    assert p.dtype == z.dtype and p.shape == z.shape
    assert_allclose(p, scipy.special.softmax(z, axis=axis), rtol=tolerance(z.dtype), atol=1e-37)
    assert_allclose(p.sum(axis=axis), 1, rtol=tolerance(z.dtype))
    assert_array_equal(p[z == -inf], 0)


@quick
@given(logits_and_axis())
def test_log_softmax_is_scipys(z_axis):
    z, axis = z_axis
    log_p = log_softmax(z, axis=axis)
    assert log_p.dtype == z.dtype and log_p.shape == z.shape
    # A difference of numbers up to 100 keeps so many digits in all, however small the result.
    assert_allclose(log_p, scipy.special.log_softmax(z, axis=axis), rtol=0, atol=100 * tolerance(z.dtype))
    assert_array_equal(log_p[z == -inf], -inf)


@quick
@given(logits_and_axis(), st.booleans())
def test_logsumexp_is_scipys(z_axis, keepdims):
    z, axis = z_axis
    total = logsumexp(z, axis=axis, keepdims=keepdims)
    expected = scipy.special.logsumexp(z, axis=axis, keepdims=keepdims)
    assert total.dtype == z.dtype and total.shape == expected.shape
    assert_allclose(total, expected, rtol=0, atol=100 * tolerance(z.dtype))


@quick
@given(logits_and_axis(masked=False), st.floats(-1000, 1000))
def test_a_shift_moves_logsumexp_and_leaves_softmax(z_axis, c):
    z, axis = z_axis[0].astype(np.float64), z_axis[1]
    assert_allclose(softmax(z + c, axis=axis), softmax(z, axis=axis), rtol=1e-11)
    assert_allclose(logsumexp(z + c, axis=axis), logsumexp(z, axis=axis) + c, atol=1e-11)


@pytest.mark.parametrize("axis", [None, (0, 1), (-1, 0), (2, 0, 1), (1,)])
@pytest.mark.parametrize("function", ["softmax", "log_softmax", "logsumexp"])
def test_several_axes_or_all(function, axis):
    z = np.random.default_rng(0).normal(size=(2, 3, 4))
    result = getattr(helpers, function)(z, axis=axis)
    assert_allclose(result, getattr(scipy.special, function)(z, axis=axis), rtol=1e-13)
    assert isinstance(result, (np.ndarray, np.float64))


def test_a_single_number_is_the_whole_of_its_distribution():
    assert softmax(3.0, axis=None) == 1 and log_softmax(3.0, axis=None) == 0
    assert logsumexp(3.0, axis=None) == 3


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [(1, 10), (7, 1), (1000, 2), (300, 32), (300, 33), (20000, 10), (5, 1024),
                                   (5, 2500), (3, 400_000)])
def test_every_way_through_the_blocks(shape, dtype):
    z = locked(np.random.default_rng(1).normal(scale=3, size=shape).astype(dtype))
    for layout in (z, np.asfortranarray(z), np.repeat(z, 2, axis=1)[:, ::2], z[::-1]):
        exact = layout.astype(np.float64, order="C")  # SciPy's float32 sums lose digits in some layouts
        assert_allclose(softmax(layout), scipy.special.softmax(exact, axis=-1), rtol=tolerance(dtype))
        for ours, scipys in ((log_softmax, scipy.special.log_softmax), (logsumexp, scipy.special.logsumexp)):
            assert_allclose(ours(layout), scipys(exact, axis=-1), rtol=0, atol=10 * tolerance(dtype))


def test_the_shapes_above_meet_one_block_and_several():
    assert 300 * 32 * 4 < BLOCK < 3 * 400_000 * 4 and BLOCK < 20000 * 10 * 8


def test_reductions_of_rows():
    for shape in [(1, 1), (1, 300), (4, 5), (400, 5), (400, 40), (3, 1023), (3, 1024), (3, 5000)]:
        rows = np.random.default_rng(2).normal(size=shape).astype(np.float32)
        assert_array_equal(row_max(rows), rows.max(axis=1, keepdims=True))
        exact = np.abs(rows).astype(np.float64).sum(axis=1, keepdims=True)
        assert_allclose(row_sum(np.abs(rows)), exact, rtol=1e-6)


def test_a_long_sum_of_equal_numbers_keeps_its_digits():
    """The hardest case for adding one after the other: every rounding error has the same sign."""
    z = np.full((2, 50000), -0.1, np.float32)
    z[:, 0] = 0
    assert_allclose(softmax(z), scipy.special.softmax(z.astype(np.float64), axis=1), rtol=2e-6)


@pytest.mark.parametrize(("dtype", "huge"), [(np.float32, 1e4), (np.float64, 1e4), (np.float32, 3e38),
                                             (np.float64, 1e308)])
def test_huge_logits_overflow_nothing(dtype, huge):
    z = locked(np.array([[huge, -huge, 0], [-huge, -huge, -huge], [huge, huge, -huge]], dtype))
    assert_array_equal(softmax(z), np.array([[1, 0, 0], [1 / 3] * 3, [0.5, 0.5, 0]], dtype))
    log_p = log_softmax(z)
    assert_array_equal(log_p[0, [0, 2]], np.array([0, -huge], dtype))
    assert_allclose(log_p[1], -np.log(3), rtol=1e-6)
    assert_allclose(logsumexp(z), np.array([huge, np.log(3) - huge, huge + np.log(2)], dtype), rtol=1e-6)
    assert_array_equal(softmax_jacobian(z)[0], np.zeros((3, 3)))


@pytest.mark.parametrize("size", [3, 3000])
def test_masks_infinities_and_nan_stay_in_their_own_row(size):
    rows = np.zeros((6, size))
    rows[1, 0], rows[2, 1], rows[3, :], rows[4, 0] = -inf, nan, -inf, inf
    p, log_p, total = softmax(rows), log_softmax(rows), logsumexp(rows)
    assert_allclose(p[[0, 5]], 1 / size)
    assert p[1, 0] == 0 and log_p[1, 0] == -inf and np.isclose(p[1, 1], 1 / (size - 1))
    assert np.isnan(p[2:5]).all() and np.isnan(log_p[2:5]).all()
    assert np.isnan(total[2]) and total[3] == -inf and total[4] == inf


def test_masked_classes_neither_move_nor_are_moved():
    jacobian = softmax_jacobian([[1.0, -inf, 2.0]])[0]
    assert_array_equal(jacobian[1], 0)
    assert_array_equal(jacobian[:, 1], 0)
    assert_allclose(jacobian[np.ix_([0, 2], [0, 2])], softmax_jacobian([1.0, 2.0]))


@quick
@given(logits_and_axis(largest=20.0, masked=False))
def test_jacobian_is_the_complex_step(z_axis):
    z = z_axis[0].astype(np.float64)
    step = z[..., None, :] + 1e-200j * np.eye(z.shape[-1])  # row j moves logit j
    e = np.exp(step - z.max(axis=-1)[..., None, None])
    expected = np.swapaxes((e / e.sum(axis=-1, keepdims=True)).imag / 1e-200, -1, -2)
    jacobian = softmax_jacobian(z)
    assert jacobian.shape == (*z.shape, z.shape[-1])
    assert_allclose(jacobian, expected, rtol=0, atol=1e-15)
    assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-15)


def test_jacobian_keeps_its_digits_where_one_class_has_nearly_all():
    assert_allclose(softmax_jacobian([40.0, 0.0]), np.exp(-40.0) * np.array([[1, -1], [-1, 1]]), rtol=1e-14)
    assert softmax_jacobian(np.zeros(2, np.float32)).dtype == np.float32


@given(dtypes)
@quick
def test_a_view_is_not_edited(dtype):
    z = np.arange(12, dtype=dtype).reshape(3, 4)
    before = z.copy()
    for function in (softmax, log_softmax, logsumexp, softmax_jacobian):
        assert not np.shares_memory(function(z), z)
        assert not np.shares_memory(function(z[:, :1]), z)
    assert_array_equal(z, before)


@pytest.mark.parametrize("function", [softmax, log_softmax, logsumexp])
def test_an_axis_that_is_not_there(function):
    with pytest.raises(ValueError, match=r"axis 2 .*shape \(2, 3\)"):
        function(np.ones((2, 3)), axis=2)
    with pytest.raises(ValueError, match=r"axis -1 .*shape \(\)"):
        function(1.0)
    with pytest.raises(TypeError, match="integer"):
        function(np.ones((2, 3)), axis="rows")
