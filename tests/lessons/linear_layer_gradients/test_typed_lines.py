"""Lines that a learner of lesson 04 might type: right in any algebra, a known slip, or refused with a reason."""

import pytest

from helpers.lessons.linear_layer_gradients import derivations, slips

LINES = [
    ("entry", 1, "X[i, k] * delta(l, j)", "right"), ("entry", 1, "X[i, k]", "D1"),
    ("entry", 1, "X[k, i] * delta(j, l)", "unreadable"), ("entry", 1, "Sum(k, X[i, k] * W[k, j])", "value"),
    ("sample", 1, "g[l] * x[k]", "right"), ("sample", 1, "outer(x, g)[k, l]", "right"),
    ("sample", 1, "outer(x, g)", "unreadable"),
    ("weights", 1, "(G.T @ X)[l, k]", "right"), ("weights", 1, "(X.T @ (Yhat - Y))[k, l] / N", "right"),
    ("weights", 1, "(X.T @ G)[k, l] / N", "C6"), ("weights", 1, "N * (X.T @ G)[k, l]", "S9"),
    ("weights", 3, "Sum(i, X[i, k]) * Sum(i, G[i, l])", "D10"), ("weights", 1, "Sum(i, X[i, k] * (Yhat[i, l] - Y[i, l]))", "S9"),
    ("bias", 1, "(ones(N) @ G)[l]", "right"), ("bias", 2, "Sum(i, G[i, l]) / N", "D7"), ("bias", 1, "G[i, l]", "unreadable"),
    ("bias", 1, "Sum(i, Sum(j, G[i, j]))", "D1"), ("bias", 1, "Sum(k, (X.T @ G)[k, l])", "D8"),
    ("inputs", 1, "(W @ G.T)[k, i]", "right"), ("inputs", 1, "(G @ W)[i, k]", "unreadable"),
    ("inputs", 2, "Sum(n, Sum(j, W[k, j] * G[n, j]))", "E9"), ("inputs", 1, "Sum(l, G[i, l] * W[k, l])", "right"),
    ("inputs", 1, "Sum(j, G[i, j])", "no-w"),
    ("column_weights", 1, "outer(g, x)[k, l]", "right"),
    ("column_weights", 1, "outer(x, g)[k, l]", "unreadable"),
    ("used_twice", 1, "2 * x * w * (1 + w)", "right"), ("used_twice", 1, "u * D(v, x)", "D14"),
    ("used_twice", 2, "w * v + u", "D14"), ("used_twice", 1, "w * v", "D14"),
    ("used_twice", 1, "D(z, u) * D(u, x) + D(z, v) * D(v, x)", "counted-twice"),
    ("quadratic", 1, "(M @ x + x @ M)[k]", "right"), ("quadratic", 1, "2 * (M @ x)[k]", "D16"),
    ("quadratic", 1, "(M @ x)[k]", "D14"), ("quadratic", 1, "(x @ M)[k]", "D14-columns"),
    ("quadratic", 1, "2 * (x @ M)[k]", "D16-columns"),
]
MENDED = [
    ("S9", "Sum(i, X[i, k] * G[i, l])"), ("S9", "Sum(i, X[i, k] * (Yhat[i, l] - Y[i, l]) / N)"),
    ("S9", "(X.T @ (Yhat - Y))[k, l] / N"), ("S10", "(X.T @ G)[k, l]"), ("S10", "(G.T @ X)[l, k]"), ("S10", "(G.T @ X).T[k, l]"),
    ("S11", "(X.T @ G)[k, l]"), ("S11", "(G.T @ X)[l, k]"), ("S18", "2 * v[i]"), ("S18", "Sum(j, 2 * v[j] * delta(i, j))"),
    ("S18", "Sum(j, D(v[j] * v[j], v[i]))"),
]


@pytest.mark.parametrize("name, after, typed, expected", LINES)
def test_a_typed_line_gets_the_verdict_it_deserves(name, after, typed, expected):
    verdict = getattr(derivations, name).judge(typed, after=after)
    assert expected in (verdict.kind, verdict.slip), verdict


@pytest.mark.parametrize("name, typed", MENDED)
def test_a_right_line_mends_the_slip(name, typed):
    assert getattr(slips, name).mend(typed).right


def test_the_slips_that_shapes_would_give_away_are_shown_where_they_hide():
    for slip, square in ((slips.S10, {("D", "D"), ("N", "D")}), (slips.S11, {("D", "D")})):
        shapes = {tensor.shape for tensor in slip.derivation.vocabulary.values() if len(getattr(tensor, "shape", ())) == 2}
        assert shapes == square
