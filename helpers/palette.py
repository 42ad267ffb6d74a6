"""One colour per symbol: the same in formulas, figures and text of every lesson.

The colours were searched for by computation: each keeps a contrast of at least 3.9 : 1 on white and on JupyterLab's
dark background, and any two stay apart (20 in L*a*b*, where 2 is just visible) for readers with any of the three
kinds of colour blindness. tests/figures/test_palette.py computes it again. No meaning rests on colour alone: a sign, a
pattern or a label always says the same.
"""

BLUE, ORANGE, GREEN, PURPLE, RED, GREY = "#376bfd", "#bb6b01", "#01884c", "#da18ab", "#e61845", "#808080"

SYMBOL_COLOURS = {
    "z": BLUE, "Z": BLUE,                      # logits, pre-activations
    "yhat": ORANGE, "Yhat": ORANGE, "p": ORANGE, "s": ORANGE,  # what the model says: probabilities, sigmoid outputs
    "y": GREEN, "Y": GREEN, "q": GREEN,        # what is true
    "x": PURPLE, "X": PURPLE,                  # inputs
    "g": RED, "G": RED,                        # gradients arriving from above
    "a": ORANGE, "h": ORANGE, "A": ORANGE, "H": ORANGE, "P": ORANGE,  # what a layer says: activations
    "delta": RED, "dZ": RED,                   # the same, one example at a time
    "c": GREY, "m": GREY,                      # constants: a shift, a maximum
}                                              # parameters W, b, v stay in the colour of the text


def colour_of(name: str) -> str:
    """The colour of a symbol, "" for one that has none; which layer or window it belongs to (Z2, z_next, z_c) does not matter.

    >>> colour_of("Z2") == colour_of("z_next") == colour_of("z_c") == BLUE, colour_of("W1")
    (True, '')
    """
    return SYMBOL_COLOURS.get(name.removesuffix("_next").removesuffix("_c").rstrip("0123456789"), "")
