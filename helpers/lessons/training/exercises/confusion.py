"""Exercise "confusion": which class was taken for which, and how many were right."""

import numpy as np

from ....exercises import Exercise, Probe, Rule


def confusion(labels, said, n_classes):
    """Row t, column s: how many examples of class t the model called s. What lies on the diagonal was right."""
    matrix = np.zeros((n_classes, n_classes), dtype=int)
    np.add.at(matrix, (labels, said), 1)
    return matrix, np.trace(matrix) / len(labels)


def made(matrix=lambda M, t, s: M, accuracy=lambda M, t, s: np.trace(M) / len(t)):
    """The right two results, changed."""
    def answer(labels, said, n_classes):
        M = confusion(labels, said, n_classes)[0]
        return matrix(M, labels, said), accuracy(M, labels, said)
    return answer


def once_only(labels, said, n_classes):
    matrix = np.zeros((n_classes, n_classes), dtype=int)
    matrix[labels, said] += 1
    return matrix, np.trace(matrix) / len(labels)


def ones_and_share(labels, said, n_classes):
    return once_only(labels, said, n_classes)[0], np.mean(labels == said)


def ones_and_own_share(labels, said, n_classes):
    matrix = once_only(labels, said, n_classes)[0]
    return matrix, np.trace(matrix) / matrix.sum()


def classes_seen(labels, said, n_classes):
    size = max(labels.max(), said.max()) + 1
    return confusion(labels, said, size)


def rows_to_one(M):
    return M / np.maximum(M.sum(axis=1, keepdims=True), 1)


def _cell(parts, labels, said, n_classes):
    M = parts[0]
    true, called = (labels == 0).sum(), (said == 0).sum()
    return f"Your row 0 sums to {M[0].sum():.3g}; {true} examples are of class 0, and {called} were called so."


def _sum(parts, labels, said, n_classes):
    return f"Your matrix sums to {parts[0].sum():.3g}, for {len(labels)} examples."


def _shape(parts, labels, said, n_classes):
    return f"Your matrix has shape {parts[0].shape}, for {n_classes} classes."


def _accuracy(parts, labels, said, n_classes):
    return f"Your accuracy is {float(parts[1].flat[0]):.2g}, with {(labels == said).sum()} of {len(labels)} right."


def _probe(seed, N, C, shift, kind="ordinary"):
    k = np.arange(N)
    labels = (seed * k + k * k // 2) % (C - 1)  # the last class is never true, but now and then it is said
    said = np.where(k % 5 < 2, (labels + shift + k % 2) % C, labels)
    return Probe((labels, said, C), f"{N} examples, {C} classes", kind)


CONFUSION = Exercise(
    name="confusion",
    title="Confusion matrix and accuracy",
    statement="labels and said are whole numbers of shape (N,), from 0 to n_classes - 1: the true class of each example, and the "
              "class that the model said. Give back two results. matrix has shape (n_classes, n_classes): row t, column s holds "
              "how many examples of class t were called s. accuracy is the share of examples that were right.",
    signature="my_confusion(labels, said, n_classes)",
    reference=confusion,
    outputs=("matrix", "accuracy"),
    probes=lambda: [_probe(1, 11, 4, 1), _probe(3, 9, 5, 2), _probe(5, 13, 3, 1), _probe(2, 8, 8, 3, "square"),
                    Probe((np.array([2]), np.array([1]), 4), "a single example", "single"), _probe(4, 3000, 4, 1, "batch")],
    rules=(
        Rule("transposed", "Rows and columns exchanged", made(lambda M, t, s: M.T),
             "Your rows are what was said. Rows are what is true here: row t sums to the number of examples of class t.", _cell),
        Rule("D20", "Each pair counted once", once_only,
             "`matrix[labels, said] += 1` adds 1 to each cell once, however often the pair occurs. `np.add.at` adds every "
             "time, and "
             "so does a loop.", _sum, variants=(ones_and_share, ones_and_own_share)),
        Rule("shares", "Shares for counts", made(lambda M, t, s: rows_to_one(M)),
             "Counts are asked for; you divided.", _sum,
             variants=(made(lambda M, t, s: M / len(t)), made(lambda M, t, s: M / np.maximum(M.sum(axis=0), 1)))),
        Rule("right-only", "Only what was right", made(lambda M, t, s: M * np.eye(len(M))),
             "Off the diagonal stand the confusions, the reason for the matrix.", _sum,
             variants=(made(lambda M, t, s: np.diag(M)),)),
        Rule("wrong-only", "Only what was wrong", made(lambda M, t, s: M * (1 - np.eye(len(M)))),
             "On the diagonal stands what was right.", _sum),
        Rule("classes-seen", "Only the classes that occur", classes_seen,
             "A class that does not occur here has a row and a column all the same: `n_classes` says how many there are.", _shape,
             on="single"),
        Rule("labels-only", "Only one of the two counted", made(lambda M, t, s: np.diag(M.sum(axis=1))),
             "You counted one of the two arrays. A cell belongs to a pair.", _cell,
             variants=(made(lambda M, t, s: np.diag(M.sum(axis=0))),)),
        Rule("errors", "The share of errors", made(accuracy=lambda M, t, s: 1 - np.trace(M) / len(t)),
             "That is how many are wrong.", _accuracy),
        Rule("count", "A count for the share", made(accuracy=lambda M, t, s: np.trace(M)),
             "You counted. A share lies between 0 and 1.", _accuracy),
        Rule("by-class", "The mean over classes", made(accuracy=lambda M, t, s: np.diag(rows_to_one(M)).mean()),
             "You averaged over classes. The accuracy counts every example alike.", _accuracy),
        Rule("cells", "Divided by classes or cells", made(accuracy=lambda M, t, s: np.trace(M) / M.size),
             "The share is one of all examples, and you divided by the number of classes or of cells.", _accuracy,
             variants=(made(accuracy=lambda M, t, s: np.trace(M) / len(M)),)),
        Rule("all-or-none", "All right, or not", made(accuracy=lambda M, t, s: float((t == s).all())),
             "You ask whether every one is right.", _accuracy),
        Rule("percent", "In per cent", made(accuracy=lambda M, t, s: 100 * np.trace(M) / len(t)),
             "A share is asked for, between 0 and 1.", _accuracy),
    ),
    hints=("A loop is fine: for each pair of a true class and a said one, add 1 to one cell.",
           "On the diagonal stands what was right. What do all cells sum to?"),
    reason="Each example adds 1 to the cell of its pair, also when the pair came before. The diagonal over the number of "
           "examples "
           "is the accuracy.",
)
