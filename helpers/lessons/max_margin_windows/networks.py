"""The two scores of lesson 08 in notation: a true window, and beside it a corrupt one, with the same parameters.

Vectors are columns in these lines, so with W (D, H), as code has it, a window x meets its transpose. ``places`` has the window
as a matrix instead: a row for each of its P places, and Y, one-hot, says which word of the table stands where.
"""

from types import SimpleNamespace

from ...notation import D, Function, Index, Named, Sum, Tensor, relu

f = Function("f", unnamed=True)
CORRUPT = r"_{\mathrm{c}}"  # behind the sign of what belongs to the corrupt window


def missing(s, s_c):
    """What is missing of the margin, and the loss: m = 1 - s + s_c, J = max(0, m)."""
    m = Named("m", 1 - s + s_c)
    return m, Named("J", relu(m))


def scores_alone():
    """The two scores as plain numbers."""
    s, s_c = Tensor("s", ()), Tensor("s_c", (), "real", "s" + CORRUPT)
    m, J = missing(s, s_c)
    return SimpleNamespace(s=s, s_c=s_c, m=m, J=J)


def pair():
    """s = v^T f(W^T x + b), the same for a corrupt window, and the loss of the two."""
    x, x_c = Tensor("x", ("D",)), Tensor("x_c", ("D",), "real", "x" + CORRUPT)
    W, b, v = Tensor("W", ("D", "H")), Tensor("b", ("H",)), Tensor("v", ("H",))
    true, corrupt = score(W.T @ x + b, v), score(W.T @ x_c + b, v, "_c")
    m, J = missing(true["s"], corrupt["s_c"])
    return SimpleNamespace(x=x, x_c=x_c, W=W, b=b, v=v, m=m, J=J, **true, **corrupt)


def score(before, v, mark=""):
    """z, a, s and the message delta of one window, by name; ``mark`` stands behind each name."""
    sign = CORRUPT if mark else ""
    z = Named(f"z{mark}", before, f"z{sign}")
    a = Named(f"a{mark}", f(z), f"a{sign}")
    s = Named(f"s{mark}", v @ a, f"s{sign}")
    delta = Named(f"delta{mark}", D(s, z), rf"\delta{sign}")
    return {named.name: named for named in (z, a, s, delta)}


def places():
    """The same two windows, made of the rows of one table E of word vectors.

    All that lies above a window acts through its gradient G alone, as if the score were the sum of G times the window.
    """
    p, k, E = Index("p", "P"), Index("k", "d"), Tensor("E", ("V", "d"))
    found = {}
    for mark, sign in (("", ""), ("_c", CORRUPT)):
        Y, G = Tensor(f"Y{mark}", ("P", "V"), "one-hot", f"Y{sign}"), Tensor(f"G{mark}", ("P", "d"), "real", f"G{sign}")
        X = Named(f"X{mark}", Y @ E, f"X{sign}")
        s = Named(f"s{mark}", Sum((p, k), G[p, k] * X[p, k]), f"s{sign}")
        found |= {symbol.name: symbol for symbol in (Y, G, X, s)}
    m, J = missing(found["s"], found["s_c"])
    return SimpleNamespace(p=p, k=k, E=E, m=m, J=J, **found)
