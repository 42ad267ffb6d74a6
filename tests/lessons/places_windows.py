"""Where the entries of section H, and slip S28, stand in the bank of lesson 08."""

PLACES = {
    "H1": ["hinge:S28", "one_against_many:S28", "pair_gradients:S28"],
    "H2": ["hinge", "one_against_many", "pair_gradients"],
    "H3": ["hinge", "one_against_many", "pair_gradients", "idle"],
    "H4": ["hinge", "one_against_many", "pair_gradients", "word_gradients"],
    "H5": ["one_against_many"],
    "H6": ["word_gradients"],
    "H7": ["scores", "word_gradients"],
    "H8": ["hinge", "pair_gradients"],
    "H9": ["figure:max_margin_windows.hinge"],
    "H10": ["idle"],
    "S28": ["hinge", "one_against_many", "pair_gradients", "idle", "spot:max_margin_windows.S28",
            "spot:max_margin_windows.S28_window"],
}
