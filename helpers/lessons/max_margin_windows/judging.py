"""A window classifier judged: where to cut its scores, and what it finds among words it has learned from and among new ones."""

from functools import cache

import numpy as np

from ...detection import best_cut, precision_recall
from ...training import sgd
from ...window_training import score_words, window_loss, window_parameters
from .exercises import EXERCISES
from .factbook import HELD_OUT, TRAINING, factbook, hidden, pairs

BATCH, RATE = 64, 0.05


def right_or_course(name, mine):
    """The learner's function if its exercise judges it right, else the course's."""
    q = EXERCISES[name]
    return mine if q.check(mine).right else q.reference


def attempted(name, mine):
    """The learner's function, right or wrong, once it has been begun; None for a stub."""
    return None if EXERCISES[name].check(mine).kind == "untouched" else mine


def falling(n_pairs, epochs=1):
    """A learning rate that falls from 0.05 to 0 over the training, as a function of the step."""
    steps = epochs * -(-n_pairs // BATCH)
    return lambda step: RATE * (1 - step / steps)


def report(every=1000, say=print):
    """A callback for ``sgd`` that tells the mean loss of a pair over the last so many steps."""
    losses = []

    def told(progress):
        losses.append(progress.loss)
        if progress.step % every == 0:
            say(f"step {progress.step}: the mean loss of a pair is {np.mean(losses[-every:]) / BATCH:.2f}")

    return told


def cut(params, windows, hide=False):
    """The cut with the largest F1 on these windows; ``hide`` hides each name first, as if it had never been seen."""
    names = windows.places == TRAINING
    words = hidden(windows, np.arange(len(names)), names) if hide else windows.words
    return best_cut(score_words(params, words), names)


def found(params, windows, at, label=HELD_OUT):
    """``Detection`` of the names with this label among the words that are no place; all other names are left out."""
    scored = np.isin(windows.places, (0, label))
    return precision_recall((score_words(params, windows.words) >= at)[scored], windows.places[scored] == label)


def report_card(params, at):
    """Print precision, recall and F1: in training, of known names in new sentences, of names never seen."""
    book = factbook()
    rows = (("names in training", book.training, TRAINING), ("the same names, new sentences", book.test, TRAINING),
            ("names never seen", book.test, HELD_OUT))
    for said, windows, label in rows:
        told = found(params, windows, at, label)
        print(f"{said + ':':<31} precision {told.precision:.2f}  recall {told.recall:.2f}  F1 {told.f1:.2f}")


def trained(hide=0.5, seed=0, times=20, epochs=1, loss=window_loss, params=None, callbacks=()):
    """``Training`` of the classifier of this lesson, with other settings where they are given."""
    book = factbook()
    words, words_c = pairs(book.training, hide, times, seed)
    start = window_parameters(len(book.table), seed=seed) if params is None else params
    return sgd(loss, start, (words, words_c), learning_rate=falling(len(words), epochs), batch_size=BATCH, epochs=epochs,
               seed=seed, callbacks=callbacks)


@cache
def standard():
    """(params, cut) of the classifier of this lesson with seed 0, for figures that are given none."""
    params = trained().params
    return params, cut(params, factbook().training, hide=True)
