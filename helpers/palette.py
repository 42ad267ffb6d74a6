"""One colour per symbol: the same in formulas, figures and text of every lesson.

The colours have a relative luminance near 0.19, so that each keeps a contrast above 3.9 : 1 on JupyterLab's white and on its
dark background, and they stay apart for the common kinds of colour blindness. No meaning rests on colour
alone: a sign, a pattern or a label always says the same.
"""

BLUE, ORANGE, GREEN, PURPLE, RED, GREY = "#1f77c8", "#b8690a", "#108556", "#9a5bd0", "#d1433f", "#777777"

SYMBOL_COLOURS = {
    "z": BLUE, "Z": BLUE,                      # logits, pre-activations
    "yhat": ORANGE, "p": ORANGE, "s": ORANGE,  # what the model says: probabilities, sigmoid outputs
    "y": GREEN, "Y": GREEN, "q": GREEN,        # what is true
    "x": PURPLE, "X": PURPLE,                  # inputs
    "g": RED, "G": RED,                        # gradients arriving from above
    "c": GREY, "m": GREY,                      # constants: a shift, a maximum
}
