"""A text cut into blocks, so that a thousand words take one step together. Lesson 09.

A block is B consecutive words of the text as centre words. Its outside words are the same ones and ``window`` more on each
side, and next to them lie M negatives that the block shares. Then all scores of the block are one product
(B, d) (d, B + 2 window + M), and a weight says which of them count: 1 for a pair, K / M for each of a centre word's pairs
for a negative (K / M of M are K on average, as if K had been drawn for each pair), 0 for what is no pair. A run is many blocks.
"""

from typing import NamedTuple

import numpy as np

from .cooccurrences import joined
from .noise import keep_probability, noise_distribution

BLOCK, POOL = 32, 64  # centre words in a block, and negatives that they share
OFTEN, AT_MOST = 5, 16  # how often one word may be in a run on average, and how many blocks a run may have


class Run(NamedTuple):
    """Blocks that step together: words ``centre`` (R, B), ``outside`` (R, C), ``negatives`` (R, M), and the weights.

    ``pairs`` (R, B, C) is 1 where the outside word is one of the centre word's, else 0. Each negative has the weight
    ``share`` for each pair of a centre word.
    """

    centre: np.ndarray
    outside: np.ndarray
    negatives: np.ndarray
    pairs: np.ndarray
    share: float


class Text:
    """The sentences, one after the other, from which each epoch draws anew: what is kept, how far windows reach, negatives."""

    def __init__(self, sentences, n_words, window, negatives, sample, seed):
        self._words, self._sentence = joined(sentences, n_words)
        self._rng = np.random.default_rng(seed)
        counts = np.bincount(self._words, minlength=n_words)
        keep, noise = keep_probability(counts, sample), noise_distribution(counts)
        self._keep, self._window, self._negatives = keep[self._words], window, negatives
        self._noise = np.cumsum(noise) / noise.sum()
        # All pairs of a run see the vectors of before it. A word that is often in it moves by many such gradients at once,
        # and goes too far where they are too many: the run is shorter where one word is a large part of the text.
        most = max((counts * keep).max() / (counts * keep).sum(), noise.max())
        self.blocks_at_once = int(np.clip(OFTEN / most / BLOCK, 1, AT_MOST))
        place, near = np.arange(BLOCK)[:, None], np.arange(BLOCK + 2 * window) - window
        self._apart = np.where(near == place, window + 1, abs(near - place))  # a word is not its own neighbour

    def __len__(self):
        """Return how many blocks an epoch has on average."""
        return max(1, round(self._keep.sum() / BLOCK))

    def epoch(self, _number):
        """Draw the words that are kept and the reach of each one's window; return the numbers of the blocks."""
        kept, w = self._rng.random(len(self._words)) < self._keep, self._window
        kept[0] |= not kept.any()  # a text of a few words may lose them all
        n = np.count_nonzero(kept)
        blocks = -(-n // BLOCK)
        ends = w, blocks * BLOCK - n + w
        self._kept = np.pad(self._words[kept], ends)
        self._of = np.pad(self._sentence[kept], ends, constant_values=-1)
        self._reach = self._rng.integers(1, w + 1, size=blocks * BLOCK).reshape(blocks, BLOCK)
        return np.arange(blocks)

    def run(self, blocks):
        """Return the ``Run`` of these blocks of the epoch."""
        w, places = self._window, blocks[:, None] * BLOCK + np.arange(BLOCK + 2 * self._window)
        outside, sentence = self._kept[places], self._of[places]
        inner = sentence[:, w : w + BLOCK, None]
        pairs = (self._apart <= self._reach[blocks][:, :, None]) & (sentence[:, None, :] == inner) & (inner >= 0)
        negatives = np.searchsorted(self._noise, self._rng.random((len(blocks), POOL)), side="right")
        return Run(outside[:, w : w + BLOCK], outside, negatives, pairs, self._negatives / POOL)
