"""What the mathematics accepts and refuses, and in which words: the same for every function."""

from functools import partial

import numpy as np
import pytest

import helpers
from helpers import one_hot, softmax

ELEMENTWISE = ["sigmoid", "log_sigmoid", "sigmoid_grad", "relu", "relu_grad", "tanh_grad"]
OF_LOGITS = ["softmax", "log_softmax", "logsumexp", "softmax_jacobian"]


def functions_of_one_array():
    for name in ELEMENTWISE + OF_LOGITS:
        yield pytest.param(getattr(helpers, name), id=name)
    yield pytest.param(lambda z: helpers.cross_entropy(z, z), id="cross_entropy")
    for name in ("softmax_cross_entropy", "softmax_cross_entropy_grad"):
        yield pytest.param(partial(getattr(helpers, name), targets=0), id=name)


every_function = pytest.mark.parametrize("function", list(functions_of_one_array()))


@every_function
@pytest.mark.parametrize(("given", "said"), [
    ("hello", "the text 'hello'"),
    (b"hello", "the text"),
    (None, "None"),
    ({"a": 1}, "type dict"),
    (object(), "type object"),
    (1j, "type complex"),
    ([1j, 2], "complex numbers"),
    (["a", "b"], "text"),
    ([1.0, None], "objects"),
    (np.array(["2020-01-01"], dtype="datetime64[D]"), "dates"),
])
def test_what_is_not_numbers_is_named(function, given, said):
    with pytest.raises(TypeError, match=f"expected an array of real numbers; got .*{said}"):
        function(given)


@every_function
@pytest.mark.parametrize("empty", [[], np.ones((0, 3)), np.ones((3, 0), np.float32)])
def test_empty_arrays_are_refused_with_their_shape(function, empty):
    shape = str(np.shape(empty)).replace("(", r"\(").replace(")", r"\)")
    with pytest.raises(ValueError, match=f"empty array of shape {shape}"):
        function(empty)


@every_function
def test_ragged_lists_are_refused(function):
    with pytest.raises(ValueError, match="rows of equal length"):
        function([[1.0, 2.0], [3.0]])


@every_function
@pytest.mark.parametrize(("given", "back"), [
    (np.float32, np.float32), (np.float64, np.float64), (np.float16, np.float32),
    (np.int8, np.float64), (np.uint64, np.float64), (bool, np.float64),
    (">f4", np.float32), (">f8", np.float64), (np.longdouble, np.longdouble),
])
def test_number_types(function, given, back):
    for values in ([0, 1, 1], [[0, 1, 1], [1, 0, 1]]):
        array = np.array(values, dtype=given)
        targets = {"targets": np.zeros(array.shape[:-1], int)} if isinstance(function, partial) else {}
        result = function(array, **targets)
        assert result.dtype == np.dtype(back) and result.dtype.isnative


@every_function
def test_lists_and_tuples_are_float64(function):
    assert function([1, 2, 3]).dtype == function((1.0, 2.0, 3.0)).dtype == np.float64


@pytest.mark.parametrize("name", ELEMENTWISE)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_single_numbers_keep_their_type(name, dtype):
    result = getattr(helpers, name)(dtype(0.5))
    assert isinstance(result, dtype) and result.shape == ()


def test_one_hot():
    np.testing.assert_array_equal(one_hot([[2, 0]], 3), [[[0, 0, 1], [1, 0, 0]]])
    np.testing.assert_array_equal(one_hot(np.uint8(1), 2), [0, 1])
    assert one_hot([0], 1).dtype == np.float64
    np.testing.assert_allclose(softmax(one_hot([1], 2)).sum(), 1)


@pytest.mark.parametrize(("labels", "n_classes", "error", "said"), [
    ([0, 3], 3, ValueError, "3 classes count from 0 to 2; got the label 3"),
    ([0, -1], 3, ValueError, "got the label -1"),
    ([0.0, 1.0], 3, TypeError, "expected integers; got dtype float64"),
    ([True], 2, TypeError, "expected integers; got dtype bool"),
    ("cat", 2, TypeError, "the text 'cat'"),
    (None, 2, TypeError, "got None"),
    ([], 2, ValueError, "empty"),
    ([0], 0, ValueError, "at least 1; got 0"),
    ([0], 2.0, TypeError, "expected an integer; got 2.0"),
    ([0], True, TypeError, "expected an integer; got True"),
    ([0], None, TypeError, "expected an integer; got None"),
])
def test_one_hot_refuses(labels, n_classes, error, said):
    with pytest.raises(error, match=said):
        one_hot(labels, n_classes)
