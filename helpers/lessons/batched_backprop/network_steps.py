"""The operations of a two-layer network, forward and back, in the order in which they are done.

Each step names the table it fills, the tables it reads, its formula, and the term of a longer formula that it
computes. tests/lessons/batched_backprop/test_network.py holds every formula against the notation and its numbers.
"""

from dataclasses import dataclass

HEAD, OPEN, ARRIVES, BACK = "=", "(", r"\left(\frac{P - Y}{N}\right)", r"W_2^{\top}"
BIASED, SLOPE = r"W_1 + \mathbf{1}_{N} \, b_1^{\top}", r"\circ f'\left(Z_1\right)"
WHOLE = (OPEN, OPEN, ARRIVES, BACK, ")", SLOPE, ")")
FORWARD = ("P", HEAD, r"\mathrm{softmax}(", "f(", "X", BIASED, ")", r"W_2 + \mathbf{1}_{N} \, b_2^{\top}", ")")
TO_W2 = (r"\frac{dL}{dW_2}", HEAD, r"A_1^{\top}", ARRIVES)
TO_B2 = (r"\frac{dL}{db_2}", HEAD, ARRIVES + r"^{\top}", r"\mathbf{1}_{N}")
TO_W1 = (r"\frac{dL}{dW_1}", HEAD, r"X^{\top}", *WHOLE)
TO_B1 = (r"\frac{dL}{db_1}", HEAD, *WHOLE[:-1], r")^{\top}", r"\mathbf{1}_{N}")
TO_X = (r"\frac{dL}{dX}", HEAD, *WHOLE, r"W_1^{\top}")


@dataclass(frozen=True)
class Step:
    """One operation: ``makes`` a table from those it ``reads``; ``latex`` is its formula, ``words`` the same in plain text.

    ``pieces`` make up the longer formula, of which those from ``lit[0]`` to before ``lit[1]`` are the present term.
    """

    makes: str
    reads: tuple
    latex: str
    words: str
    pieces: tuple
    lit: tuple
    why: str


STEPS = (
    Step("X", (), "X", "X", FORWARD, (4, 5), "the batch comes in, one example in each row"),
    Step("Z1", ("X", "W1", "b1"), rf"Z_1 = X \, {BIASED}",
         "Z₁ = X W₁ + 1 b₁ᵀ", FORWARD, (4, 6), "the bias is added to every row"),
    Step("A1", ("Z1",), r"A_1 = f\left(Z_1\right)", "A₁ = f(Z₁)", FORWARD, (3, 7), "entry by entry"),
    Step("Z2", ("A1", "W2", "b2"), r"Z_2 = A_1 \, W_2 + \mathbf{1}_{N} \, b_2^{\top}", "Z₂ = A₁ W₂ + 1 b₂ᵀ", FORWARD, (3, 8),
         "one column for each class"),
    Step("P", ("Z2",), r"P = \mathrm{softmax}\left(Z_2\right)", "P = softmax(Z₂)", FORWARD, (2, 9), "row by row"),
    Step("G2", ("P", "Y"), r"G_2 = \frac{P - Y}{N}", "G₂ = (P − Y)/N", TO_W2, (3, 4), "what arrives at the logits"),
    Step("dW2", ("A1", "G2"), r"\frac{dL}{dW_2} = A_1^{\top} \, G_2", "dL/dW₂ = A₁ᵀ G₂", TO_W2, (2, 4),
         "each example adds its outer product"),
    Step("db2", ("G2",), r"\frac{dL}{db_2} = G_2^{\top} \, \mathbf{1}_{N}", "dL/db₂ = G₂ᵀ 1", TO_B2, (2, 4),
         "the sum over the examples"),
    Step("back", ("G2", "W2"), r"G_2 \, W_2^{\top}", "G₂ W₂ᵀ", TO_W1, (4, 7), "back through the weights"),
    Step("G1", ("back", "Z1"), r"G_1 = \left(G_2 \, W_2^{\top}\right) \circ f'\left(Z_1\right)", "G₁ = (G₂ W₂ᵀ) ∘ f′(Z₁)", TO_W1,
         (3, 10), "back through the activation, entry by entry"),
    Step("dW1", ("X", "G1"), r"\frac{dL}{dW_1} = X^{\top} \, G_1", "dL/dW₁ = Xᵀ G₁", TO_W1, (2, 10),
         "each example adds its outer product"),
    Step("db1", ("G1",), r"\frac{dL}{db_1} = G_1^{\top} \, \mathbf{1}_{N}", "dL/db₁ = G₁ᵀ 1", TO_B1, (2, 10),
         "the sum over the examples"),
    Step("dX", ("G1", "W1"), r"\frac{dL}{dX} = G_1 \, W_1^{\top}", "dL/dX = G₁ W₁ᵀ", TO_X, (2, 10), "one row for each example"),
)
MADE_AT = {step.makes: number for number, step in enumerate(STEPS, 1)}
