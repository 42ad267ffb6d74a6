"""Exercise "start": initial values for a network of ReLU units."""

from itertools import pairwise

import numpy as np

from ....exercises import Exercise, Fresh, PerLayer, Probe, Rule


def start(shapes, rng):
    """Random weights of a size that keeps the activations alive, biases of 0, layer after layer."""
    params = []
    for (D, H), _ in shapes:
        params.append((np.sqrt(2 / D) * rng.normal(size=(D, H)), np.zeros(H)))
    return params


def drawn(weights=lambda rng, D, H: np.sqrt(2 / D) * rng.normal(size=(D, H)), biases=lambda rng, D, H: np.zeros(H)):
    """Initial values made in another way."""
    def answer(shapes, rng):
        return [(weights(rng, D, H), biases(rng, D, H)) for (D, H), _ in shapes]
    return answer


def sized(scale):
    return drawn(lambda rng, D, H: scale(D, H) * rng.normal(size=(D, H)))


def biases_first(shapes, rng):
    params = []
    for (D, H), _ in shapes:
        b = np.sqrt(2 / D) * rng.normal(size=H)
        params.append((np.sqrt(2 / D) * rng.normal(size=(D, H)), b))
    return params


def seeded(seed):
    def answer(shapes, rng):
        return start(shapes, np.random.default_rng(seed))
    return answer


def equal_columns(rng, D, H):
    return np.tile(np.sqrt(2 / D) * rng.normal(size=(D, 1)), (1, H))


def equal_rows(rng, D, H):
    return np.tile(np.sqrt(2 / D) * rng.normal(size=H), (D, 1))


def _same(parts, shapes, rng):
    return f"Your first layer has {parts[0].shape[1]} units, and all columns of its W are the same."


def _size(parts, shapes, rng):
    size = np.abs(parts[0]).mean()
    return f"Into your first layer lead {shapes[0][0][0]} inputs, and its weights are {size:.2g} in size on average."


def _mean(parts, shapes, rng):
    return f"The mean of your first W is {parts[0].mean():.2g}."


def _shape(parts, shapes, rng):
    return f"Your first W has shape {parts[0].shape}."


def _biases(parts, shapes, rng):
    return f"Your first bias begins with {parts[1].flat[0]:.2g}."


def _probe(seed, *sizes, kind="ordinary"):
    shapes = [((D, H), (H,)) for D, H in pairwise(sizes)]
    return Probe((shapes, Fresh(lambda: np.random.default_rng(seed))), f"widths {', '.join(map(str, sizes))}", kind)


START = Exercise(
    name="start",
    title="Where training starts",
    statement="shapes is a list of ((D, H), (H,)), the shapes of W and b, one for each layer from the first to the last. rng "
              "is a "
              "random generator. Give back a list of (W, b) pairs. The entries of W come from `rng.normal`, one call for each "
              "W in "
              "the order of the layers, and have mean 0 and a standard deviation of the square root of 2 / D; b is 0.",
    signature="my_start(shapes, rng)",
    reference=start,
    outputs=PerLayer(("W", "b"), argument="shapes"),
    probes=lambda: [_probe(1, 5, 4, 3), _probe(2, 3, 7, 5, 2), _probe(3, 4, 4, 4, kind="square"), _probe(4, 6, 2),
                    _probe(5, 30, 20, 10, kind="batch")],
    rules=(
        Rule("G3", "All weights alike", drawn(lambda rng, D, H: np.zeros((D, H))),
             "Units that begin alike get the same gradient and stay alike for ever: the layer is as good as one unit. (With "
             "zeros "
             "most do not move at all.)", _same,
             variants=(drawn(lambda rng, D, H: np.full((D, H), np.sqrt(2 / D))), drawn(lambda rng, D, H: np.ones((D, H))),
                       drawn(equal_columns))),
        Rule("equal-inputs", "One row for all inputs", drawn(equal_rows),
             "The units differ, but each has the same weight for all its inputs. Draw a number for every weight.", _shape),
        Rule("variance", "The variance for the standard deviation", sized(lambda D, H: 2 / D),
             "Your standard deviation is 2 / D. Its square would be that.", _size),
        Rule("unit", "Not scaled", sized(lambda D, H: 1),
             "With a standard deviation of 1 a unit with many inputs gets a large sum, and what comes out grows from layer to "
             "layer.", _size),
        Rule("tiny", "Small, whatever the number of inputs", sized(lambda D, H: 0.01),
             "Your weights have the same size in every layer. With so small ones what goes up shrinks from layer to layer.",
             _size,
             variants=(sized(lambda D, H: 0.1), sized(lambda D, H: 0.001))),
        Rule("outputs", "Scaled by the number of units", sized(lambda D, H: np.sqrt(2 / H)),
             "A unit adds up over its inputs, so their number decides, the rows of W.", _size,
             variants=(sized(lambda D, H: np.sqrt(1 / H)), sized(lambda D, H: np.sqrt(2 / (D + H))))),
        Rule("one", "A 1 for the 2", sized(lambda D, H: np.sqrt(1 / D)),
             "That is the size for tanh. ReLU units pass half of what they get, and the 2 makes up for it.", _size),
        Rule("times", "Multiplied, not divided", sized(lambda D, H: np.sqrt(2 * D)),
             "More inputs should mean smaller weights. Yours grow.", _size, variants=(sized(lambda D, H: np.sqrt(D / 2)),)),
        Rule("uniform", "Another distribution", drawn(lambda rng, D, H: np.sqrt(2 / D) * rng.uniform(-1, 1, size=(D, H))),
             "You drew uniform numbers. Asked for are normal ones, from `rng.normal`.", _size,
             variants=(drawn(lambda rng, D, H: np.sqrt(2 / D) * rng.random(size=(D, H))),)),
        Rule("root-of-2", "The root of the 2 alone", sized(lambda D, H: np.sqrt(2) / D),
             "The root goes over the whole fraction, over D too.", _size, variants=(sized(lambda D, H: 2 / np.sqrt(D)),)),
        Rule("mean", "The size given as the mean", drawn(lambda rng, D, H: rng.normal(np.sqrt(2 / D), size=(D, H))),
             "The first argument of `rng.normal` is the mean; the standard deviation is the second, called `scale`.", _mean,
             variants=(drawn(lambda rng, D, H: rng.normal(np.sqrt(2 / D), np.sqrt(2 / D), size=(D, H))),)),
        Rule("own", "Another generator", seeded(0), "The numbers come from the rng that you are given. You made one of your own.",
             _size, variants=(seeded(1), seeded(42))),
        Rule("positive", "All weights above 0", drawn(lambda rng, D, H: np.abs(np.sqrt(2 / D) * rng.normal(size=(D, H)))),
             "Mean 0 means that about half of the weights are below 0.", _size),
        Rule("biases", "Biases that are not 0", drawn(biases=lambda rng, D, H: np.sqrt(2 / D) * rng.normal(size=H)),
             "b begins at 0. Random weights are enough to make the units differ.", _biases,
             variants=(biases_first, drawn(biases=lambda rng, D, H: rng.normal(size=H)),
                       drawn(biases=lambda rng, D, H: np.ones(H)))),
        Rule("D2", "Transposed", drawn(lambda rng, D, H: np.sqrt(2 / D) * rng.normal(size=(D, H)).T),
             "W has a row for each input.", _shape, variants=(drawn(lambda rng, D, H: np.sqrt(2 / D) * rng.normal(size=(H,
                                                                                                                        D))),)),
    ),
    hints=("`for (D, H), _ in shapes:` goes through the layers.",
           "`rng.normal(size=(D, H))` has a standard deviation of 1. What makes it the one asked for?",
           "`np.zeros(H)` for b, and `append` the pair."),
    reason="Random, so that units differ. The size keeps sums over D inputs at order one whatever D is; the 2 makes up for the "
           "half that ReLU takes away. Biases may start at 0.",
)
