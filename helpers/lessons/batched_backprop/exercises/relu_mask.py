"""Exercise "relu_backward": what passes back through a ReLU, and what is taken for its slope."""

import numpy as np

from .... import relu
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def relu_backward_reference(G, Z):
    """What arrives goes on where Z let it through; elsewhere, the kink included, nothing does."""
    return G * (Z > 0)


def off(R, G, Z):
    want = relu_backward_reference(G, Z)
    place = tuple(int(k) for k in np.unravel_index(np.argmax(np.abs(R - want)), R.shape))
    return f"Where Z is {Z[place]:.4g}, you give {R[place] + 0.0:.4g}."


def in_place(G, Z):
    G[Z <= 0] = 0
    return G


def multiplied_in_place(G, Z):
    G *= Z > 0
    return G


def cut_in_place(G, Z):
    np.maximum(Z, 0, out=Z)
    return G * (Z > 0)


def with_kinks(seed, *shape):
    """Numbers of which some are exactly 0."""
    Z = spread(seed, *shape)
    Z.flat[::4] = 0
    return Z


RELU_BACKWARD = Exercise(
    name="relu_backward",
    title="Back through a ReLU",
    statement="Z went into a ReLU, and G is the gradient that arrives at its output, both (N, H). Give back the gradient by Z, "
              "(N, H). At the kink, where an entry of Z is 0, the course takes 0. Leave G and Z as they are.",
    signature="my_relu_backward(G, Z)",
    reference=relu_backward_reference,
    probes=lambda: [
        Probe((spread(1, 5, 3), spread(2, 5, 3)), "5 rows of 3 units"),
        Probe((spread(3, 4, 6), spread(4, 4, 6)), "4 rows of 6 units"),
        Probe((spread(5, 3, 3), spread(6, 3, 3)), "3 rows of 3 units", "square"),
        Probe((spread(7, 1, 5), spread(8, 1, 5)), "one row alone", "single"),
        Probe((spread(9, 3, 5), with_kinks(10, 3, 5)), "entries of Z that are exactly 0", "extreme"),
        Probe((spread(11, 40, 7), spread(12, 40, 7)), "40 rows at once", "batch"),
    ],
    rules=(
        Rule("S14", "The sign for the slope", lambda G, Z: G * np.sign(Z),
             "Where Z is below 0 a ReLU is flat: it gives 0 there, however Z moves. -1 would be the slope of the absolute value.",
             off),
        Rule("E3", "No mask", lambda G, Z: G + 0,
             "Everything passed. Where Z is below 0 the output stays at 0 whatever Z does, so nothing passes back.", off),
        Rule("E4", "The mask from what arrives", lambda G, Z: G * (G > 0),
             "The unit was switched on or off on the way forward, by Z. What arrives from above does not change that, whatever "
             "its sign.", off, variants=(lambda G, Z: G * (G > 0) * (Z > 0), lambda G, Z: G * (G * Z > 0))),
        Rule("E5", "The mask alone", lambda G, Z: (Z > 0).astype(float),
             "That is the slope. It multiplies what arrives; you dropped it.", off, variants=(lambda G, Z: relu(np.sign(Z)),)),
        Rule("relu-for-slope", "The output for the slope", lambda G, Z: G * relu(Z),
             "You put in what the ReLU gives. Its slope is another function: how steep is it to the right of 0?", off,
             variants=(lambda G, Z: G * Z, lambda G, Z: relu(Z))),
        Rule("mask-turned", "Open where it should be closed", lambda G, Z: G * (Z < 0),
             "Your mask lets through where Z is below 0, and closes where it is above.", off,
             variants=(lambda G, Z: G * (Z <= 0),)),
        Rule("E14", "A slope on the flat side", lambda G, Z: G * np.where(Z > 0, 1, 0.01),
             "A ReLU is flat to the left of 0. A little slope there belongs to the leaky ReLU; and whatever the slope, it "
             "multiplies what arrives.", off,
             variants=(lambda G, Z: G * np.where(Z > 0, 1, 0.1), lambda G, Z: np.where(Z > 0, G, 0.01),
                       lambda G, Z: np.where(Z > 0, 1, 0.01), lambda G, Z: G * np.where(Z > 0, 0.01, 1))),
        Rule("E12", "Open at the kink", lambda G, Z: G * (Z >= 0),
             "At 0 any slope from 0 to 1 could be taken, and the course takes 0. Yours is right elsewhere.", off, on="extreme",
             variants=(lambda G, Z: G * (np.sign(Z) + 1) / 2,)),
        Rule("D21", "The caller's array edited", in_place,
             "The numbers are right, but you wrote them into an array that you were given: `G[...] = 0` and `G *= ...` do, and "
             "so does `out=`. Whoever reads it again meets other numbers. Work on a new array.",
             lambda R, G, Z: f"You wrote into an array of {G.size} numbers that is not yours.",
             variants=(multiplied_in_place, cut_in_place)),
    ),
    hints=("Draw max(z, 0). What is its slope to the right of 0, and to the left?",
           "`Z > 0` is an array of True and False, which count as 1 and 0 in a product."),
    reason="The slope is 1 where Z is above 0 and 0 elsewhere: what arrives either passes or does not.",
)
