"""Exercise "noise": from which distribution the negatives are drawn."""

import numpy as np

from .... import softmax
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def noise(counts):
    """Counts to the power 3/4, divided by their sum."""
    weights = counts ** 0.75
    return weights / weights.sum()


def shares(power):
    """Shares of another power of the counts."""
    def answer(counts):
        with np.errstate(divide="ignore"):
            weights = np.where(counts > 0, counts, 0.0 if power > 0 else np.inf) ** power
        return weights / weights.sum()
    return answer


def _sum(p, counts):
    return f"Your numbers sum to {p.sum():.4g}."


def _most(p, counts):
    return f"The most frequent of the {counts.size} words gets {p[counts.argmax()]:.4g}."


NOISE = Exercise(
    name="noise",
    title="Which words are drawn",
    statement="counts, of shape (W,), says how often each word occurs; some may be 0. Give back the probabilities with which "
              "words are "
              "drawn, of shape (W,): proportional to the counts to the power 3/4. A word that never occurs is never drawn.",
    signature="my_noise(counts)",
    reference=noise,
    probes=lambda: [
        Probe((np.array([900.0, 100.0, 16.0, 1.0, 81.0]),), "5 words, counts from 1 to 900"),
        Probe((np.array([3.0, 0.0, 40.0, 7.0]),), "4 words, one that never occurs"),
        Probe((np.round(np.abs(spread(1, 50)) * 1000) + 1,), "50 words", "batch"),
    ],
    rules=(
        Rule("I12", "Not divided by the sum again", lambda counts: (counts / counts.sum()) ** 0.75,
             "Yours do not sum to 1. Whatever was divided before, the powers have a sum of their own, and that is what they "
             "are divided by, last.", _sum,
             variants=(lambda counts: counts ** 0.75, lambda counts: counts ** 0.75 / counts.sum(),
                       lambda counts: counts ** 0.75 / counts.size)),
        Rule("power-1", "The counts themselves", shares(1.0),
             "These are the words' own shares. To the power 3/4, rare words are drawn more often than that.", _most),
        Rule("power-0", "All words alike", lambda counts: np.full(counts.shape, 1 / counts.size),
             "All words are drawn alike here. In Python `3 // 4` is 0, and any number to the power 0 is 1.", _most,
             variants=(lambda counts: (counts > 0) / (counts > 0).sum(),)),
        Rule("power-3", "The third power", shares(3.0),
             "A power comes before a division: `counts ** 3 / 4` is a quarter of the third power. 3/4 needs brackets.", _most,
             variants=(lambda counts: counts ** 3 // 4 / (counts ** 3 // 4).sum(),)),
        Rule("4/3", "The power turned over", shares(4 / 3),
             "To the power 4/3 frequent words are drawn even more often than their share. Rare words are to gain.", _most),
        Rule("other-power", "Another power", shares(0.5), "The power is "
             "3/4.", _most, variants=(shares(0.25), shares(1.75), shares(2.0))),
        Rule("softmax", "A softmax", lambda counts: softmax(counts.astype(float)),
             "A softmax of counts gives nearly everything to one word. The counts are shares already: a power and a sum are "
             "enough.", _most,
             variants=(lambda counts: softmax(counts / counts.sum()), lambda counts: softmax((counts / counts.sum()) ** 0.75))),
        Rule("log", "Logarithms of the counts", lambda counts: np.log1p(counts) / np.log1p(counts).sum(),
             "You took logarithms of the counts in place of a power.", _most),
        Rule("largest", "Divided by the largest", lambda counts: (counts / counts.max()) ** 0.75,
             "The largest is 1 in yours. It is the sum that has to be.", _sum, variants=(lambda counts: counts / counts.max(),)),
    ),
    hints=("A power first: `counts ** 0.75`. What do these sum to?", "Divide by their sum."),
    reason="The power lifts rare words and lowers frequent ones. It comes first, the division by the sum last.",
)
