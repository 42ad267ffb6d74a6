"""What counts of neighbours are mistaken for."""

import numpy as np

from ....exercises import Rule


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


def inside(sentence, i, window):
    return range(max(0, i - window), min(len(sentence), i + window + 1))


counts = walked(lambda sentence, i, window: (j for j in inside(sentence, i, window) if j != i))


def but(change):
    """The right counts, changed afterwards."""
    return lambda sentences, n_words, window: change(counts(sentences, n_words, window))


def first_word_only(sentences, n_words, window):
    """A ``return`` inside the loop over places."""
    X = np.zeros((n_words, n_words))
    first = sentences[0]
    np.add.at(X, (first[0], first[1:window + 1]), 1)
    return X


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


def at_once_in_pairs(sentences, n_words, window):
    """Fancy indices on both axes: a pair of words that meets twice at one distance is counted once."""
    X = np.zeros((n_words, n_words))
    for s in map(np.array, sentences):
        for k in range(1, window + 1):
            X[s[k:], s[:-k]] += 1
            X[s[:-k], s[k:]] += 1
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


RULES = (
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
    Rule("long", "The window one too long", lambda s, n, m: counts(s, n, m + 1),
         "Your window reaches one place too far to one side or both. In `range(a, b)` the last place is b - 1.", _sum,
         variants=(walked(lambda s, i, m: (j for j in range(max(0, i - m), min(len(s), i + m + 2)) if j != i)),
                   walked(lambda s, i, m: (j for j in range(max(0, i - m - 1), min(len(s), i + m + 1)) if j != i)))),
    Rule("ends", "Words near the ends of a sentence",
         walked(lambda s, i, m: (j for j in range(i - m, i + m + 1) if j != i and m <= i < len(s) - m)),
         "You passed over words whose window is cut off by an end of the sentence. They have neighbours too, only fewer.", _sum),
    Rule("wraps", "Places before the beginning",
         walked(lambda s, i, m: (j for j in range(i - m, i + m + 1) if j != i and -j <= len(s))),
         "A place such as -1 is the last one in Python. Near the beginning of a sentence your window wraps round to its end.",
         _sum),
    Rule("cut", "A slice that begins below 0", sliced,
         "Near the beginning of a sentence your slice begins below 0, which Python counts from the end.", _sum),
    Rule("D20", "A repeated word counts once", at_once,
         "What stands several times was counted once. Every place counts. Did you take a `set`? Or write word numbers in the "
         "brackets, as in `X[word, near] += 1`? That adds 1 once, however often a word is listed.", _sum,
         variants=(at_once_in_pairs,)),
    Rule("first", "The first sentence only", lambda s, n, m: counts(s[:1], n, m),
         "The first sentence was counted and the others were not. A `return` inside a loop ends it in its first round.",
         _words, variants=(first_word_only,)),
    Rule("half", "Half a window", lambda s, n, m: counts(s, n, m // 2),
         "You took `window` for the width of the whole window. It says how far a window reaches to each side.", _sum),
    Rule("diagonal-once", "Beside itself, counted once", but(lambda X: X - np.diag(np.diag(X)) / 2),
         "Where one word stands at two places near each other, each of the two has the other near it. That is twice, as for "
         "any two words.", _diagonal),
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
)
