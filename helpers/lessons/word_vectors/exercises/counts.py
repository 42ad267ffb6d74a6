"""Exercise "counts": which words stand near which, sentence by sentence."""

import numpy as np

from ....exercises import Exercise, Probe, Rule


def counts(sentences, n_words, window):
    """Walk over the words; beside each, over the places within the window and within the sentence."""
    X = np.zeros((n_words, n_words))
    for sentence in sentences:
        for i, word in enumerate(sentence):
            for j in range(max(0, i - window), min(len(sentence), i + window + 1)):
                if j != i:
                    X[word, sentence[j]] += 1
    return X


def walked(near):
    """Counts by another idea of what is near: ``near(sentence, i, window)`` gives places; those that are none are left out."""
    def answer(sentences, n_words, window):
        X = np.zeros((n_words, n_words))
        for sentence in sentences:
            for i, word in enumerate(sentence):
                for j in near(sentence, i, window):
                    if j < len(sentence):
                        X[word, sentence[j]] += 1
        return X
    return answer


def but(change):
    """The right counts, changed afterwards."""
    return lambda sentences, n_words, window: change(counts(sentences, n_words, window))


def inside(sentence, i, window):
    return range(max(0, i - window), min(len(sentence), i + window + 1))


def across(sentences, n_words, window):
    return counts([[word for sentence in sentences for word in sentence]], n_words, window)


def sliced(sentences, n_words, window):
    """Slices whose start is below 0 count from the end, so they are empty or wrong."""
    X = np.zeros((n_words, n_words))
    for s in sentences:
        for i, word in enumerate(s):
            for other in s[i - window:i] + s[i + 1:i + window + 1]:
                X[word, other] += 1
    return X


def at_once(sentences, n_words, window):
    """A fancy index on the left: a word that stands twice in the window is counted once."""
    X = np.zeros((n_words, n_words))
    for s in sentences:
        for i, word in enumerate(s):
            near = [s[j] for j in inside(s, i, window) if j != i]
            X[word, near] += 1
    return X


def weighed(sentences, n_words, window):
    X = np.zeros((n_words, n_words))
    for s in sentences:
        for i, word in enumerate(s):
            for j in inside(s, i, window):
                if j != i:
                    X[word, s[j]] += 1 / abs(i - j)
    return X


def _sum(X, *args):
    return f"Your counts sum to {X.sum():.4g}."


def _words(X, sentences, *args):
    lengths = ", ".join(str(len(s)) for s in sentences)
    return f"Your counts sum to {X.sum():.4g}, for {len(sentences)} sentences of {lengths} words."


def _diagonal(X, *args):
    return f"On the diagonal your counts sum to {np.trace(X):.4g}: so often you met a word beside itself."


def _largest(X, *args):
    return f"Your largest count is {X.max():.4g}."


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
    rules=(
        Rule("I17", "Windows across the ends of sentences", across,
             "You counted words of two sentences as near each other. Where a sentence ends, so does its window.", _words),
        Rule("I17-centre", "The centre counted as its own neighbour", walked(inside),
             "Your window holds its own centre: every word is near itself at its own place.", _diagonal),
        Rule("one-sided", "One side only", walked(lambda s, i, m: range(i + 1, min(len(s), i + m + 1))),
             "Near means before and after. You looked to one side.", _sum,
             variants=(walked(lambda s, i, m: range(max(0, i - m), i)),)),
        Rule("short", "The window one too short", lambda s, n, m: counts(s, n, m - 1),
             "`range(a, b)` stops before b, so your window is one place too short.", _sum,
             variants=(walked(lambda s, i, m: (j for j in range(max(0, i - m), min(len(s), i + m)) if j != i)),)),
        Rule("wraps", "Places before the beginning",
             walked(lambda s, i, m: (j for j in range(i - m, i + m + 1) if j != i and -j <= len(s))),
             "A place such as -1 is the last one in Python. Near the beginning of a sentence your window wraps round to its end.",
             _sum),
        Rule("cut", "A slice that begins below 0", sliced,
             "Near the beginning of a sentence your slice begins below 0, which Python counts from the end.", _sum),
        Rule("D20", "A repeated word counts once", at_once,
             "With a list of word numbers in the brackets, `X[word, near] += 1` adds 1 once for each word, however often it is "
             "listed. Every place counts.", _sum),
        Rule("same-word", "A word that stands twice is passed over",
             walked(lambda s, i, m: (j for j in inside(s, i, m) if s[j] != s[i])),
             "You left out the centre by its word, not by its place. A word that stands twice in the window is near itself.",
             _diagonal),
        Rule("twice", "Everything twice", but(lambda X: 2 * X),
             "Each pair is met from both of its ends already. You added it for both ends each time.", _sum),
        Rule("seen", "Seen, not counted", but(lambda X: (X > 0).astype(float)),
             "You noted whether two words were ever near. Asked for is how often.", _largest),
        Rule("distance", "Weighed by distance", weighed,
             "You counted far words for less, as GloVe's own program does. Here every word within the window counts 1.", _sum),
        Rule("words", "How often each word occurs", but(lambda X: np.diag(X.sum(axis=1))),
             "Yours is 0 off the diagonal. X has an entry for each pair of words.",
             lambda X, *args: f"{(X != 0).sum()} of your {X.size} entries are not 0."),
    ),
    hints=("Three loops: over sentences, over places i, over the places j near i. What must j not be?",
           "Near the ends a window is cut off: `range(max(0, i - window), min(len(sentence), i + window + 1))`.",
           "Then X[sentence[i], sentence[j]] grows by 1 wherever j is not i."),
    reason="A window ends with its sentence, and the centre is left out by its place. `cooccurrence` in `helpers` does the same "
           "without a loop over words.",
)
