"""The models of lesson 10 in notation: a line, a parabola, a probability, and ten of them with a penalty.

``examples`` is the axis over the examples and ``features`` that over the parameters; where both are called the same, shapes
give nothing away.
"""

from types import SimpleNamespace

from ...notation import D, Index, Named, Ones, Size, Sum, Tensor, log, outer, sigma, softmax

eta, lam = Tensor("eta", (), "positive"), Tensor("lam", (), "positive", r"\lambda")


def linear(examples="N", features="D"):
    """Linear regression: h = X theta, and half the mean of the squared errors."""
    n, j = Index("n", examples), Index("j", features)
    X, y, theta = Tensor("X", (examples, features)), Tensor("y", (examples,)), Tensor("theta", (features,))
    h = Named("h", X @ theta)
    J = Named("J", Sum(n, (h[n] - y[n]) ** 2) / (2 * Size(examples)))
    g = Named("g", D(J, theta))
    after = Named("theta_new", theta - eta * g, r"\theta_{\mathrm{new}}")
    return SimpleNamespace(n=n, j=j, N=Size(examples), X=X, y=y, theta=theta, h=h, J=J, g=g, after=after)


def parabola():
    """One parameter, curvature kappa, lowest point c."""
    kappa, c, theta = Tensor("kappa", (), "positive"), Tensor("c"), Tensor("theta")
    return SimpleNamespace(kappa=kappa, c=c, theta=theta, J=Named("J", kappa / 2 * (theta - c) ** 2))


def logistic():
    """The probability of class 1, and the mean cross-entropy of lesson 03."""
    n, j = Index("n", "N"), Index("j", "D")
    X, y, theta = Tensor("X", ("N", "D")), Tensor("y", ("N",), "fraction"), Tensor("theta", ("D",))
    z = Named("z", X @ theta)
    h = Named("h", sigma(z))
    L = Named("L", -Sum(n, y[n] * log(h[n]) + (1 - y[n]) * log(1 - h[n])) / Size("N"))
    return SimpleNamespace(n=n, j=j, N=Size("N"), X=X, y=y, theta=theta, z=z, h=h, L=L)


def plane():
    """Two inputs, three parameters, and the x2 at which the score is 0."""
    theta = [Tensor(f"theta{k}", (), "positive" if k == 2 else "real") for k in range(3)]
    x1, x2 = Tensor("x1"), Tensor("x2")
    s = Named("h", sigma(theta[0] + theta[1] * x1 + theta[2] * x2))
    return SimpleNamespace(theta=theta, x1=x1, x2=x2, h=s, edge=-(theta[0] + theta[1] * x1) / theta[2])


def softmax_regression():
    """One linear layer and a softmax, with a penalty on the weights."""
    n, d, c = Index("n", "N"), Index("d", "D"), Index("c", "C")
    X, Y = Tensor("X", ("N", "D")), Tensor("Y", ("N", "C"), "probability")
    W, b = Tensor("W", ("D", "C")), Tensor("b", ("C",))
    Z = Named("Z", X @ W + outer(Ones("N"), b))
    P = Named("P", softmax(Z))
    J = Named("J", -Sum((n, c), Y[n, c] * log(P[n, c])) / Size("N") + lam / 2 * Sum((d, c), W[d, c] ** 2))
    return SimpleNamespace(X=X, Y=Y, W=W, b=b, Z=Z, P=P, J=J, N=Size("N"))
