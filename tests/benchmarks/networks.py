"""How fast a network's loss and gradients are, how much memory they take, and how fast a gradient is checked.

Run it from the project's root: python -m tests.benchmarks.networks

The network is 784-256-10. "products" are the five bare matrix products that no one can do without, X W1, A W2, A^T G2, G2 W2^T
and X^T G1, on arrays of the same sizes and number type ("six" adds G1 W1^T, for the gradient by X). Two at a time take turns,
as in tests/benchmarks/mathematics.py: ratios of medians, in brackets of the shortest times; below 1 the course is quicker.
PyTorch, on as many threads as there are processors, is compared where it is installed.
"""

import importlib.util
import os
import tracemalloc

import autograd
import autograd.numpy as anp
import numpy as np
from autograd.scipy.special import logsumexp
from scipy.optimize._numdiff import approx_derivative

from helpers import check_gradient, flatten, loss_and_gradients, network_loss, one_hot, unflatten

from .mathematics import duel, ratio

SIZES = (784, 256, 10)
BATCHES = (64, 1024, 8192)
CHECKED = (29, 57, 5)  # 2000 parameters
F = {"sigmoid": lambda z: 1 / (1 + anp.exp(-z)), "tanh": anp.tanh, "relu": lambda z: anp.maximum(z, 0)}


def network(sizes, n, dtype=np.float64):
    """Return (params, X, labels): a two-layer network with small weights, and a batch."""
    rng, (d, h, c) = np.random.default_rng(0), sizes
    W1, W2 = rng.normal(size=(d, h)) / d**0.5, rng.normal(size=(h, c)) / h**0.5
    params = [(W1.astype(dtype), np.zeros(h, dtype)), (W2.astype(dtype), np.zeros(c, dtype))]
    return params, rng.normal(size=(n, d)).astype(dtype), rng.integers(c, size=n)


def products(params, X, with_X=False):
    """Return a function that does the bare matrix products of this network, on arrays prepared beforehand."""
    (W1, _), (W2, _) = params
    A, G2 = X @ W1, X @ W1 @ W2
    G1 = A.copy()
    bare = [(X, W1), (A, W2), (A.T, G2), (G2, W2.T), (X.T, G1)] + [(G1, W1.T)] * with_X

    def multiply():
        for left, right in bare:
            left @ right

    return multiply


def torch_step(params, X, labels, activation):
    """Return PyTorch's loss and gradients on the same data."""
    import torch
    from torch.nn.functional import cross_entropy, linear

    torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    X, labels, f = torch.from_numpy(X), torch.from_numpy(labels), getattr(torch, activation)
    W1, b1, W2, b2 = leaves = [torch.from_numpy(array.T.copy()).requires_grad_() for pair in params for array in pair]
    return lambda: torch.autograd.grad(cross_entropy(linear(f(linear(X, W1, b1)), W2, b2), labels), leaves)


def autograd_step(params, X, labels, activation):
    """Return HIPS autograd's loss and gradients, written as in its own examples."""
    Y = one_hot(labels, SIZES[-1]).astype(X.dtype)

    def loss(params):
        (W1, b1), (W2, b2) = params
        logits = anp.dot(F[activation](anp.dot(X, W1) + b1), W2) + b2
        return -anp.mean(anp.sum((logits - logsumexp(logits, axis=1, keepdims=True)) * Y, axis=1))

    step = autograd.value_and_grad(loss)
    return lambda: step(params)


def steps(with_torch):
    rivals = "".join(f"{'/ ' + who:>14}" for who in ("products", "torch", "autograd"))
    print(f"{'loss_and_gradients':<20}{'N':>6} {'dtype':>8} {'ours, ms':>9}{rivals}")
    for activation in F:
        for n in BATCHES:
            for dtype in (np.float32, np.float64):
                case = network(SIZES, n, dtype)
                rivals = [products(*case[:2]), torch_step(*case, activation) if with_torch else None,
                          autograd_step(*case, activation) if n == BATCHES[0] else None]
                duels = [rival and duel(lambda case=case, a=activation: loss_and_gradients(*case, a), rival) for rival in rivals]
                line = f"{activation:<20}{n:>6} {dtype.__name__:>8} {1000 * duels[0][0, 0]:>9.3f}"
                print(line, *(f"{ratio(times):>13}" for times in duels), flush=True)


def steps_with_X():
    print("\nwith the gradient by X asked for, over the six products:")
    for n in BATCHES:
        for dtype in (np.float32, np.float64):
            case = network(SIZES, n, dtype)
            times = duel(lambda case=case: loss_and_gradients(*case).X, products(*case[:2], with_X=True))
            print(f"{'sigmoid':<20}{n:>6} {dtype.__name__:>8} {1000 * times[0, 0]:>9.3f} {ratio(times):>13}", flush=True)


def memory():
    print("\nlargest memory in use, results included, over that of the activations (hidden layer and logits):")
    for n in BATCHES:
        for dtype in (np.float32, np.float64):
            case = network(SIZES, n, dtype)
            tracemalloc.start()
            result = loss_and_gradients(*case)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            activations = n * sum(SIZES[1:]) * case[1].itemsize
            results = sum(array.nbytes for pair in result.params for array in pair)
            print(f"{'sigmoid':<20}{n:>6} {dtype.__name__:>8} {peak / activations:.2f}, without the gradients themselves "
                  f"{(peak - results) / activations:.2f}")


def full_check():
    params, X, labels = network(CHECKED, 20)
    gradient, shapes = loss_and_gradients(params, X, labels).params, [(W.shape, b.shape) for W, b in params]
    loss, vector = network_loss(X, labels), flatten(params)

    def lean(vector):
        (W1, b1), (W2, b2) = unflatten(vector, shapes)
        logits = 1 / (1 + np.exp(-(X @ W1 + b1))) @ W2 + b2
        logits -= logits.max(axis=1, keepdims=True)
        return (np.log(np.exp(logits).sum(axis=1)) - logits[np.arange(len(X)), labels]).mean()

    print(f"\ncheck_gradient, all {vector.size} entries of a two-layer network, N = {len(X)}:")
    for name, f in (("network_loss", lambda vector: loss(unflatten(vector, shapes))), ("a loss in bare NumPy", lean)):
        times = duel(lambda: check_gradient(loss, gradient, params), lambda f=f: approx_derivative(f, vector, method="3-point"))
        print(f"ours {1000 * times[0, 0]:.2f} ms; over scipy's 3-point differences of {name}: {ratio(times)}", flush=True)


def directional_check(count=4):
    print(f"\ncheck_gradient(directional={count}), over the {8 * count + 1} losses that it takes, N = 1024:")
    for hidden in (4, 16, 64, 256, 1024):
        params, X, labels = network((784, hidden, 10), 1024)
        gradient, loss = loss_and_gradients(params, X, labels).params, network_loss(X, labels)

        def check(gradient=gradient, loss=loss, params=params):
            return check_gradient(loss, gradient, params, directional=count)

        times = duel(check, lambda loss=loss, params=params: [loss(params) for _ in range(8 * count + 1)])
        print(f"{flatten(params).size:>8} parameters: {1000 * times[0, 0]:>8.1f} ms, ratio {ratio(times)}", flush=True)


def main():
    with_torch = importlib.util.find_spec("torch") is not None
    print("ours over theirs, medians (and shortest)" + ("" if with_torch else "; PyTorch is not installed"))
    steps(with_torch)
    steps_with_X()
    memory()
    full_check()
    directional_check()


if __name__ == "__main__":
    main()
