"""Random formulas: every node, in every place where its shape fits."""

from hypothesis import strategies as st

from helpers.notation import (
    D,
    Delta,
    Function,
    Index,
    Named,
    Number,
    Ones,
    Size,
    Sum,
    Tensor,
    diag,
    exp,
    log,
    outer,
    relu,
    sigma,
    softmax,
    tanh,
)
from helpers.notation.derivation import vocabulary
from helpers.notation.derivative import Derivative

LENGTHS = {"C": 3, "H": 4}
f = Function("f", unnamed=True)
a, b = Tensor("a"), Tensor("b", (), "positive")
z, u, x, v = Tensor("z", ("C",)), Tensor("u", ("C",)), Tensor("x", ("H",)), Tensor("v", ("H",))
u1, w2 = Tensor("u1", ("C",), "real", "u^{(1)}"), Tensor("w2", ("H",))
VECTORS = {"C": [z, u, u1], "H": [x, v, w2]}
S, A, B, R = (
    Tensor("S", ("C", "C")),
    Tensor("A", ("C", "H")),
    Tensor("B", ("H", "C")),
    Tensor("R", ("H", "H")),
)
MATRICES = {tensor.shape: tensor for tensor in (S, A, B, R)}
yhat = Named("yhat", softmax(z), r"\hat{y}")
i, j, k, n = Index("i", "C"), Index("j", "C"), Index("k", "C"), Index("n", "H")
OVER = {"C": [i, j, k], "H": [n]}
TENSORS = [a, b, z, u, u1, x, v, w2, S, A, B, R]
VOCABULARY = vocabulary(*TENSORS, yhat, i, j, k, n, f(a), f.prime(a))
NUMBERS = [Number(2), Number(3), Number(0.5), Number(1), Number(10), Number(1.25)]


def smooth(body):
    """Without a derivative, so that a derivative can be taken of it."""
    return not any(isinstance(part, Derivative) for part in body.walk())


class Grower:
    """Draws formulas of a shape, smaller and smaller down to symbols."""

    def __init__(self, draw):
        self.draw = draw

    def one(self, options):
        return self.draw(st.sampled_from(options))

    def of(self, shape, depth):
        makers = {0: (self.leaf, self.number), 1: (self.symbol, self.vector), 2: (self.symbol, self.matrix)}
        leaf, grown = makers[len(shape)]
        # Now and then a leaf even here, so that a symbol stands beside something large.
        return leaf(shape) if depth == 0 or self.one(range(3)) == 0 else grown(shape, self.one(range(depth)))

    def symbol(self, shape):
        if len(shape) == 2:
            return MATRICES[shape]
        return self.one([*VECTORS[shape[0]], Ones(shape[0]), *([yhat] if shape == ("C",) else [])])

    def leaf(self, _):
        c, c2, h = self.one(OVER["C"]), self.one(OVER["C"]), n
        return self.one([
            a, b, *NUMBERS[:3], self.one(NUMBERS), Size("C"), z[c], u[1], x[h], yhat[c], S[c, c2], S[1, 2],
            A[c, h], B[h, c],
            B[h, 0], Delta(c, c2), Delta(c, 1), S[c][c2],
        ])  # fmt: skip

    def common(self, shape, depth):
        """What every shape has: signs, sums, products by numbers, functions."""
        same, number = (lambda: self.of(shape, depth)), (lambda: self.of((), depth))
        dim = self.one(["C", "H"])
        return [
            lambda: same() + same(), lambda: same() - same(), lambda: -same(), lambda: same() * same(),
            lambda: number() * same(), lambda: same() * number(), lambda: same() / number(),
            lambda: same() / (1 + exp(same())),
            lambda: Sum(self.one(OVER[dim]), same()), lambda: exp(same()), lambda: sigma(same()),
            lambda: tanh.prime(same()),
            lambda: same() ** 2, lambda: exp(same()) ** same(), lambda: (2 + sigma(same())) ** -1,
            lambda: same() ** Number(3),
            lambda: log(exp(same())), lambda: relu(same()), lambda: f(same()), lambda: f.prime(same()),
            lambda: number() - same(),
        ]  # fmt: skip

    def number(self, _, depth):
        dim = self.one(["C", "H"])
        vector, matrix = (lambda: self.of((dim,), depth)), (lambda: self.of((dim, "C"), depth))
        special = [
            lambda: vector() @ vector(), lambda: vector()[self.one(OVER[dim])], lambda: vector()[1],
            lambda: matrix()[self.one(OVER[dim]), self.one(OVER["C"])], self.slope, lambda: self.slope() ** 2,
            lambda: self.slope() * self.of((), depth), lambda: self.of((), depth) * self.slope(),
        ]  # fmt: skip
        return self.one(self.common((), depth) + special)()

    def slope(self, variables=None, shape=()):
        body = self.of(shape, self.one([0, 1, 2]))
        return D(
            body if smooth(body) else self.leaf(()),
            self.one(variables or [a, z[self.one(OVER["C"])], z[1], yhat[i], A[j, n]]),
        )

    def vector(self, shape, depth):
        (dim,), other = shape, self.one(["C", "H"])
        special = [
            lambda: self.of((dim, other), depth) @ self.of((other,), depth),
            lambda: self.of((other,), depth) @ self.of((other, dim), depth),
            lambda: self.of((other, dim), depth)[self.one(OVER[other])],
            lambda: softmax(self.of(shape, depth)),
            lambda: self.slope(VECTORS[dim]),
            lambda: (self.of((other, dim), depth).T @ self.of((other,), depth)),
        ]  # fmt: skip
        return self.one(self.common(shape, depth) + special * 2)()

    def matrix(self, shape, depth):
        rows, columns = shape
        inner = self.one(["C", "H"])
        special = [
            lambda: self.of((rows, inner), depth) @ self.of((inner, columns), depth),
            lambda: self.of((columns, rows), depth).T,
            lambda: outer(self.of((rows,), depth), self.of((columns,), depth)),
            lambda: self.slope([MATRICES[shape]]),
            lambda: self.jacobian(rows, columns),
            *([lambda: diag(self.of((rows,), depth))] if rows == columns else []),
        ]  # fmt: skip
        return self.one(self.common(shape, depth) + special * 2)()

    def jacobian(self, rows, columns):
        body = self.of((rows,), 1)
        return D(body if smooth(body) else self.symbol((rows,)), self.one(VECTORS[columns]))


@st.composite
def formulas(draw, depth=4, shapes=((), ("C",), ("H",), ("C", "H"), ("C", "C"), ("H", "C"))):
    grower = Grower(draw)
    shape = grower.one(list(shapes))
    return (grower.number, grower.vector, grower.matrix)[len(shape)](shape, depth - 1)
