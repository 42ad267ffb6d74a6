"""Exercise "windows": the window of each word of a sentence, edges filled up."""

import numpy as np

from ....exercises import Exercise, Probe, Rule

OFFSETS = np.arange(-2, 3)


def windows_of(words, edge):
    """Two edges on either side; then the window of word k is what stands at k to k + 4."""
    long = np.concatenate([[edge, edge], words, [edge, edge]])
    return np.array([long[k:k + 5] for k in range(len(words))])


def picked(place):
    """Windows with ``words[place(k + offset, n)]``: other ideas of what stands beyond the ends."""
    return lambda words, edge: words[place(np.arange(len(words))[:, None] + OFFSETS, len(words))]


def moved(before, after):
    """Windows with so many edges in front of the sentence and behind it."""
    def answer(words, edge):
        long = np.concatenate([[edge] * before, words, [edge] * after]).astype(int)
        return np.array([long[k:k + 5] for k in range(len(words))])
    return answer


def before_only(words, edge):
    """A place beyond the end is seen to; one before the beginning counts from the end, and is taken."""
    return np.array([[words[k + o] if k + o < len(words) else edge for o in OFFSETS] for k in range(len(words))])


def gathered(words, edge):
    """What is there of each window, and edges behind it."""
    own = [list(words[max(0, k - 2):k + 3]) for k in range(len(words))]
    return np.array([found + [edge] * (5 - len(found)) for found in own])


def uncut(words, edge):
    return np.array([words[k - 2:k + 3] for k in range(2, len(words) - 2)])


def without_the_last(words, edge):
    return np.array(list(windows_of(words, edge)[:-1]))


def only_those_that_fit(words, edge):
    return np.array([words[k:k + 5] for k in range(len(words) - 4)], int).reshape(-1, 5)


def _shape(out, words, edge):
    return f"Your result has shape {out.shape}, for {len(words)} words."


def _first(out, words, edge):
    return (f"Your first window is {out[0].astype(int).tolist()}, where the sentence begins with {words[0]} and the edge is "
            f"{edge}.")


def _last(out, words, edge):
    return f"Your last window is {out[-1].astype(int).tolist()}, where the sentence ends with {words[-1]} and the edge is {edge}."


WINDOWS = Exercise(
    name="windows",
    title="A window for each word",
    statement="words, of shape (n,), holds the words of a sentence as whole numbers. Give back a window for each of them, shape "
              "(n, 5): two words before it, the word itself, two words after it. Where the sentence has ended, or not begun, put "
              "the number edge.",
    signature="my_windows(words, edge)",
    reference=windows_of,
    probes=lambda: [
        Probe((np.array([11, 12, 13, 14, 15, 16, 17]), 3), "a sentence of 7 words"),
        Probe((np.array([4, 4, 8]), 1), "a sentence of 3 words, one of them twice"),
        Probe((np.array([21, 25, 22, 28, 23]), 9), "a sentence of 5 words", "square"),
        Probe((np.array([6]), 2), "a sentence of one word", "single"),
        Probe((np.arange(30) % 11 + 40, 5), "a sentence of 30 words", "batch"),
    ],
    rules=(
        Rule("inside", "Only windows that fit", only_those_that_fit,
             "You left out the words near the ends. Each word gets a window, and beyond the ends stands the edge.", _shape,
             variants=(uncut,)),
        Rule("one-short", "One window too few", without_the_last,
             "The last word has no window in yours. Does a loop stop one step too early?", _shape,
             variants=(lambda words, edge: windows_of(words, edge)[:-1],)),
        Rule("wraps", "Round the corner", picked(lambda place, n: place % n),
             "Beyond one end of the sentence your windows go on at the other. (In NumPy `words[-1]` is the last word.)", _first,
             variants=(before_only,)),
        Rule("gathered", "The edges all at the end", gathered,
             "Where a window is cut short, yours has its words in front and the edges behind them. The word itself stands in the "
             "middle, always.", _first),
        Rule("repeats", "The last word again", picked(lambda place, n: np.clip(place, 0, n - 1)),
             "Beyond the ends you repeated the outermost word. Nothing stands there, and edge says so.", _first),
        Rule("zero", "Zeros beyond the ends", lambda words, edge: windows_of(words, 0),
             "Beyond the ends you put 0. That is some word of the table; which number stands for an edge is an argument.",
             _first),
        Rule("starts", "The word stands first", moved(0, 4),
             "Your window begins at the word. Two words before it belong to the window as well.", _first),
        Rule("ends", "The word stands last", moved(4, 0),
             "Your window ends at the word. Two words after it belong to the window as well.", _last),
        Rule("shifted", "One place off", moved(1, 3),
             "Your word is not in the middle of its window: before it there is one place, and there should be two.", _first,
             variants=(moved(3, 1),)),
        Rule("reversed", "Backwards", lambda words, edge: windows_of(words, edge)[:, ::-1],
             "Your windows run from right to left.", _first),
        Rule("neighbours", "Without the word itself", lambda words, edge: np.delete(windows_of(words, edge), 2, axis=1),
             "The word itself is missing from its window. It is the one that the window is about.", _shape),
        Rule("narrow", "One neighbour on either side", lambda words, edge: windows_of(words, edge)[:, 1:4],
             "You took one neighbour on either side, and two are asked for.", _shape),
    ),
    hints=("Make the sentence longer first: two edges in front, two behind. Every window then fits.",
           "In the longer sentence word k stands at place k + 2. Where does its window begin?"),
    reason="With the edges in place no end needs a case of its own, and even a sentence of one word has a window.",
)
