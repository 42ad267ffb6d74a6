"""How well does a network of the learner's own kind read the digits, in which time, beside softmax regression and scikit-learn?

Run it from the project's root: python -m tests.benchmarks.digits

The split is that of lesson 10, fixed for ever: 1257 digits to learn from, 180 held out for early stopping, 360 to be tested
on. Each row trains ten times, from ten seeds that decide the initial weights and the order, and prints how many per cent of
the test digits are right: the mean, the worst and the best; then the median seconds of a run. The gradients are those of the
solution of lesson 10's exercise, ten lines of NumPy, through the course's own ``sgd``; nothing was chosen by looking at the
test digits. scikit-learn's MLPClassifier, when it is installed, gets the same sizes, batches, rate, penalty and number of
epochs: once with plain steps, without its early stopping, and once with its own default, Adam.
"""

import warnings
from itertools import pairwise
from time import perf_counter

import numpy as np

from helpers import forward, loss_and_gradients, sgd
from helpers.lessons.training import EXERCISES, digit_parts

SEEDS, WIDTH, EPOCHS, BATCH, RATE, L2, PATIENCE = range(10), 128, 40, 16, 0.2, 1e-3, 20
GRADIENTS, START = EXERCISES["gradients"].reference, EXERCISES["start"].reference


def network(seed, widths=(64, WIDTH, 10), patience=PATIENCE):
    """Train as lesson 10 does; the accuracy on the test digits."""
    train, held_out, test = digit_parts()
    shapes = [((D, H), (H,)) for D, H in pairwise(widths)]

    def step(params, X, labels):
        return loss_and_gradients(params, X, labels, "relu", L2).loss, GRADIENTS(params, X, labels, L2)

    def validate(params):
        return loss_and_gradients(params, held_out.X, held_out.labels, "relu").loss

    run = sgd(step, START(shapes, np.random.default_rng(seed)), tuple(train), learning_rate=RATE, batch_size=BATCH, epochs=EPOCHS,
              seed=seed, validate=validate, patience=patience)
    return (forward(run.params, test.X, "relu").argmax(axis=1) == test.labels).mean()


def softmax_regression(seed):
    """The same without a hidden layer."""
    return network(seed, (64, 10))


def scikit_learn(seed, **more):
    """MLPClassifier of the same size."""
    from sklearn.neural_network import MLPClassifier

    train, _, test = digit_parts()
    model = MLPClassifier((WIDTH,), batch_size=BATCH, max_iter=EPOCHS, alpha=L2 * BATCH, random_state=seed, **more)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that it was stopped after as many epochs as were asked for
        return model.fit(*train).score(*test)


def plain_scikit_learn(seed):
    """The same with steps of a constant rate and no momentum."""
    return scikit_learn(seed, solver="sgd", momentum=0.0, learning_rate_init=RATE, n_iter_no_change=EPOCHS)


def measured(name, train):
    """Print one row."""
    train(0)  # once for nothing: the first call loads and warms
    found, seconds = [], []
    for seed in SEEDS:
        began = perf_counter()
        found.append(100 * train(seed))
        seconds.append(perf_counter() - began)
    print(f"{name:<44}{np.mean(found):>8.2f} {min(found):>8.2f} {max(found):>8.2f} {np.median(seconds):>10.2f}", flush=True)


def main():
    print(f"{'360 test digits, ten seeds: right in %':<44}{'mean':>8} {'worst':>8} {'best':>8} {'seconds':>10}")
    measured("softmax regression", softmax_regression)
    measured(f"network 64-{WIDTH}-10, early stopping", network)
    try:
        import sklearn  # noqa: F401
    except ImportError:
        print("scikit-learn is not installed, so there is nothing to compare with")
        return
    measured("scikit-learn, same size, plain steps", plain_scikit_learn)
    measured("scikit-learn, same size, Adam", scikit_learn)


if __name__ == "__main__":
    main()
