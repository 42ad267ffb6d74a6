"""The derivative operator, against automatic differentiation and against derivatives worked out by hand."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad, jacobian

from helpers.notation import (
    D,
    Environment,
    Function,
    Named,
    NotationError,
    Size,
    Sum,
    Tensor,
    environments,
    exp,
    log,
    outer,
    relu,
    sigma,
    softmax,
    tanh,
)

from .symbols import SIZES, W, X, a, b, d, i, j, k, m, n, u, yhat, z

DRAWS = 3
q, Y = Tensor("q", ("C",), "positive"), Tensor("Y", ("N", "C"), "probability")
Z = Named("Z", X @ W)
loss = -Sum((n, k), Y[n, k] * log(softmax(Z)[n, k])) / Size("N")


def rows(x):
    e = anp.exp(x - anp.max(x, axis=-1, keepdims=True))
    return e / anp.sum(e, axis=-1, keepdims=True)


def batch_loss(Z, Y):
    return -anp.sum(Y * anp.log(rows(Z))) / 5


def auto(operator, rule, *tensors):
    """The derivative of the rule by its first argument, draw by draw."""
    return lambda env: np.stack(
        [operator(rule)(*values) for values in zip(*(t.value(env) for t in tensors), strict=True)]
    )


DERIVATIVES = {
    D(a**3, a): auto(grad, lambda a: a**3, a),
    D(1 / b, b): auto(grad, lambda b: 1 / b, b),
    D(b**a, b): auto(grad, lambda b, a: b**a, b, a),
    D(b**a, a): auto(grad, lambda a, b: b**a, a, b),
    D(2**a, a): auto(grad, lambda a: 2.0**a, a),
    D(log(b), b): auto(grad, anp.log, b),
    D(tanh(a) * sigma(b), a): auto(grad, lambda a, b: anp.tanh(a) / (1 + anp.exp(-b)), a, b),
    D(exp(-b / a), a): auto(grad, lambda a, b: anp.exp(-b / a), a, b),
    D(b, a): lambda env: np.zeros(DRAWS),
    D(a, a): lambda env: np.ones(DRAWS),
    D(z[i], z[j]): lambda env: np.broadcast_to(np.eye(3), (DRAWS, 3, 3)),
    D(z[i] ** 2, z[i]): auto(grad, lambda z: anp.sum(z**2), z),
    D(z[j], z[1]): lambda env: np.broadcast_to([0.0, 1.0, 0.0], (DRAWS, 3)),
    D(Sum(j, z[j] ** 2), z[i]): auto(grad, lambda z: anp.sum(z**2), z),
    D(Sum(j, z[j] ** 2), z): auto(grad, lambda z: anp.sum(z**2), z),
    D(softmax(z), z): auto(jacobian, rows, z),
    D(softmax(z)[i], z[j]): auto(jacobian, rows, z),
    D(softmax(z)[j], z[i]): lambda env: np.swapaxes(D(softmax(z)[i], z[j]).value(env), 1, 2),
    D(relu(z), z): auto(jacobian, lambda z: anp.maximum(z, 0), z),
    D(z * a, a): auto(jacobian, lambda a, z: z * a, a, z),
    D(outer(z, u), a): lambda env: np.zeros((DRAWS, 3, 3)),
    D(X @ W, W): auto(jacobian, lambda W, X: X @ W, W, X),
    D(X @ W, X[n]): lambda env: auto(jacobian, lambda X, W: X @ W, X, W)(env).transpose(0, 3, 1, 2, 4),
    D((X @ W)[m], X[n]): lambda env: auto(jacobian, lambda X, W: X @ W, X, W)(env).transpose(0, 1, 3, 2, 4),
    D((X @ W)[n], X[n]): lambda env: np.broadcast_to(np.swapaxes(W.value(env), 1, 2)[:, None], (DRAWS, 5, 3, 4)),
    D((X @ W)[n, i], W[d, j]): lambda env: auto(jacobian, lambda W, X: X @ W, W, X)(env).transpose(0, 3, 2, 4, 1),
    D(loss, Z): lambda env: np.stack([grad(batch_loss)(*v) for v in zip(Z.value(env), Y.value(env), strict=True)]),
    D(loss, Z[n, i]): lambda env: np.stack([grad(batch_loss)(*v).T for v in zip(Z.value(env), Y.value(env), strict=True)]),
    D(loss, W): auto(grad, lambda W, X, Y: batch_loss(X @ W, Y), W, X, Y),
    D(loss, X): auto(grad, lambda X, W, Y: batch_loss(X @ W, Y), X, W, Y),
    D(loss, W[d]): auto(grad, lambda W, X, Y: batch_loss(X @ W, Y), W, X, Y),
    D(-Sum(k, u[k] * log(yhat[k])), yhat[j]): lambda env: -u.value(env) / yhat.value(env),
    D(-Sum(k, u[k] * log(yhat[k])), z): auto(grad, lambda z, u: -anp.sum(u * anp.log(rows(z))), z, u),
    Sum(j, D(z[j] ** 2, z[i])): auto(grad, lambda z: anp.sum(z**2), z),
    a * D(a**2, a) ** 2: lambda env: 4 * a.value(env) ** 3,
}  # fmt: skip


@pytest.mark.parametrize("expression", DERIVATIVES, ids=str)
def test_derivative(expression):
    env = Environment(SIZES, DRAWS, 11)
    value = expression.value(env)
    axes = [index.dim for index in expression.free] + list(expression.shape)
    assert value.shape == (DRAWS, *(SIZES[dim] for dim in axes))
    np.testing.assert_allclose(value, DERIVATIVES[expression](env), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("function", [sigma, tanh, relu, Function("f", unnamed=True)], ids=lambda f: f.name)
def test_a_named_slope_is_the_derivative(function):
    for env in environments({"C"}, 20):
        np.testing.assert_allclose(
            function.prime(z[i]).value(env), D(function(z[i]), z[i]).value(env), rtol=1e-12, atol=1e-14
        )


def test_by_a_named_result_only_what_is_computed_from_it_moves():
    env = Environment(SIZES, DRAWS, 1)
    assert (D(a * Sum(i, z[i]), yhat[j]).value(env) == 0).all()
    twice = Named("twice", 2 * yhat)
    np.testing.assert_allclose(D(Sum(i, twice[i]), yhat[j]).value(env), 2.0)
    np.testing.assert_allclose(D(Sum(i, twice[i] * yhat[i]), twice[j]).value(env), yhat.value(env))


def test_nothing_is_lost_where_differences_fail():
    tiny = Named("tiny", a * 1e-9)
    env = Environment({}, 4, 0)
    np.testing.assert_allclose(D(1 + tiny**2, tiny).value(env), 2e-9 * a.value(env), rtol=1e-13)


@pytest.mark.parametrize("make", [
    lambda: D(D(a**2, a), a),
    lambda: D(Named("g", D(a**2, a)), a),
    lambda: D(a, 2), lambda: D(a, a + b), lambda: D(a, i), lambda: D(a, "a"), lambda: D(a, None),
    lambda: D(z[i], z[j][k]),
    lambda: D(z[i], (2 * z)[j]), lambda: D(a, z[n]), lambda: D(a, W[d, i, j]),
])  # fmt: skip
def test_what_cannot_be_a_derivative_is_refused(make):
    with pytest.raises(NotationError):
        make()
