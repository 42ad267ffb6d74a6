"""Exercise "backward_loop": G down through any number of sigmoid layers, two gradients read off at each."""

from itertools import pairwise

from .... import sigmoid
from ....exercises import Exercise, Probe, per_layer
from ....exercises.draws import spread
from .loop_rules import RULES, loop_reference


def case(seed, N, *sizes):
    """G, params and what came into each layer, from a forward pass through sigmoid layers."""
    params = [(spread(seed + k, a, b), spread(seed + k + 20, b)) for k, (a, b) in enumerate(pairwise(sizes))]
    inputs = [spread(seed + 40, N, sizes[0])]
    for W, b in params[:-1]:
        inputs.append(sigmoid(inputs[-1] @ W + b))
    return spread(seed + 60, N, sizes[-1]), params, inputs


def probes():
    sizes = (((5, 4, 3, 6), "ordinary"), ((6, 2, 7, 5, 3), "ordinary"), ((4, 3, 5), "ordinary"), ((4, 4, 4, 4, 4), "square"),
             ((1, 3, 5, 4, 2), "single"), ((40, 6, 8, 7, 5), "batch"))
    return [Probe(case(seed, *size), f"{size[0]} row{'s' * (size[0] > 1)}, widths {', '.join(map(str, size[1:]))}", kind)
            for seed, (size, kind) in enumerate(sizes, 3)]


LOOP = Exercise(
    name="backward_loop",
    title="Any number of layers",
    statement="params is a list of pairs (W, b), first layer first. inputs is a list as long, with what came into each layer: "
              "X into the first, into every other what the sigmoid just before it gave. G is the gradient by the logits, (N, "
              "C); behind the last layer there is no sigmoid. Give back a list of pairs (dW, db), one for each layer, first "
              "layer first. Leave G and inputs as they are.",
    signature="my_backward_loop(G, params, inputs)",
    reference=loop_reference,
    outputs=per_layer,
    probes=probes,
    rules=RULES,
    hints=("`for k in reversed(range(len(params)))` goes from the last layer to the first.",
           "In each turn: read off dW and db from inputs[k] and G. Then, unless it was the first layer, let G down.",
           "G down: through W, transposed, then times the slope inputs[k] * (1 - inputs[k]).",
           "`list.insert(0, ...)` puts in front; or append and turn the list round at the end."),
    reason="Two layers or twenty, each turn of the loop is the same four products. Only G is carried from one to the next.",
)
