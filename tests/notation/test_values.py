"""The numbers of every node, against plain NumPy, on axes of unequal lengths."""

import numpy as np
import pytest

from helpers.notation import (
    D,
    Delta,
    Environment,
    Named,
    Number,
    Ones,
    Size,
    Sum,
    diag,
    exp,
    log,
    outer,
    relu,
    sigma,
    sign,
    softmax,
    tanh,
)

from .symbols import SIZES, T3, P, S, V, W, X, a, b, d, i, j, k, m, n, u, w, yhat, z

DRAWS = 6


@pytest.fixture
def env():
    return Environment(SIZES, DRAWS, 3)


def row_softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def each(rule, *tensors):
    """The rule, draw by draw."""
    return lambda env: np.stack(
        [np.asarray(rule(*values)) for values in zip(*(t.value(env) for t in tensors), strict=True)]
    )


VALUES = {
    Number(2.5): lambda env: np.full(DRAWS, 2.5),
    Size("D"): lambda env: np.full(DRAWS, 4.0),
    Ones("D"): lambda env: np.ones((DRAWS, 4)),
    a + b: each(lambda a, b: a + b, a, b),
    a - 1: each(lambda a: a - 1, a),
    1 - a: each(lambda a: 1 - a, a),
    -a * b: each(lambda a, b: -a * b, a, b),
    2 / b: each(lambda b: 2 / b, b),
    2**a: each(lambda a: 2.0**a, a),
    a**3: each(lambda a: a**3, a),
    a ** (-2): each(lambda a: a**-2.0, a),
    b**0.5: each(np.sqrt, b),
    z: each(lambda z: z, z),
    z + a: each(lambda z, a: z + a, z, a),
    a / z: each(lambda z, a: a / z, z, a),
    z * u: each(lambda z, u: z * u, z, u),
    z[i]: each(lambda z: z, z),
    z[0]: each(lambda z: z[0], z),
    z[i] * u[j]: each(lambda z, u: np.einsum("i,j->ij", z, u), z, u),
    z[j] * u[i]: each(lambda z, u: np.einsum("j,i->ij", z, u), z, u),
    z[i] * u[i]: each(lambda z, u: z * u, z, u),
    X[n, d]: each(lambda X: X.T, X),  # the axes of a value stand in order of the indices' names: d, n
    X[n]: each(lambda X: X, X),
    X[n][d]: each(lambda X: X.T, X),
    X[1, d]: each(lambda X: X[1], X),
    X[n, 2]: each(lambda X: X[:, 2], X),
    X[2]: each(lambda X: X[2], X),
    S[i, i]: each(np.diagonal, S),
    S[j, i]: each(lambda S: S.T, S),
    S[i, j]: each(lambda S: S, S),
    S[1, 2]: each(lambda S: S[1, 2], S),
    S[i, j] - S[j, i]: each(lambda S: S - S.T, S),
    T3[n, d]: each(lambda T: np.einsum("ndc->dnc", T), T3),
    T3[n, 0]: each(lambda T: T[:, 0], T3),
    T3[n, d, k] * z[k]: each(lambda T, z: np.einsum("ndk,k->dkn", T, z), T3, z),
    Delta(i, j): lambda env: np.broadcast_to(np.eye(3), (DRAWS, 3, 3)),
    Delta(i, i): lambda env: np.ones((DRAWS, 3)),
    Delta(i, 1): lambda env: np.broadcast_to([0.0, 1.0, 0.0], (DRAWS, 3)),
    Delta(j, i) * z[j]: each(np.diag, z),
    Sum(i, z[i]): each(np.sum, z),
    Sum(i, a): each(lambda a: 3 * a, a),
    Sum(n, Number(1)): lambda env: np.full(DRAWS, 5.0),
    Sum(j, S[i, j] * z[j]): each(lambda S, z: S @ z, S, z),
    Sum((n, d), X[n, d]): each(np.sum, X),
    Sum(j, Delta(i, j) * z[j]): each(lambda z: z, z),
    Sum(j, z[j] * Sum(j, u[j])): each(lambda z, u: z.sum() * u.sum(), z, u),
    Sum(j, z[j]) * u[j]: each(lambda z, u: z.sum() * u, z, u),
    Sum(n, X[n]): each(lambda X: X.sum(axis=0), X),
    Sum(i, z[i] * W): each(lambda z, W: z.sum() * W, z, W),
    X @ W: each(np.matmul, X, W),
    X.T @ w: each(lambda X, w: X.T @ w, X, w),
    w @ X: each(lambda w, X: w @ X, w, X),
    w @ X @ W @ z: each(lambda w, X, W, z: w @ X @ W @ z, w, X, W, z),
    z @ u: each(np.dot, z, u),
    z[i] * (X @ W): each(lambda z, X, W: z[:, None, None] * (X @ W), z, X, W),
    X[n] @ W: each(lambda X, W: X @ W, X, W),
    W.T @ X[n]: each(lambda W, X: X @ W, W, X),
    X[n] @ V[m]: each(lambda X, V: np.einsum("nd,md->mn", X, V), X, V),
    X * V: each(lambda X, V: X * V, X, V),
    X.T: each(np.transpose, X),
    outer(w, z): each(np.outer, w, z),
    outer(X[n], u): each(lambda X, u: np.einsum("nd,c->ndc", X, u), X, u),
    diag(z): each(np.diag, z),
    diag(X[n]): each(lambda X: np.stack([np.diag(row) for row in X]), X),
    X @ Ones("D"): each(lambda X: X.sum(axis=1), X),
    exp(z): each(np.exp, z),
    log(P): each(np.log, P),
    tanh(X): each(np.tanh, X),
    sigma(z): each(lambda z: 1 / (1 + np.exp(-z)), z),
    relu(X): each(lambda X: np.maximum(X, 0), X),
    relu.prime(X): each(lambda X: (X > 0).astype(float), X),
    sign(X): each(np.sign, X),
    sigma.prime(z): each(lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2, z),
    tanh.prime(z): each(lambda z: 1 / np.cosh(z) ** 2, z),
    softmax(X): each(row_softmax, X),
    softmax(X @ W)[n, i]: each(lambda X, W: row_softmax(X @ W).T, X, W),
    yhat: each(row_softmax, z),
    yhat[i] - yhat[j]: each(lambda z: np.subtract.outer(row_softmax(z), row_softmax(z)), z),
}


@pytest.mark.parametrize("expression", VALUES, ids=str)
def test_value(expression, env):
    value = expression.value(env)
    axes = [index.dim for index in expression.free] + list(expression.shape)
    assert value.shape == (DRAWS, *(SIZES[dim] for dim in axes))
    np.testing.assert_allclose(value, VALUES[expression](env), rtol=1e-12, atol=1e-14)


def test_relu_at_its_kink_is_flat():
    env = Environment(SIZES, 2, 0)
    nothing = 0 * z
    assert (relu.prime(nothing).value(env) == 0).all()
    assert (D(relu(z - u), z).value(env).shape) == (2, 3, 3)
    kink = Named("kink", 0 * z)
    assert (D(relu(kink), kink).value(env) == 0).all()
