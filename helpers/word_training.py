"""Word vectors by prediction: skip-gram and CBOW with negative sampling, trained on a text. Lesson 09."""

import numpy as np

from .batches import count
from .run_steps import cbow_run, skipgram_run
from .training import sgd
from .word_runs import Text


def train_skipgram(sentences, n_words, d=50, *, window=5, negatives=5, epochs=10, learning_rate=0.025, sample=1e-3, seed=0,
                   callbacks=(), say=print):
    """Train skip-gram with negative sampling; return a ``Training`` whose params are (V, U), each (n_words, d). Lesson 09.

    ``sentences`` are lists of the integers of their words, as ``Vocabulary.encode`` gives them. As in word2vec: words above
    the share ``sample`` of the text are thinned out (``keep_probability``), a window reaches 1 to ``window`` words, drawn
    for each centre word, and never over the end of a sentence; negatives come from ``noise_distribution``; the rate falls
    in a line to a ten-thousandth of itself. Vectors are float32. Each pair moves its words by the rate times its own
    gradient; the loss of a step is the mean over its pairs. Callbacks, divergence and interruption are those of ``sgd``.
    Raises ValueError for an empty corpus, a word outside 0 .. n_words - 1, and settings out of range.

    >>> training = train_skipgram([[0, 1, 2, 0, 1], [3, 4, 3]], n_words=5, d=2, epochs=3)
    >>> training.stopped, [matrix.shape for matrix in training.params]
    ('finished', [(5, 2), (5, 2)])
    """
    return _train(skipgram_run, sentences, n_words, d, window, negatives, epochs, learning_rate, sample, seed, callbacks, say)


def train_cbow(sentences, n_words, d=50, *, window=5, negatives=5, epochs=10, learning_rate=0.1, sample=1e-3, seed=0,
               callbacks=(), say=print):
    """Train CBOW with negative sampling, the mean of the outside vectors predicting the centre word; as ``train_skipgram``.

    V holds the outside words' vectors, and U the centre words'. Each of M outside words gets a share 1/M of the gradient, as
    the mean has it; word2vec gives each the whole, so here the rate is larger. Lesson 09.

    >>> training = train_cbow([[0, 1, 2, 0, 1], [3, 4, 3]], n_words=5, d=2, epochs=3)
    >>> training.stopped, [matrix.shape for matrix in training.params]
    ('finished', [(5, 2), (5, 2)])
    """
    return _train(cbow_run, sentences, n_words, d, window, negatives, epochs, learning_rate, sample, seed, callbacks, say)


def linear_decay(start, end, steps):
    """Return a learning rate for ``sgd``: the function of the step that falls in a line from ``start`` to ``end``. Lesson 09.

    >>> rate = linear_decay(0.5, 0.1, steps=4)
    >>> [round(rate(step), 2) for step in (0, 1, 4, 99)]
    [0.5, 0.4, 0.1, 0.1]
    """
    steps = count(steps, "steps")
    return lambda step: start + (end - start) * min(step / steps, 1.0)


def _train(step, sentences, n_words, d, window, negatives, epochs, learning_rate, sample, seed, callbacks, say):
    n_words, d, epochs = count(n_words, "n_words"), count(d, "d"), count(epochs, "epochs")
    # Three streams of random numbers, for the text, the vectors and the order: the same numbers twice would hang together.
    of_text, of_vectors, of_order = np.random.SeedSequence(seed).spawn(3)
    text = Text(sentences, n_words, count(window, "window"), count(negatives, "negatives"), sample, of_text)
    steps = epochs * -(-len(text) // text.blocks_at_once)
    rate = linear_decay(learning_rate, learning_rate / 10_000, steps)
    rng = np.random.default_rng(of_vectors)
    V = (rng.random((n_words, d), np.float32) - np.float32(0.5)) / np.float32(d)

    def loss_and_gradient(params, blocks):
        loss, *gradient = step(*params, text.run(blocks))
        return loss, tuple(gradient)

    return sgd(loss_and_gradient, (V, np.zeros_like(V)), text.epoch, learning_rate=rate, batch_size=text.blocks_at_once,
               epochs=epochs, seed=of_order, callbacks=callbacks, say=say)
