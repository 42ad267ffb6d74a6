"""An answer with one slip in one part of its result and another slip in another part."""

import numpy as np

from helpers.exercises import Rule

from .making import linear_gradients, make_layers
from .test_kinds_of_values import backward, three


def told(parts, *args):
    return f"{len(parts)} parts"


TURNED = Rule("turned", "Sign turned", lambda G, X, W: tuple(-part for part in backward(G, X, W)), "Mind the sign.", told)
MEAN = Rule("mean", "A mean", lambda G, X, W: (G @ W.T, X.T @ G / len(X), G.mean(axis=0)), "It was a mean already.", told)
UNSUMMED = Rule("unsummed", "Not added up", lambda G, X, W: (G @ W.T, X.T @ G, G), "All rows use it.", told)


def exercise(*rules):
    q = three()
    q.rules = rules
    return q


def test_each_is_named_in_its_part():
    verdict = exercise(TURNED, MEAN, UNSUMMED).check(lambda G, X, W: (-G @ W.T, X.T @ G, G.mean(axis=0)))
    assert (verdict.kind, verdict.slip) == ("slip", "turned+mean")
    assert verdict.message == "In dX: Sign turned. Mind the sign.\nIn db: A mean. It was a mean already."
    assert "your entry [0, 0] of dX is" in verdict.tell and "dW is right; dX and db are not." in verdict.remarks[0]


def test_a_slip_in_fewer_parts_than_usual_is_named_there():
    verdict = exercise(TURNED, MEAN, UNSUMMED).check(lambda G, X, W: (G @ W.T, -X.T @ G, G.sum(axis=0)))
    assert (verdict.kind, verdict.slip) == ("slip", "turned") and verdict.message.startswith("In dW: Sign turned.")
    verdict = exercise(TURNED, MEAN, UNSUMMED).check(lambda G, X, W: (-G @ W.T, -X.T @ G, G))
    assert verdict.slip == "turned+unsummed" and verdict.message.startswith("In dX and dW: Sign turned.")
    assert not verdict.tell and "db has shape (5, 3)" in verdict.remarks[0]


def test_a_rule_that_explains_the_whole_answer_comes_first():
    both = Rule("both", "Both", lambda G, X, W: (-G @ W.T, X.T @ G, G.mean(axis=0)), "Both.", told)
    assert exercise(TURNED, MEAN, both).check(both.function).slip == "both"


def test_nothing_is_named_where_a_part_is_unexplained_or_explained_twice():
    other = Rule("other", "Other", lambda G, X, W: (-G @ W.T, 2 * X.T @ G, G.sum(axis=0)), "Other.", told)
    q = exercise(TURNED, MEAN, other)
    assert q.check(lambda G, X, W: (-G @ W.T, X.T @ G, G.mean(axis=0))).kind == "wrong", "two rules turn dX"
    assert q.check(lambda G, X, W: (G @ W.T, -X.T @ G, 1.1 * G.sum(axis=0))).kind == "wrong", "db is unexplained"
    assert q.check(lambda G, X, W: (G @ W.T, np.nan * X.T @ G, -G.sum(axis=0))).kind == "wrong"
    assert q.check(lambda G, X, W: (G @ W.T, -X.T @ G)).kind == "wrong"

    def editing(G, X, W):
        result = G @ W.T, -X.T @ G, G.sum(axis=0)
        X += 1
        return result

    assert q.check(editing).kind == "wrong"


def test_a_slip_must_hold_on_every_probe():
    q = exercise(TURNED, MEAN)
    assert q.check(lambda G, X, W: (G @ W.T, X.T @ G * (-1 if len(X) == 5 else 1), G.sum(axis=0))).kind == "wrong"


def test_in_the_layers_of_a_list():
    turned = Rule("turned", "Sign turned", lambda params, X: [(-dW, -db) for dW, db in linear_gradients(params, X)],
                  "Mind the sign.", lambda parts, params, X: "4")
    q = make_layers(rules=(turned,))
    verdict = q.check(lambda params, X: [(dW, -db) for dW, db in linear_gradients(params, X)])
    assert verdict.slip == "turned" and verdict.message.startswith("In db1, db2 and db3: Sign turned.")
    verdict = q.check(lambda params, X: [(-dW if k == 0 else dW, db) for k, (dW, db) in enumerate(linear_gradients(params, X))])
    assert verdict.slip == "turned" and verdict.message.startswith("In dW1: Sign turned.")


def test_an_order_is_not_named_of_one_part_alone():
    """dW given twice: its second place holds what another order would have put there, and the order is not the slip."""
    order = Rule("order", "In another order", lambda G, X, W: (X.T @ G, G @ W.T, G.sum(axis=0)), "Another order.", told,
                 whole=True)
    q = exercise(order, MEAN)
    assert q.check(lambda G, X, W: (X.T @ G, G @ W.T, G.sum(axis=0))).slip == "order"
    twice = q.check(lambda G, X, W: (X.T @ G, X.T @ G, G.sum(axis=0)))
    assert twice.kind == "wrong" and "order" not in twice.message
