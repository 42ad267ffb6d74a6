"""Does a step of skip-gram with negative sampling cost more when the vocabulary is larger? And what would a dense one cost?

Run it from the project's root, on one thread: OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.word_vectors
(With two threads on two cores, the small products of 4096 pairs now and then wait for each other, twenty times as long as
they take, and that is what the times would then show.)

A step looks up the vectors of a batch of words, asks for the loss and the gradients, and moves the rows they touch. Both
vocabularies take turns, on float32 vectors of length 50, so that whatever else the machine does falls on both. What is
printed is the ratio of the median times, 1 000 000 words over 10 000, and in brackets of the shortest ones: 1 means that
the vocabulary costs nothing. Words are drawn as in a text, a word of rank r about as often as 1/r, and, the hardest case
for the memory, all equally often: then almost every vector of the large vocabulary has to be fetched from far away.
The engine of lesson 09 (``train_skipgram``) takes its step for some blocks of words at once, with the same number of blocks
for both vocabularies; all words stand in a text of 400 000, whose words are drawn in the same two ways.
"dense" writes the same gradient of U out with all its zeros and subtracts it, on 10 000 words, beside our step there.
"""

from itertools import cycle

import numpy as np

from helpers import negative_sampling, row_gradients
from helpers.run_steps import skipgram_run
from helpers.word_runs import Text

from .mathematics import duel, ratio

SMALL, LARGE = 10_000, 1_000_000
LENGTH, NEGATIVES, RATE = 50, 5, 0.025
BLOCKS = 8  # of the engine, in a step
CASES = [(1, False), (256, False), (256, True), (4096, True)]  # pairs in a batch; do all pairs share the negatives?


def draw(rng, n_words, size, like_a_text):
    """Return random words, by rank as a text has them, or all equally often."""
    if like_a_text:  # the inverse of the share of the first r ranks, log(r) / log(V)
        return (n_words ** rng.random(size)).astype(np.intp) - 1
    return rng.integers(n_words, size=size)


def a_step(n_words, pairs, shared, like_a_text, dense=False):
    """Return a function that takes one step each time it is called, on words drawn beforehand."""
    rng = np.random.default_rng(0)
    V, U = (rng.standard_normal((n_words, LENGTH), np.float32) for _ in "VU")
    shape = (NEGATIVES,) if shared else (pairs, NEGATIVES)
    drawn = cycle([[draw(rng, n_words, size, like_a_text) for size in (pairs, pairs, shape)] for _ in range(64)])

    def step():
        centre, o, negatives = next(drawn)
        _, dv, dU = negative_sampling(V[centre], o, U, negatives)
        row_gradients(centre, dv, V.shape).subtract_from(V, RATE)
        if dense:
            np.subtract(U, RATE * np.asarray(dU), out=U)
        else:
            dU.subtract_from(U, RATE)

    return step


def an_engine_step(n_words, like_a_text):
    """The same for a step of the engine, on blocks of a text."""
    rng = np.random.default_rng(0)
    V, U = (rng.standard_normal((n_words, LENGTH), np.float32) for _ in "VU")
    sentences = [draw(rng, n_words, 20, like_a_text) for _ in range(20_000)]
    text = Text(sentences, n_words, 5, NEGATIVES, None, 0)
    blocks = rng.permutation(text.epoch(1))
    runs = cycle([text.run(part) for part in np.split(blocks[: 64 * BLOCKS], 64)])

    def step():
        _, dV, dU = skipgram_run(V, U, next(runs))
        dV.subtract_from(V, RATE)
        dU.subtract_from(U, RATE)

    return step


def main():
    print(f"{'words':<16}{'pairs':>6} {'negatives':>10} {'ms at 10 000':>13} {'1 000 000 / 10 000':>19} {'dense / ours':>16}")
    for like_a_text in (True, False):
        for pairs, shared in CASES:
            large, small, dense = (a_step(n, pairs, shared, like_a_text, d) for n, d in ((LARGE, 0), (SMALL, 0), (SMALL, 1)))
            times, wide = duel(large, small), duel(dense, small)
            line = f"{'as in a text' if like_a_text else 'equally often':<16}{pairs:>6} {'shared' if shared else 'own':>10}"
            print(line, f"{1000 * times[1, 0]:>13.3f} {ratio(times):>19} {ratio(wide):>16}", flush=True)
        times = duel(an_engine_step(LARGE, like_a_text), an_engine_step(SMALL, like_a_text))
        line = f"{'as in a text' if like_a_text else 'equally often':<16}{'engine':>6} {'shared':>10}"
        print(line, f"{1000 * times[1, 0]:>13.3f} {ratio(times):>19}", flush=True)


if __name__ == "__main__":
    main()
