"""Why a typed line cannot be read: in a sentence that says what stands in the way."""

import pytest

from .test_typed_lines import matrix, scalar


@pytest.mark.parametrize(("line", "words"), [
    ("", "Nothing is written yet"), ("   ", "Nothing is written yet"),
    ("yhat[i", "does not read as a formula"), ("yhat[i] -", "does not read"),
    ("yaht[i]", "`yaht` has no meaning here; did you mean yhat?"), ("sgima(z[i])", "did you mean sigma?"),
    ("sum(j, z[j])", "here it is Sum"),
    ("Delta(i, k)", "here it is delta"), ("qqq", "`qqq` has no meaning here."),
    ("z_i", "an entry is written z[i]"), ("zk + 1", "an entry is written z[k]"),
    ("np.exp(z[i])", "here it is exp alone"), ("ln(z[i])", "here it is log"), ("i", "alone is an index"),
    ("exp", "needs an argument"),
    ("Sum", "not complete without its brackets"), ("Sum + 1", "not complete without its brackets"),
    ("exp + 1", "is a function; it needs an argument"),
    ("z[i] + i", "`i` is an index; it can stand in z[i]"),
    ("yhat[j]", "still depends on j, the line above on i, k"),
    ("z", "a whole tensor of shape (C,), the line above a single number"),
    ("z + S", "has no meaning"), ("z[i, j]", "cannot take 2 indices"), ("z[5]", "only 0 to 2"),
    ("z[-1]", "is not an index"), ("z[i:j]", "is not part of"),
    ("z[()]", "holds no index"), ("z[z]", "`z` is not an index"), ("z[exp]", "`exp` is not an index"),
    ("z[0.5]", "is not an index"),
    ("softmax(z[i])", "`softmax` takes a whole vector"), ("exp(z, z)", "no function of one argument"),
    ("z(i)", "is no function of one argument"),
    ("Sum(z, z)", "`z` is not an index"),
    ("Sum(j)", "`Sum` takes 2 arguments: Sum(j, what is summed); here is 1"),
    ("Sum(2, z[i])", "takes an index first"),
    ("delta(i)", "takes 2 arguments"), ("delta(i, z)", "`z` is not an index"),
    ("delta(0, i)", "takes an index first"), ("D(z[i])", "takes 2 arguments"),
    ("D(z[i], 2)", "the variable is a symbol"), ("D(D(z[i], z[k]), a)", "derivative of a derivative"),
    ("ones(z)", "takes the name of an axis"),
    ("diag(a)", "`diag` takes a vector"), ("outer(a, z)", "takes two vectors"),
    ("z.T", "only a matrix is transposed"), ("z @ a", "`@` multiplies vectors"),
    ("z.shape", "`.shape` is not part of the notation"), ("2z[i]", "between `2` and `z` a sign is missing"),
    ("2exp(z[i])", "between `2` and `exp`"),
    ("2(z[i])", "a product is written with *"), ("np.exp(z[i])", "NumPy's name; here it is exp alone"),
    ("np.sum(z)", "here it is Sum alone"),
    ("z_i", "an entry is written z[i]"), ("zi", "an entry is written z[i]"), ("ln(z[i])", "here it is log"),
    ("exp(z[i])exp(z[i])", "perhaps a *"),
    ("exp(z[i]", "1 `(` and 0 `)`"), ("exp(z[i])(2)", "a product is written with *"),
    ("x", "`x` has no meaning here."), ("z[i] = 1", "right of the equals sign"),
    ("= yhat[i]", "right of the equals sign"),
    ("z[i] − 1", "write -."), ("2 × z[i]", "write *"), ("z[i]²", "write **2"),
    ("sigma'(z[i])", "write a derivative as D(..., variable)"),
    ("σ(z[i])", "write sigma"), (r"\sigma(z_i)", "without LaTeX"), ("z[i] % 2", "the sign `%`"),
    ("z[i] // 2", "only + - * / ** and @"),
    ("not z[i]", "only + and -"), ("z[i] if a else a", "is not part of the notation"),
    ("(z[i], a)", "is not part of the notation"), ("True", "is not a number"),
    ("1000001 * z[i]", "beyond a million"), ("z[i]\n+ 1", "write one line"),
    ("sigma_prime", "needs an argument"), ("tanh_prime(z[k]) + None", "is not a number"),
])  # fmt: skip
def test_what_cannot_be_read_is_explained(line, words):
    verdict = scalar.judge(line)
    assert verdict.kind == "unreadable"
    assert words.lower() in verdict.message.lower()
    assert verdict.message.endswith((".", "?")) and not verdict.message[0].islower()
    assert verdict.message in repr(verdict)


@pytest.mark.parametrize(("line", "words"), [
    ("W @ X", "C and N do not meet"), ("X @ W + S", "they cannot be added"),
    ("X", "the line above has shape (N, C), yours (N, D)"),
    ("(X @ W)[n, i]", "depends on i, n"), ("W.T @ X.T", "shape (N, C), yours (C, N)"),
    ("X @ W * a[n]", "cannot take 1 index"), ("v[i]", "`i` runs over C"),
    ("X[i, n] * S", "`i` runs over C"), ("a", "yours ()"), ("outer(v, v)", "yours (D, D)"),
    ("Sum(n, X[n] @ W)", "yours (C,)"),
])  # fmt: skip
def test_shapes_and_indices_that_do_not_fit_are_explained(line, words):
    verdict = matrix.judge(line)
    assert verdict.kind == "unreadable" and words.lower() in verdict.message.lower(), verdict
