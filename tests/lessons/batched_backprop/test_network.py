"""The network of lesson 06: formulas true of its numbers, gradients those of the loss, words those of the picture."""

import re

import numpy as np
import pytest

from helpers.lessons.batched_backprop import figures
from helpers.lessons.batched_backprop import symbols as s
from helpers.lessons.batched_backprop.network_numbers import (
    GRADIENTS,
    PARAMETERS,
    backward,
    forward_and_back,
    measured,
)
from helpers.lessons.batched_backprop.network_steps import FORWARD, MADE_AT, STEPS, TO_B1, TO_B2, TO_W1, TO_W2, TO_X
from helpers.notation import Environment, Named, Ones, Size, outer, softmax

from ..sheets import overlaps, texts

ARRIVES = (s.P - s.Y) / Size("N")
BACK = (ARRIVES @ s.W2.T) * s.f.prime(s.Z1)
FORMULAS = {  # each step's table, in notation
    "X": s.X, "Z1": s.Z1.definition, "A1": s.A1.definition, "Z2": s.Z2.definition, "P": s.P.definition, "G2": ARRIVES,
    "dW2": s.A1.T @ s.G2, "db2": s.G2.T @ Ones("N"), "back": s.G2 @ s.W2.T, "G1": s.G1.definition, "dW1": s.X.T @ s.G1,
    "db1": s.G1.T @ Ones("N"), "dX": s.G1 @ s.W1.T,
}
WHOLE = softmax(s.f(s.X @ s.W1 + outer(Ones("N"), s.b1)) @ s.W2 + outer(Ones("N"), s.b2))
LONG = {FORWARD: ("P", WHOLE), TO_W2: ("dW2", s.A1.T @ ARRIVES), TO_B2: ("db2", ARRIVES.T @ Ones("N")),
        TO_W1: ("dW1", s.X.T @ BACK),
        TO_B1: ("db1", BACK.T @ Ones("N")), TO_X: ("dX", BACK @ s.W1.T)}


def plain(latex):
    """LaTeX without what only spaces it out or sizes its brackets."""
    return re.sub(r"\\left|\\right|\\,|[\s{}]", "", latex)


@pytest.fixture(params=("sigmoid", "relu"))
def activation(request):
    return request.param


@pytest.fixture(params=[1, 2, 3, 4])
def numbers(request, activation):
    """The figure's tables, and an environment in which the notation's symbols have the same values."""
    tables = forward_and_back(request.param, activation, **PARAMETERS)
    env = Environment({"N": request.param, "D": 3, "H": 4, "C": 2}, 1, 0)
    env.values |= {name: tables[name][None] for name in ("X", "Y", *PARAMETERS)}
    return tables, env, activation


def value(expression, env, activation):
    """The value of an expression where f is sigma or relu."""
    from helpers.notation import relu, sigma

    return with_f(expression, {"sigmoid": sigma, "relu": relu}[activation]).value(env)[0]


def with_f(node, f):
    """The expression with f named, in what its names stand for too."""
    from dataclasses import fields, replace

    if isinstance(node, tuple):
        return tuple(with_f(part, f) for part in node)
    if node == s.f:
        return f
    if node == s.f.prime:
        return f.prime
    if not hasattr(node, "__dataclass_fields__"):
        return node
    changes = {field.name: with_f(getattr(node, field.name), f) for field in fields(node) if field.init}
    return replace(node, **changes)


@pytest.mark.parametrize("made", FORMULAS)
def test_the_formula_of_each_step_is_the_notation_and_true_of_the_numbers(made, numbers):
    tables, env, activation = numbers
    step = STEPS[MADE_AT[made] - 1]
    assert plain(step.latex).endswith(plain(FORMULAS[made].latex(colour=False)))
    assert value(FORMULAS[made], env, activation) == pytest.approx(tables[made], rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("pieces", LONG, ids=lambda pieces: LONG[pieces][0] if pieces in LONG else "")
def test_the_long_formulas_are_the_notation_and_true_of_the_numbers(pieces, numbers):
    tables, env, activation = numbers
    made, expression = LONG[pieces]
    written = plain("".join(pieces)).partition("=")[2]
    assert written == plain(expression.latex(colour=False))
    assert value(expression, env, activation) == pytest.approx(tables[made], rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("step", STEPS[1:], ids=lambda step: step.makes)
def test_the_lit_term_is_what_the_step_computes(step):
    """Written out: every name in the step's formula replaced by what it stands for."""
    lit = plain("".join(step.pieces[slice(*step.lit)]))
    formula = plain(FORMULAS[step.makes].latex(colour=False))
    long = {"Z_1": plain(s.Z1.definition.latex(colour=False)), "G_2": r"(\fracP-YN)", "A_1": None}
    if step.makes in ("Z1", "G2"):
        assert lit.strip("()") == formula.strip("()")
    elif step.makes in ("dW2", "db2", "back"):
        assert lit.strip("()") == formula.replace("G_2", long["G_2"]).strip("()")
    elif step.makes == "G1":
        assert lit[1:-1] == formula.replace("G_2", long["G_2"])
    elif step.makes in ("dW1", "db1", "dX"):
        whole = plain("".join(TO_W1[3:]))
        assert lit == formula.replace("G_1", whole)
    else:
        inner = {"A1": "Z_1", "Z2": "A_1", "P": "Z_2"}[step.makes]
        before = STEPS[MADE_AT[step.makes] - 2]
        assert lit == formula.replace(inner, plain("".join(before.pieces[slice(*before.lit)])))


def test_every_step_reads_what_is_there_and_makes_what_was_not():
    known = {"X", "Y", *PARAMETERS}
    for step in STEPS:
        assert set(step.reads) <= known and (step.makes not in known or step.makes == "X")
        known.add(step.makes)


def test_the_gradients_are_those_of_the_loss(numbers):
    tables, _, activation = numbers
    for name, right in measured(len(tables["X"]), activation).items():
        assert tables[name] == pytest.approx(right, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("N", [1, 4])
def test_the_reference_handed_to_learners_gives_the_same(N):
    tables = forward_and_back(N, "sigmoid", **PARAMETERS)
    for name, part in zip(GRADIENTS, backward(*(tables[key] for key in ("X", "Y", *PARAMETERS))), strict=True):
        assert part == pytest.approx(tables[name])


def test_the_numbers_are_worth_looking_at():
    for N in (1, 2, 4):
        tables = forward_and_back(N, "sigmoid", **PARAMETERS)
        assert all(np.abs(tables[name]).min() > 0.01 for name in (*GRADIENTS, "G1", "dX"))
    off = forward_and_back(4, "relu", **PARAMETERS)["Z1"] < 0
    assert 0.25 < off.mean() < 0.75 and off.any(axis=1).sum() == 3


def every_setting():
    return [dict(step=step, N=N, f=f) for step in range(1, len(STEPS) + 1) for N in (1, 2, 3, 4) for f in ("sigmoid", "relu")]


@pytest.fixture(scope="module")
def live():
    return figures.network()


def test_nothing_lies_on_anything_else_at_any_step(live):
    for values in every_setting():
        live.draw(values)
        assert overlaps(live.scene.sheet) == [], values


def test_what_is_to_come_is_not_shown(live):
    for step in range(1, len(STEPS) + 1):
        live.draw({"step": step, "N": 3})
        filled = {name for name in MADE_AT if live.scene._look(name, step) != "empty"}
        assert filled == {name for name, at in MADE_AT.items() if at <= step}
        assert texts(live.scene.sheet).count("cell") == sum(
            forward_and_back(3, "sigmoid", **PARAMETERS)[name].size for name in set(MADE_AT) - filled)


def test_the_words_have_the_numbers_of_the_picture(live):
    for values in every_setting()[::3]:
        live.draw(values)
        step = STEPS[values["step"] - 1]
        words = live.says.rpartition(") is ")[2].rstrip(".").replace("|", " ").split()
        written = texts(live.scene.sheet)
        head = next(i for i, text in enumerate(written) if text.startswith("▸ "))
        assert written[head + 1: head + 1 + len(words)] == words
        assert step.words in live.says and f"N = {values['N']}" in live.says


def scaled(X, Y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = backward(X, Y, W1, b1, W2, b2)
    return dW1 * len(X), db1, dW2, db2


def test_a_right_function_is_confirmed_and_a_wrong_entry_is_crossed_and_named():
    live = figures.network(backward)
    live.draw({"step": 13, "N": 3})
    assert "Centred differences agree with backward: dL/dW₁, dL/db₁, dL/dW₂, dL/db₂." in live.says
    assert not any("corner" in text for text in texts(live.scene.sheet))
    live = figures.network(scaled)
    live.draw({"step": 13, "N": 3})
    assert "disagree with scaled at the crossed entries: dL/dW₁ (12 of 12)." in live.says
    assert any("corner" in text for text in texts(live.scene.sheet)) and live.error is None
    shown = f"{3 * forward_and_back(3, 'sigmoid', **PARAMETERS)['dW1'][0, 0]:.2f}".replace("-", "−")
    assert shown in texts(live.scene.sheet)
    live.draw({"step": 13, "N": 1})  # with one example the factor is one
    assert "agree with scaled" in live.says


def test_before_its_step_a_gradient_is_not_judged():
    live = figures.network(scaled)
    live.draw({"step": 8, "N": 3})
    assert "agree with scaled: dL/dW₂, dL/db₂." in live.says
    live.draw({"step": 3, "N": 3})
    assert "will be those of scaled" in live.says


def test_no_cross_stands_on_a_table_that_is_still_empty(live):
    """Wrong in the first layer alone: up to its gradients the picture is that of the course."""
    wrong = figures.network(scaled)
    same = [wrong.draw({"step": step, "N": 3}) == live.draw({"step": step, "N": 3, "f": "sigmoid"})
            for step in range(1, len(STEPS) + 1)]
    assert same == [step < MADE_AT["dW1"] for step in range(1, len(STEPS) + 1)]


def test_where_nothing_came_nothing_is_judged():
    def broken(*arguments):
        raise KeyError("W")
    live = figures.network(broken)
    live.draw({"step": 13, "N": 3})
    assert "Centred" not in live.says and not any("corner" in text for text in texts(live.scene.sheet))
    assert any("KeyError" in problem for problem in live.scene.problems())


def test_relu_is_the_courses_own_and_says_so():
    live = figures.network(scaled)
    live.draw({"step": 13, "N": 3, "f": "relu"})
    assert "scaled is for the sigmoid" in live.says and not any("corner" in text for text in texts(live.scene.sheet))


def my_backward(X, Y, W1, b1, W2, b2):
    """To be written."""


@pytest.mark.parametrize(("function", "words"), [
    (my_backward, "my_backward is not written yet."), (lambda *a: backward(*a)[:3], "returned 3 results, where 4"),
    (lambda *a: backward(*a)[::-1], "returned dW1 of shape (2,), where (3, 4) was expected"),
    (lambda *a: [part * np.nan for part in backward(*a)], "nan in it, first at dW1[0, 0]"),
])
def test_stubs_counts_shapes_and_nan_are_told(function, words):
    live = figures.network(function)
    live.draw({"step": 13})
    assert any(words in problem for problem in live.scene.problems()) and live.error is None
    if function is my_backward:
        plain_figure = figures.network()
        assert live.draw({"step": 13}) == plain_figure.draw({"step": 13}) and "are the course's" in live.says


def test_the_learners_function_runs_once_for_each_batch():
    calls = []

    def counted(*arguments):
        calls.append(len(arguments[0]))
        return backward(*arguments)

    live = figures.network(counted)
    for values in every_setting():
        live.draw(values)
    assert sorted(calls) == [1, 1, 2, 2, 3, 3, 4, 4]  # and once more for relu, where it is not shown


def test_names_in_the_notation_are_those_of_the_tables():
    assert all(isinstance(s.__dict__[name], Named) for name in ("Z1", "A1", "Z2", "P", "G2", "G1"))
