"""Results with a pair for each layer: what is taken, what is said of the rest, and which part is meant."""

import numpy as np
import pytest

from helpers.exercises import Exercise, PerLayer, Probe, Rule, per_layer
from helpers.exercises.draws import spread

from .making import chain, linear_gradients, make_layers

SQUARE = [Probe((chain(7, 3, 3, 3, 3), spread(8, 3, 3)), "square layers")]


def right(params, X):
    """The reference by another name."""
    return linear_gradients(params, X)


def spoiled(layer, part, change):
    """The right gradients with one part of one layer changed, counted from 1 as the verdicts do."""
    def answer(params, X):
        found = [list(pair) for pair in linear_gradients(params, X)]
        found[layer - 1][part] = change(found[layer - 1][part])
        return found
    return answer


@pytest.mark.parametrize("wrap", [
    list, tuple, lambda found: [list(pair) for pair in found], lambda found: [[W.tolist(), b.tolist()] for W, b in found],
    lambda found: [(W.astype(np.float32), b) for W, b in found], lambda found: [np.array(None)] and found,
])
def test_lists_and_tuples_of_pairs_are_right(wrap):
    verdict = make_layers().check(lambda params, X: wrap(right(params, X)))
    assert verdict.right, verdict


@pytest.mark.parametrize(("change", "words"), [
    (lambda f: f[:2], "Give back a list of 3 pairs (dW, db), one for each layer; yours is a list of 2. Layer 3 has no gradient"),
    (lambda f: f[1:], "yours is a list of 2. Layer 1 has no gradient: does a loop stop too early"),
    (lambda f: f[1:2], "yours is a list of 1. Layers 1 and 3 have no gradient"),
    (lambda f: [*f, f[0]], "yours is a list of 4."),
    (lambda f: [part for pair in f for part in pair], "yours is 6 arrays in one row. Put what belongs to a layer together."),
    (lambda f: ([W for W, _ in f], [b for _, b in f]), "yours holds all dW and then all db"),
    (lambda f: zip([W for W, _ in f], [b for _, b in f], strict=True), "yours is a zip, which can be read only once"),
    (reversed, "which can be read only once: `list(...)` around it makes it a list"),
    (lambda f: (pair for pair in f), "a generator, which can be read only once"),
    (lambda f: {k: pair for k, pair in enumerate(f)}, "yours is a dict."),
    (lambda f: {1, 2}, "yours is a set."), (lambda f: f[0][0], "yours is an array of shape (3, 4)."),
    (lambda f: [W for W, _ in f], "for layer 1 yours holds an array of shape (3, 4)."),
    (lambda f: [f[0], (*f[1], 0), f[2]], "for layer 2 yours holds a tuple of 3."),
    (lambda f: [f[0], {"W": f[1][0]}, f[2]], "for layer 2 yours holds a dict."),
    (lambda f: [None, *f[1:]], "Layer 1 has no gradient: its entry is None."),
    (lambda f: [(None, None), f[1], [None, None]], "Layers 1 and 3 have no gradient: their entries are None."),
    (lambda f: [f[0], (None, f[1][1]), f[2]], "dW2 is None: nothing was given back for it."),
    (lambda f: [f[0], (f[1][0], "text"), f[2]], "db2 holds text, not numbers."),
    (lambda f: [f[0], ([[1.0], [1.0, 2.0]], f[1][1]), f[2]], "dW2 cannot be made into an array"),
    (lambda f: f[::-1], "dW1 has shape (5, 2), and (3, 4) is asked for. Yours runs from the last layer to the first."),
    (lambda f: [(b, W) for W, b in f], "In each layer the two stand the other way round."),
    (lambda f: [f[0], (f[1][0].T, f[1][1]), f[2]], "dW2 has shape (5, 4), and (4, 5) is asked for. The two axes are exchanged."),
    (lambda f: [f[0], f[1], (f[2][0], f[2][1][None])], "db3 has shape (1, 2), and (2,) is asked for."),
    (lambda f: [f[0], f[1], (f[2][0], np.nan * f[2][1])], "2 of the 2 numbers in db3 are nan."),
    (lambda f: [f[0], f[1], (f[2][0] > 0, f[2][1])], "dW3 holds True and False"),
    (lambda f: [f[0], (f[1][0].astype(int), f[1][1]), f[2]], "dW2 holds integers"),
    (lambda f: [f[0], (f[1][0] * 1.7, f[1][1]), f[2]],
     "In dW2 0 of 20 numbers agree. dW1, db1, db2, dW3 and db3 are right; dW2 is not."),
])
def test_what_is_wrong_is_said_with_the_layer(change, words):
    verdict = make_layers().check(lambda params, X: change(right(params, X)) if len(params) == 3 else right(params, X))
    assert verdict.kind == "wrong" and words in verdict.message, verdict


def test_one_entry_is_shown_with_its_part_and_looks_with_theirs():
    verdict = make_layers().check(spoiled(2, 0, lambda dW: 2 * dW))
    assert verdict.tell == "dW2: all entries are twice what they should be." and "of dW2 is " in verdict.remarks[0]
    verdict = make_layers().check(lambda params, X: [(-dW, -db) for dW, db in right(params, X)])
    assert "dW1, db1, dW2, db2, dW3, db3" not in verdict.tell and "opposite sign" in verdict.tell
    assert "No part of the result is right." in verdict.message


def test_nothing_at_all_is_a_stub_or_a_missing_return():
    q = make_layers()

    def stub(params, X):
        grads = None
        return grads

    assert q.check(stub).kind == "untouched"
    verdict = q.check(lambda params, X: [(None, None) for _ in params])
    assert verdict.kind == "wrong" and "None" in verdict.message


def test_layers_left_out_may_be_a_named_slip():
    early = Rule("E11", "The loop stops one layer early", lambda params, X: [(None, None), *right(params, X)[1:]],
                 "The first layer has parameters, too.", lambda parts, params, X: "", variants=(
                     lambda params, X: [tuple(0 * part for part in pair) if k == 0 else pair
                                        for k, pair in enumerate(right(params, X))],))
    q = make_layers(rules=(early,))
    for answer in (early.function, early.variants[0], lambda params, X: [None, *right(params, X)[1:]],
                   lambda params, X: [None, *(right(params, X) * 2)[1:len(params)]]):
        assert q.check(answer).slip == "E11", q.check(answer)
    assert "Layer 1 has no gradient" in q.check(early.function).tell
    assert q.check(lambda params, X: [*right(params, X)[:-1], None]).slip is None


def test_a_tell_gets_the_parts_one_after_the_other():
    rule = Rule("sum", "Summed", lambda params, X: [(dW, db * 2) for dW, db in right(params, X)], "No.",
                lambda parts, params, X: f"{len(parts)} parts; {len(params)} layers; {parts[1].shape}")
    assert make_layers(rules=(rule,)).check(rule.function).tell == "6 parts; 3 layers; (4,)"


def editing(place):
    def answer(params, X):
        found = right(params, X)
        if len(params) == 3:
            place(params, X)
        return found
    return answer


def step(params, X):
    for W, b in params:
        W -= 0.1
        b -= 0.1


@pytest.mark.parametrize(("place", "words"), [
    (lambda params, X: params[1][0].__isub__(1), "`params` (W of layer 2)"),
    (lambda params, X: params[2][1].__setitem__(0, 9), "`params` (b of layer 3)"),
    (lambda params, X: np.ravel(params[0][0]).__setitem__(0, 9), "`params` (W of layer 1)"),
    (lambda params, X: params[0][0].T.__setitem__(0, 9), "`params` (W of layer 1)"),
    (lambda params, X: params.__setitem__(1, (params[1][0] * 2, params[1][1])), "`params` (W of layer 2)"),
    (lambda params, X: params.__setitem__(1, None), "`params` (layer 2)"),
    (lambda params, X: params.pop(), "`params` (its length, 2 instead of 3)"),
    (lambda params, X: params.reverse(), "`params` (W of layer 1"),
    (lambda params, X: X.__isub__(1), "`X`"),
    (step, "`params` (W of layer 1, b of layer 1, W of layer 2, and more)"),
])
def test_an_edited_parameter_is_named(place, words):
    verdict = make_layers().check(editing(place))
    assert verdict.kind == "wrong" and f"edited {words}" in verdict.message, verdict


def test_edits_of_one_call_are_not_seen_by_the_next():
    def destroying(params, X):
        for W, b in params:
            W[...], b[...] = np.nan, np.nan
        X[...] = np.nan
        params.clear()

    q = make_layers()
    assert not q.check(destroying).right and q.check(right).right


def test_names_beside_a_list_of_layers():
    both = make_layers(signature="my_loss(params, X)", outputs=("loss", per_layer),
                       reference=lambda params, X: (float(X.sum()), linear_gradients(params, X)))
    assert both.check(lambda params, X: [X.sum(), right(params, X)]).right
    verdict = both.check(lambda params, X: (X.mean(), right(params, X)))
    assert verdict.message.endswith(". dW1, db1, dW2, db2, dW3 and db3 are right; loss is not."), "said once"
    assert "loss is not right" not in verdict.message
    verdict = both.check(lambda params, X: right(params, X))
    assert "Give back 2 results: loss, a list of pairs (dW, db). Yours is a list of 3." in verdict.message
    verdict = both.check(lambda params, X: (X.sum(), right(params, X)[1:]))
    assert "Layer 1 has no gradient" in verdict.message
    assert "loss is None" in both.check(lambda params, X: (None, right(params, X))).message


def test_one_array_for_each_layer():
    def widths(params, X):
        return [np.full(W.shape[1], len(X)) for W, _ in params]

    q = make_layers(reference=widths, outputs=PerLayer(("delta",)))
    assert q.check(lambda params, X: widths(params, X)).right
    verdict = q.check(lambda params, X: widths(params, X)[1:])
    assert "Give back a list of 3 arrays delta, one for each layer; yours is a list of 2." in verdict.message
    assert "Layer 2 has no delta: its entry is None" in q.check(
        lambda params, X: [w if k != 1 else None for k, w in enumerate(widths(params, X))]).message
    assert "delta2 has shape (1, 5)" in q.check(
        lambda params, X: [w if k != 1 else w[None] for k, w in enumerate(widths(params, X))]).message


def test_parameters_that_are_no_layers_are_compared_too():
    q = Exercise("c", "C", "S.", "my_c(cache, zs)", lambda cache, zs: cache["a"] + zs[0],
                 lambda: [Probe(({"a": spread(1, 3), "n": 2}, [spread(2, 3), spread(3, 4)]), "one")])

    def edit_dict(cache, zs):
        result = cache["a"] + zs[0]
        cache["a"] += 1
        return result

    def edit_list(cache, zs):
        zs[1][0] = 7
        return cache["a"] + zs[0]

    assert "edited `cache` (['a'])" in q.check(edit_dict).message
    assert "edited `zs` ([1])" in q.check(edit_list).message
