"""Exercise "counts": which words stand near which, sentence by sentence."""

import numpy as np

from ....exercises import Exercise, Probe
from .counts_rules import RULES


def counts(sentences, n_words, window):
    """Walk over the words; beside each, over the places within the window and within the sentence."""
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                if j != i:
                    X[word, sentence[j]] += 1
    return X


COUNTS = Exercise(
    name="counts",
    title="Who stands near whom",
    statement="sentences is a list of sentences, each a list of word numbers from 0 to n_words - 1. Two places are near when "
              "they lie in the same sentence, at most `window` places apart. Give back an array X of shape (n_words, n_words): "
              "X[i, j] "
              "counts how often word j stands near word i. A word is not near itself at its own place, but it is when it stands "
              "twice.",
    signature="my_counts(sentences, n_words, window)",
    reference=counts,
    probes=lambda: [
        Probe(([[0, 1, 2, 1, 3], [4, 0, 1]], 5, 2), "sentences of 5 and 3 words, window 2"),
        Probe(([[2, 0, 2, 0, 2, 1, 3], [3], [1, 3, 0]], 4, 3), "three sentences, one of a single word, window 3"),
        Probe(([[0, 1, 0, 2], [2, 1, 1]], 3, 1), "window 1, a word that stands twice side by side"),
        Probe(([[5, 1], [0, 2, 4, 3]], 7, 9), "a window longer than the sentences"),
        Probe(([list((np.arange(60) ** 2 + 3 * np.arange(60)) % 11), list(np.arange(25) % 8)], 12, 5),
              "sentences of 60 and 25 words, window 5", "batch"),
    ],
    rules=RULES,
    hints=("Three loops: over sentences, over places i, over the places j near i. What must j not be?",
           "Near the ends a window is cut off: `range(max(0, i - window), min(len(sentence), i + window + 1))`.",
           "Then X[sentence[i], sentence[j]] grows by 1 wherever j is not i."),
    reason="A window ends with its sentence, and the centre is left out by its place. `cooccurrence` in `helpers` does the same "
           "without a loop over words.",
)
