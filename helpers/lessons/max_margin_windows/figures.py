"""The figures of lesson 08, one call each. Give them your own functions to see what they do."""

from ...figures import figure


def hinge(my_hinge=None):
    """The loss with a margin and its kink, with the push on either score.

    ``my_hinge(s, s_c)`` takes scores (N,) and (N,) and gives J, ds and ds_c, each (N,).
    """
    from .hinge_scene import HingeScene

    return figure(HingeScene(my_hinge))


def sentence(my_scores=None, my_window_gradients=None, params=None, cut=None):
    """Any sentence you type: the score of each window, and its gradient by the five words.

    ``my_scores(words, E, W, b, v)`` gives (N,), ``my_window_gradients(X, W, b, v, g)`` gives dX, dW, db and dv. ``params``
    [E, W, b, v] and ``cut`` belong to a trained classifier; without them the figure trains one of its own.
    """
    from .sentence_scene import SentenceScene

    return figure(SentenceScene(my_scores, my_window_gradients, params, cut))
