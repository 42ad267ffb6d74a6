"""The gradient of a window, cut into its words: five pieces for the words that stand in five places (T22)."""

from ...notation import D, Definition, Derivation, Index, Line, Slip, Statement, Sum
from .margin_lines import KEPT, ONE_WINDOW, SIGN, gate
from .networks import places

t = places()
p, k, w = t.p, t.k, Index("w", "V")
looked_up = Definition(t.X, "The window as a matrix (P, d): row p is the vector of the word at place p.")
acts_through = Definition(t.s, "G holds the gradient of the score by the window, cut into pieces (P, d). All that lies above "
                               "acts through G alone, as if the score were this sum.")

by_word = Derivation("By the vector of one word", (
    Line(D(t.s, t.E[w, k]), "How fast the score moves with entry k of the vector of word w."),
    Line(Sum(p, D(t.s, t.X[p, k]) * D(t.X[p, k], t.E[w, k])), "Through every place of the window. The paths add up.", (
        Slip("first", D(t.s, t.X[0, k]) * D(t.X[0, k], t.E[w, k]), "The first place alone. The word may stand elsewhere, and "
             "more than once."),
    )),
    Line(Sum(p, t.G[p, k] * t.Y[p, w]), "If w stands at place p, that row moves with its vector one for one, and else not at "
                                        "all.", (
        Slip("everywhere", Sum(p, t.G[p, k]), "You gave the word what belongs to all places. Only those count where it "
                                              "stands."),
        Slip("T14", Sum(p, t.G[p, k]) * Sum(p, t.Y[p, w]), "Each place has its own piece. A product of sums pairs "
             "every piece with every place."),
    )),
    Line((t.Y.T @ t.G)[w, k], "All words at once. Most rows of this are 0, since few words stand in a window."),
))
by_word_pair = Derivation("By the vector of one word, through both windows", (
    Line(D(t.J, t.E[w, k]), "How fast the loss of the pair moves with entry k of the vector of word w."),
    Line(gate(t.m) * (D(t.s_c, t.E[w, k]) - D(t.s, t.E[w, k])), "The chain rule, through both windows: the word may stand in "
                                                                "both.", (
        Slip("S28", D(t.s_c, t.E[w, k]) - D(t.s, t.E[w, k]), KEPT),
        Slip("H4", -gate(t.m) * D(t.s, t.E[w, k]), ONE_WINDOW),
        Slip("H2", gate(t.m) * (D(t.s, t.E[w, k]) - D(t.s_c, t.E[w, k])), SIGN),
    )),
    Line(gate(t.m) * Sum(p, t.G_c[p, k] * t.Y_c[p, w] - t.G[p, k] * t.Y[p, w]), "Place by place, as before.", (
        Slip("S28", Sum(p, t.G_c[p, k] * t.Y_c[p, w] - t.G[p, k] * t.Y[p, w]), KEPT),
        Slip("H4", -gate(t.m) * Sum(p, t.G[p, k] * t.Y[p, w]), ONE_WINDOW),
    )),
))
table_gradient = Statement(D(t.J, t.E), gate(t.m) * (t.Y_c.T @ t.G_c - t.Y.T @ t.G),
                           "Shape (V, d), as the table. At most ten of its rows are not 0.")
