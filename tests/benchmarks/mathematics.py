"""How fast the mathematics is: softmax, log-softmax, cross-entropy, its gradient, beside SciPy and PyTorch.

Run it from the project's root: python -m tests.benchmarks.mathematics

Two functions at a time take turns, so that whatever else the machine does falls on both (and the threads that
PyTorch leaves spinning do not fall on SciPy's turn). What is printed is the ratio of the median times, and in
brackets of the shortest ones, which other work disturbs less: below 1 the course's function is the quicker one.
PyTorch is compared where it is installed.
"""

import importlib.util
from time import perf_counter

import numpy as np
import scipy.special

import helpers

SHAPES = [(1, 10), (1000, 10), (100_000, 10), (256, 50_000)]
SECONDS = 1.0  # for each pair at each size


def scipy_loss(z, labels):
    return -scipy.special.log_softmax(z, axis=1)[np.arange(len(labels)), labels].mean()


def scipy_grad(z, labels):
    p = scipy.special.softmax(z, axis=1)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)


def torch_rivals(z, labels):
    """Return PyTorch's four functions on the same data; the gradient is asked of a loss, as a user would."""
    import torch
    from torch.nn.functional import cross_entropy

    z, labels = torch.from_numpy(z), torch.from_numpy(labels)
    leaf = z.clone().requires_grad_()
    return {
        "softmax": lambda: torch.softmax(z, 1),
        "log_softmax": lambda: torch.log_softmax(z, 1),
        "loss": lambda: cross_entropy(z, labels),
        "loss + gradient": lambda: torch.autograd.grad(cross_entropy(leaf, labels), leaf),
    }


def contestants(z, labels, with_torch):
    """Return {task: {who: function}}; the gradient stands beside SciPy, with the loss beside PyTorch."""
    ours = {
        "softmax": lambda: helpers.softmax(z),
        "log_softmax": lambda: helpers.log_softmax(z),
        "loss": lambda: helpers.softmax_cross_entropy(z, labels),
        "gradient": lambda: helpers.softmax_cross_entropy_grad(z, labels),
        "loss + gradient": lambda: (
            helpers.softmax_cross_entropy(z, labels), helpers.softmax_cross_entropy_grad(z, labels)
        ),
    }
    scipys = {
        "softmax": lambda: scipy.special.softmax(z, axis=1),
        "log_softmax": lambda: scipy.special.log_softmax(z, axis=1),
        "loss": lambda: scipy_loss(z, labels),
        "gradient": lambda: scipy_grad(z, labels),
    }
    rivals = {"ours": ours, "scipy": scipys, "torch": torch_rivals(z, labels) if with_torch else {}}
    return {task: {who: tasks[task] for who, tasks in rivals.items() if task in tasks} for task in ours}


def seconds(function):
    start = perf_counter()
    function()
    return perf_counter() - start


def duel(ours, theirs):
    """Return rows of (median, shortest) time for the two functions, which take turns until the time is used up."""
    rounds, end = [], perf_counter() + SECONDS
    while perf_counter() < end or len(rounds) < 6:
        rounds.append((seconds(ours), seconds(theirs)))
    times = np.array(rounds[1:])  # the first round warms up
    return np.stack([np.median(times, axis=0), times.min(axis=0)], axis=1)


def ratio(times):
    """Return our times over theirs as text, or a dash where there is nothing to compare."""
    return "-" if times is None else "{:.2f} ({:.2f})".format(*(times[0] / times[1]))


def main():
    with_torch = importlib.util.find_spec("torch") is not None
    print("ours over theirs, medians (and shortest)" + ("" if with_torch else "; PyTorch is not installed"))
    print(f"{'task':<16}{'shape':>14} {'dtype':>8} {'ours, ms':>9} {'/ scipy':>13} {'/ torch':>13}")
    for shape in SHAPES:
        for dtype in (np.float32, np.float64):
            rng = np.random.default_rng(0)
            z, labels = rng.normal(size=shape).astype(dtype), rng.integers(shape[1], size=shape[0])
            for task, functions in contestants(z, labels, with_torch).items():
                ours, *others = (functions.get(who) for who in ("ours", "scipy", "torch"))
                duels = [theirs and duel(ours, theirs) for theirs in others]
                median = 1000 * min(times[0, 0] for times in duels if times is not None)
                line = f"{task:<16}{'{} x {}'.format(*shape):>14} {dtype.__name__:>8} {median:>9.3f}"
                print(line, *(f"{ratio(times):>13}" for times in duels), flush=True)


if __name__ == "__main__":
    main()
