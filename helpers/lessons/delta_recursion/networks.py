"""The networks of lesson 07 in notation, in the numbering of the study notes.

Columns, one example: ``a^(1)`` is the input x, ``z^(l+1) = W^(l) a^(l) + b^(l)``, ``a^(l) = f(z^(l))``. So ``W^(l)`` leads out
of layer l, and ``delta^(l) = ds/dz^(l)`` is the message that arrives there. ``score_network`` and ``two_layers`` may be made
with all layers equally wide: there a transpose, or a layer that is one off, does not show in the shapes.
"""

from types import SimpleNamespace

from ...notation import D, Function, Index, Named, Ones, Size, Sum, Tensor, log, outer, softmax

f = Function("f", unnamed=True)


def weights(name, rows, columns, layer="l"):
    return Tensor(name, (rows, columns), "real", f"W^{{({layer})}}")


def bias(name, rows, layer="l"):
    return Tensor(name, (rows,), "real", f"b^{{({layer})}}")


def at(letter, layer):
    """The LaTeX of a symbol with the number of its layer."""
    return f"{letter}^{{({layer})}}"


def message(name, score, z, layer=None):
    """delta: the derivative of the score by a layer's pre-activations."""
    return Named(name, D(score, z), at(r"\delta", layer) if layer else r"\delta")


def score_network(wide="H", deep="D"):
    """One hidden layer: s = v^T f(W x + b)."""
    x, v = Tensor("x", (deep,)), Tensor("v", (wide,))
    W, b = Tensor("W", (wide, deep)), Tensor("b", (wide,))
    z = Named("z", W @ x + b)
    a = Named("a", f(z))
    s = Named("s", v @ a)
    return SimpleNamespace(x=x, W=W, b=b, v=v, z=z, a=a, s=s, delta=message("delta", s, z))


def two_layers(top="K", wide="H", deep="D"):
    """Two hidden layers, with weights W^(1) and W^(2)."""
    x, v = Tensor("x", (deep,)), Tensor("v", (top,))
    W1, b1 = weights("W1", wide, deep, 1), bias("b1", wide, 1)
    W2, b2 = weights("W2", top, wide, 2), bias("b2", top, 2)
    a1 = Named("a1", x, at("a", 1))
    z2 = Named("z2", W1 @ a1 + b1, at("z", 2))
    a2 = Named("a2", f(z2), at("a", 2))
    z3 = Named("z3", W2 @ a2 + b2, at("z", 3))
    a3 = Named("a3", f(z3), at("a", 3))
    s = Named("s", v @ a3)
    return SimpleNamespace(x=x, v=v, W1=W1, b1=b1, W2=W2, b2=b2, a1=a1, z2=z2, a2=a2, z3=z3, a3=a3, s=s,
                           delta1=message("delta1", s, a1, 1), delta2=message("delta2", s, z2, 2),
                           delta3=message("delta3", s, z3, 3))


def any_layer():
    """Layer l of a network of any depth, and layer l+1; for the checks one more layer stands above them."""
    z = Tensor("z", ("H",), "real", at("z", "l"))
    a = Named("a", f(z), at("a", "l"))
    W, b = weights("W", "K", "H"), bias("b", "K")
    z_next = Named("z_next", W @ a + b, at("z", "l+1"))
    above, bias_above, v = weights("W_next", "J", "K", "l+1"), bias("b_next", "J", "l+1"), Tensor("v", ("J",))
    s = Named("s", v @ f(above @ f(z_next) + bias_above))
    return SimpleNamespace(z=z, a=a, W=W, b=b, z_next=z_next, s=s, delta=message("delta", s, z, "l"),
                           delta_next=message("delta_next", s, z_next, "l+1"))


def rows():
    """The same layer as code has it: N examples in rows, and the loss of lesson 03 on top."""
    Z, Y = Tensor("Z", ("N", "H")), Tensor("Y", ("N", "C"), "probability")
    A = Named("A", f(Z))
    W, b = Tensor("W", ("H", "C")), Tensor("b", ("C",))
    Z_next = Named("Z_next", A @ W + outer(Ones("N"), b), r"Z_{\mathrm{next}}")
    n, c = Index("n", "N"), Index("c", "C")
    L = Named("L", -Sum((n, c), Y[n, c] * log(softmax(Z_next)[n, c])) / Size("N"))
    G_next = Named("G_next", D(L, Z_next), r"G_{\mathrm{next}}")
    return SimpleNamespace(Z=Z, Y=Y, A=A, W=W, b=b, Z_next=Z_next, L=L, G_next=G_next)
