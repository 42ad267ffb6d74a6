"""Exercise "nearest": the word whose vector points most the same way, those that asked left out."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def nearest(E, q, exclude):
    """Cosines of all rows with q; the excluded ones cannot win."""
    cosines = E @ q / (np.linalg.norm(E, axis=1) * np.linalg.norm(q))
    cosines[exclude] = -np.inf
    return int(cosines.argmax())


def by(score, leave_out=None):
    """The best by another score ``score(E, q)``, and another way to leave words out."""
    def answer(E, q, exclude):
        s = np.asarray(score(E, q), dtype=float)
        if leave_out is not None:
            return leave_out(s, exclude)
        s[exclude] = -np.inf
        return int(s.argmax())
    return answer


def cosines(E, q):
    return E @ q / (np.linalg.norm(E, axis=1) * np.linalg.norm(q))


def _cut(s, exclude):
    """The excluded rows taken out: all later ones move up."""
    return int(np.delete(s, exclude).argmax())


def _zeroed(s, exclude):
    s[exclude] = 0
    return int(s.argmax())


def _floored(s, exclude):
    s[exclude] = -1
    return int(s.argmax())


def _as_low_as_the_rest(s, exclude):
    s[exclude] = s.min()
    return int(s.argmax())


def _passed_over(s, exclude):
    return int((-s).argsort()[len(exclude)])


def _first_only(s, exclude):
    s[exclude[0]] = -np.inf
    return int(s.argmax())


def _second(s, exclude):
    return int(s.argsort()[-2])


def _tell(best, E, q, exclude):
    return f"You give word {int(best)}; left out were to be {[int(w) for w in exclude]}."


def _length(best, E, q, exclude):
    longest = int(np.linalg.norm(E, axis=1).argmax())
    return f"You give word {int(best)}; the longest vector is that of word {longest}."


def _probes():
    E = np.array([[1.0, 0.2], [0.9, 0.3], [-1.0, 0.1], [6.0, 9.0], [0.1, 0.06], [0.3, -2.0]])
    back = np.array([[-1.0, -0.1, 0.2], [-2.0, 0.3, 1.0], [-0.5, -0.9, 0.4], [-1.0, 2.0, 0.1], [1.0, 0.0, 0.0]])
    return [
        Probe((E, E[0], [0]), "6 words, one left out"),
        Probe((E, E[0] - E[5] + E[3], [0, 5, 3]), "6 words, three left out"),
        Probe((back, np.array([1.0, 0.0, 0.0]), [4, 0]), "5 words, all others pointing away"),
        Probe((back, np.array([30.0, 0.0, 0.0]), [4, 0]), "5 words, all others pointing away from a long query"),
        Probe((E[:3], E[0], [1, 0]), "3 words, all but one left out"),
        Probe((spread(1, 9, 4), 50 * spread(2, 4), [2, 7]), "9 words, a long query"),
        Probe((spread(3, 4, 4), spread(4, 4), [1]), "4 words, vectors of 4 numbers", "square"),
        Probe((spread(5, 80, 6), spread(6, 6), [11, 4, 70]), "80 words", "batch"),
    ]


NEAREST = Exercise(
    name="nearest",
    title="The nearest word",
    statement="E, of shape (W, d), holds a vector for each word, q, of shape (d,), is a vector to compare with, and exclude "
              "is a list of "
              "word numbers. Give back the number of the word whose vector has the largest cosine with q: the scalar product, "
              "divided by both lengths. Words in exclude cannot be the answer. No vector is zero. Leave E and q as they are.",
    signature="my_nearest(E, q, exclude)",
    reference=nearest,
    probes=_probes,
    rules=(
        Rule("I19", "The words that asked are not left out", by(cosines, lambda s, exclude: int(s.argmax())),
             "Nothing is as near to a word as the word itself. Those that asked have to be left out.", _tell),
        Rule("I19-length", "Long vectors win", by(lambda E, q: E @ q),
             "The lengths of the rows do not come in: you compared scalar products, and a long vector has large ones with "
             "everything. `np.linalg.norm(E)` without an axis is one number for the whole table.", _length,
             variants=(by(lambda E, q: E @ q / np.linalg.norm(q)),)),
        Rule("both", "Neither left out nor divided by the lengths", by(lambda E, q: E @ q, lambda s, exclude: int(s.argmax())),
             "You compared scalar products, with all words allowed. Divide by the lengths, and leave out those that "
             "asked.", _tell),
        Rule("distance", "By distance", by(lambda E, q: -np.linalg.norm(E - q, axis=1)),
             "You took the vector whose tip is nearest. The cosine looks at the direction alone.", _length),
        Rule("least", "The least similar", lambda E, q, exclude: by(lambda E, q: -cosines(E, q))(E, q, exclude),
             "The largest cosine is the most similar. You took the smallest.", _tell,
             variants=(lambda E, q, exclude: int(cosines(E, q).argmin()),)),
        Rule("cut", "Numbers that have moved", by(cosines, _cut),
             "With rows taken out, all later ones move up, and their numbers no longer are those of the words.", _tell),
        Rule("zeroed", "Left out with a 0", by(cosines, _zeroed),
             "You gave the words that asked a cosine of 0. Where all others point away, 0 is the largest.",
             lambda best, E, q, exclude: f"You give word {int(best)}, for a query with length {np.linalg.norm(q):.3g}."),
        Rule("floor", "Left out with a number", by(lambda E, q: E @ q / np.linalg.norm(E, axis=1), _floored),
             "You gave the words that asked a low number. Your scores are not divided by the length of q, so all others can be "
             "lower still. Minus infinity never wins.",
             lambda best, E, q, exclude: f"You give word {int(best)}, for a query with length {np.linalg.norm(q):.3g}.",
             variants=(by(lambda E, q: E @ q, _floored),)),
        Rule("least-of-all", "Left out with the least cosine", by(cosines, _as_low_as_the_rest),
             "You gave the words that asked the least cosine there is. Where one word is left, it may have that one itself.",
             _tell),
        Rule("as-many", "As many passed over as were to be left out", by(cosines, _passed_over),
             "You passed over the best ones, as many as there are words to leave out. Which ones they are was not asked.", _tell),
        Rule("value", "The cosine for the word", lambda E, q, exclude: cosines(E, q)[nearest(E, q, exclude)],
             "You give the largest cosine. Asked for is the number of its word: `argmax`, not `max`.",
             lambda best, E, q, exclude: f"You give {best:.4g}, and the words have the numbers 0 to {len(E) - 1}.",
             variants=(lambda E, q, exclude: cosines(E, q).max(),)),
        Rule("one", "Only one word left out", by(cosines, _first_only),
             "You left out one word. All of the list are to be.", _tell,
             variants=(by(cosines, _second),)),
        Rule("size", "The sign lost", by(lambda E, q: np.abs(cosines(E, q))),
             "You compared sizes without their signs. A vector that points the other way is not near.", _tell),
        Rule("squared", "Divided by the length twice", by(lambda E, q: E @ q / (E ** 2).sum(axis=1)),
             "You divided by the square of each length, so short vectors win.", _length),
    ),
    hints=("Cosines of all words at once: E @ q, divided by the length of each row and by that of q.",
           "`np.linalg.norm(E, axis=1)` holds the lengths of the rows.",
           "Give the excluded words minus infinity, then `argmax`."),
    reason="Minus infinity cannot win and moves no number. Dividing by the length of q changes nothing for the winner; "
           "dividing by the lengths of the rows does.",
)
