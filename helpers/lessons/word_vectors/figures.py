"""The figures of lesson 09, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def push(my_negative_sampling=None):
    """Five vectors in the plane, moved by steps of negative sampling.

    ``my_negative_sampling(v, u, R)`` takes v (2,), u (2,) and R (3, 2), and gives the loss, dv, du and dR.
    """
    from .push_scene import PushScene

    return figure(PushScene(my_negative_sampling))


def noise(my_noise=None):
    """From which words negatives are drawn; ``my_noise(counts)`` takes counts (W,) and gives probabilities (W,)."""
    from .noise_scene import NoiseScene

    return figure(NoiseScene(my_noise))


def neighbours(vocab, vectors, my_nearest=None, start="egypt"):
    """The nearest words of a word that is typed in, one column for each of ``vectors`` {name: (W, d)}.

    ``my_nearest(E, q, exclude)`` takes a table (W, d), a vector (d,) and a list of word numbers, and gives the number of a word.
    """
    from .kinds_shown import kinds_of
    from .neighbours_scene import NeighboursScene

    return figure(NeighboursScene(vocab, vectors, kinds_of(), my_nearest, start))


def word_map(vocab, vectors, words=None):
    """Words as points in the plane, for each of ``vectors`` {name: (W, d)}; ``words`` {word: kind}, some of the questions."""
    from .kinds_shown import words_on_map
    from .map_scene import MapScene

    return figure(MapScene(vocab, vectors, words_on_map() if words is None else words))


def watch(epochs):
    """Show a progress bar and a live loss now; give back the callback for training, whose ``end(training)`` is a figure."""
    from IPython.display import display

    from .watch import Watch

    return Watch(epochs, show=display)


def rows(my_pair=None):
    """The gradients of one pair by V and U, row by row, for nine words and vectors of four numbers.

    ``my_pair(V, U, c, o, negatives)`` takes V and U (9, 4) and the numbers of words, and gives dV and dU (9, 4).
    """
    from .rows_scene import RowsScene

    return figure(RowsScene(my_pair))


def questions(vocab, vectors):
    """Of the nearest words to each of the fixed questions, the share of the same kind, for each of ``vectors`` {name: (W, d)}."""
    from .questions_scene import QuestionsScene

    return figure(QuestionsScene(vocab, vectors))
