"""The max-margin loss of a pair of scores, and its gradient: lesson 08."""

import numpy as np

from .arrays import quiet, real_array, same_shape


def hinge(s, s_c, margin=1.0):
    """Return J = max(0, margin - s + s_c) for each pair of scores, shaped like s: true windows s, corrupt ones s_c. Lesson 08.

    The loss is 0 as soon as s is above s_c by the margin. nan gives nan. Raises ValueError where the shapes of s and s_c
    differ or the margin is not one positive number, and TypeError for what is not real numbers, as all of this module.

    >>> hinge([3.0, 0.0], [0.5, 0.25])
    array([0.  , 1.25])
    """
    return np.maximum(violations(s, s_c, margin), 0)[()]


def hinge_grad(s, s_c, margin=1.0):
    """Return dJ/ds, dJ/ds_c of ``hinge``, each shaped like s: -1 and 1 for an active pair, 0 and 0 for a met margin. Lesson 08.

    At the kink, s - s_c = margin, the course takes 0, as for the rectifier. nan gives nan.

    >>> ds, ds_c = hinge_grad([3.0, 0.0, 1.0], [0.5, 0.25, 0.0])
    >>> ds, ds_c
    (array([ 0., -1.,  0.]), array([0., 1., 0.]))
    """
    short = violations(s, s_c, margin)
    active = np.heaviside(short, short.dtype.type(0))
    return (0 - active)[()], active[()]  # not -active, which would show 0 as -0.0


def violations(s, s_c, margin):
    """Return margin - s + s_c, by how much each pair misses the margin: negative where it is met and to spare."""
    s, s_c, margin = real_array(s, "s"), real_array(s_c, "s_c"), real_array(margin, "margin")
    same_shape(s, "s", s_c, "s_c")
    if margin.shape != () or not 0 < margin < np.inf:
        raise ValueError(f"margin: expected one number above 0; got {margin!r}")
    with quiet():
        return float(margin) - (s - s_c)
