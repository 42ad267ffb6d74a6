"""How well does the window classifier of lesson 08 find names that it has never seen, and how much is luck?

Run it from the project's root: python -m tests.benchmarks.window_classifier [number of seeds]

Precision, recall and F1 on the telling words of held-out names, for each seed: it draws the first parameters, the corrupt
windows and what is hidden. Beside it stand the two baselines of the lesson (every capital letter; a lookup of the training
names), the same training with nothing hidden, with the words held still, and, as a plain reference, the same windows and
parameters with a logistic loss, -log sigma(s) - log sigma(-s_c), in place of the margin.
"""

import sys
from time import perf_counter

import numpy as np

from helpers import log_sigmoid, row_gradients, sigmoid, window_score, window_score_grad
from helpers.detection import precision_recall
from helpers.lessons import max_margin_windows as lesson
from helpers.window_training import window_loss, window_parameters, window_vectors


def held_still(params, words, words_c):
    """The loss of the lesson, by all parameters but the words."""
    loss, (dE, *rest) = window_loss(params, words, words_c)
    return loss, [np.zeros(dE.shape), *rest]


def logistic(params, words, words_c):
    """The logistic loss of the same windows, each by itself, and its gradient."""
    E, W, b, v = params
    both = np.concatenate([words, words_c])
    X, sign = window_vectors(E, both), np.repeat([1.0, -1.0], [len(words), len(words_c)])
    s = sign * window_score(X, W, b, v)
    grad = window_score_grad(X, W, b, v, g=-sign * sigmoid(-s))
    return -log_sigmoid(s).sum(), [row_gradients(both, grad.x.reshape(*both.shape, -1), E.shape), grad.W, grad.b, grad.v]


def still_start(seed, n_words):
    """First parameters whose words are as long as learned ones become."""
    E, *rest = window_parameters(n_words, seed=seed)
    return [10 * E, *rest]


def baselines(test):
    unseen = np.isin(test.places, (0, 2))
    true = test.places[unseen] == 2
    for name, found in (("capital letter", test.shape[unseen] > 1), ("lookup", test.places[unseen] == 1)):
        told = precision_recall(found, true)
        print(f"{name:<28} precision {told.precision:.3f}  recall {told.recall:.3f}  F1 {told.f1:.3f}")


def main(seeds):
    book = lesson.factbook()
    baselines(book.test)
    ways = {"max-margin, half hidden": {}, "max-margin, nothing hidden": {"hide": 0}, "words held still, half hidden":
            {"loss": held_still}, "logistic, half hidden": {"loss": logistic}}
    for name, settings in ways.items():
        results, started = [], perf_counter()
        for seed in range(seeds):
            more = {"params": still_start(seed, len(book.table))} if settings.get("loss") is held_still else {}
            params = lesson.trained(seed=seed, **settings, **more).params
            at = lesson.cut(params, book.training, hide=settings.get("hide", 0.5) > 0)
            results.append(lesson.found(params, book.test, at))
        (p, r, f1), every = np.mean(results, axis=0), [told.f1 for told in results]
        print(f"{name:<28} precision {p:.3f}  recall {r:.3f}  F1 {f1:.3f}, from {min(every):.3f} to {max(every):.3f}, standard "
              f"deviation {np.std(every):.3f} over {seeds} seeds; {(perf_counter() - started) / seeds:.1f} s each", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
