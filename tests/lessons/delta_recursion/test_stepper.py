"""The stepper of lesson 07: formulas true of its numbers, messages those of the score, predictions judged as they should be."""

import re

import numpy as np
import pytest

from helpers import numerical_gradient
from helpers.activations import BY_NAME
from helpers.figures.sheet import Sheet
from helpers.lessons.delta_recursion import figures, stepper_numbers
from helpers.lessons.delta_recursion.recursion import delta_rule
from helpers.lessons.delta_recursion.stepper_numbers import BIASES, TOP, WEIGHTS, V, X, above, forward
from helpers.lessons.delta_recursion.stepper_questions import NO_SLOPE, NOT_TURNED, OTHER_SLOPE, Question, question
from helpers.lessons.delta_recursion.stepper_scene import StepperScene
from helpers.lessons.delta_recursion.stepper_steps import STEPS, Step
from helpers.lessons.delta_recursion.stepper_words import told
from helpers.notation import Environment, Tensor, outer, relu, sigma, tanh

from ..sheets import overlaps, texts

NOTATION = {"tanh": tanh, "sigmoid": sigma, "relu": relu}
BACK = [step for step in STEPS if step.kind == "delta" and not step.is_layout]
LATER = {step: f"{step.kind}-{step.layer}-{step.entry}" for step in STEPS}


@pytest.fixture(params=BY_NAME)
def n(request):
    """All numbers for one activation, by the course's rule."""
    return StepperScene().numbers(request.param)


@pytest.fixture(scope="module")
def live():
    return figures.stepper()


def score(activation, **given):
    """The score with some of the parameters, or pre-activations (z2, ...), given anew."""
    f, _ = BY_NAME[activation]
    a = given.get("x", X)
    for layer in WEIGHTS:
        z = given.get(f"W{layer}", WEIGHTS[layer]) @ a + given.get(f"b{layer}", BIASES[layer])
        a = f(given.get(f"z{layer + 1}", z))
    return float(given.get("v", V) @ a)


# the numbers

def test_the_score_and_all_its_derivatives_are_measured(n):
    name = n["activation"]
    assert score(name) == pytest.approx(n["s"])
    for layer in range(TOP, 1, -1):
        assert n["deltas"][layer] == pytest.approx(
            numerical_gradient(lambda z, layer=layer: score(name, **{f"z{layer}": z}), n[f"z{layer}"]), abs=1e-8)
    for layer, W in WEIGHTS.items():
        assert n["outer"][layer] == pytest.approx(
            numerical_gradient(lambda value, layer=layer: score(name, **{f"W{layer}": value}), W), abs=1e-8)
        assert n["arrives"][layer] == pytest.approx(
            numerical_gradient(lambda value, layer=layer: score(name, **{f"b{layer}": value}), BIASES[layer]), abs=1e-8)
    assert n["by x"] == pytest.approx(numerical_gradient(lambda x: score(name, x=x), X), abs=1e-8)
    assert n[f"a{TOP}"] == pytest.approx(numerical_gradient(lambda v: score(name, v=v), V), abs=1e-8)
    assert not any(off.any() for off in n["off"].values())


def test_relu_shuts_units_but_no_layer():
    found = forward("relu")
    for layer in range(2, TOP + 1):
        assert (found[f"z{layer}"] > 0).any()
    assert sum(int((found[f"z{layer}"] < 0).sum()) for layer in range(2, TOP + 1)) >= 2


# the formulas

def plain(latex):
    return re.sub(r"\\left|\\right|\\,|[\s{}]", "", latex)


def symbols(layer):
    """The symbols of a layer and the next: a, W, b, z, delta; axes are named after layers."""
    here, there = f"n{layer}", f"n{layer + 1}"
    return dict(a=Tensor("a", (here,), symbol=f"a^{{({layer})}}"), W=Tensor("W", (there, here), symbol=f"W^{{({layer})}}"),
                b=Tensor("b", (there,), symbol=f"b^{{({layer})}}"), z=Tensor("z", (here,), symbol=f"z^{{({layer})}}"),
                z_next=Tensor("z_next", (there,), symbol=f"z^{{({layer + 1})}}"), v=Tensor("v", (here,)),
                d_next=Tensor("d_next", (there,), symbol=rf"\delta^{{({layer + 1})}}"))


def formulas(step, f):
    """(the notation's expression, the name of its value in the numbers) for each formula of a step."""
    t = symbols(1 if step.kind == "by x" else step.layer or TOP)
    return {
        "input": [], "forward": [(t["W"] @ t["a"] + t["b"], f"z{step.layer + 1}"), (f(t["z_next"]), f"a{step.layer + 1}")],
        "score": [(t["v"] @ t["a"], "s")], "by v": [(t["a"], f"a{TOP}")],
        "delta": [(t["v"] * f.prime(t["z"]) if step.layer == TOP else (t["W"].T @ t["d_next"]) * f.prime(t["z"]), "delta")],
        "outer": [(outer(t["d_next"], t["a"]), "outer"), (t["d_next"], "arrives")],
        "by x": [(t["W"].T @ t["d_next"], "by x")],
    }[step.kind]


@pytest.mark.parametrize("step", STEPS, ids=LATER.get)
def test_every_formula_is_the_notation_and_true_of_the_numbers(step, n):
    from helpers.notation import Function

    layer = 1 if step.kind == "by x" else step.layer or TOP
    env = Environment({f"n{k}": len(n[f"a{k}"]) for k in range(1, TOP + 1)} | {f"n{TOP + 1}": 1}, 1, 0)
    values = dict(a=n[f"a{layer}"], z=n.get(f"z{layer}"), v=V, W=WEIGHTS.get(layer), b=BIASES.get(layer),
                  z_next=n.get(f"z{layer + 1}"), d_next=n["arrives"].get(layer))
    env.values |= {name: np.asarray(value)[None] for name, value in values.items() if value is not None}
    shown = {"delta": n["deltas"].get(layer), "outer": n["outer"].get(layer), "arrives": n["arrives"].get(layer)}
    unnamed, named = Function("f", unnamed=True), NOTATION[n["activation"]]
    if step.kind == "input":
        assert step.latex == ("a^{(1)} = x",) and n["a1"].tolist() == X.tolist()
        return
    pairs = zip(step.latex, formulas(step, unnamed), formulas(step, named), strict=True)
    for latex, (written, _), (expression, name) in pairs:
        assert plain(latex.partition("=")[2]) == plain(written.latex(colour=False))
        assert expression.value(env)[0] == pytest.approx(shown.get(name, n.get(name)), rel=1e-12, abs=1e-14)


# the picture and its words

def test_nothing_lies_on_anything_else_at_any_step(live):
    for step in range(1, len(STEPS) + 1):
        for f in BY_NAME:
            live.draw({"step": step, "f": f})
            assert overlaps(live.scene.sheet) == [], (step, f)


def numbers_in(text):
    return set(re.findall(r"−?\d+\.\d+", text))


def test_the_words_of_a_step_have_the_numbers_of_its_tables_and_nothing_else(live):
    for step in range(1, len(STEPS) + 1):
        live.draw({"step": step})
        painted = {number for text in texts(live.scene.sheet) for number in numbers_in(text)}
        assert numbers_in(live.says.partition("tanh. ")[2]) <= painted, step
    assert told(STEPS[2], live.scene.numbers("tanh")) in live.twin.value


def test_what_is_asked_for_is_not_shown_yet():
    """By its words: a question's value first appears in the step that answers it."""
    live = figures.stepper()
    for number, step in enumerate(STEPS[1:], 1):
        live.draw({"step": number})
        asked = live.scene.question({"step": number, "f": "tanh"})
        assert (asked is None) == (step.is_layout or step.kind == "input")
        if asked is not None and step.kind in ("delta", "by x"):
            value = f"{asked.value:.3f}".replace("-", "−")
            seen = numbers_in(live.says) | {m for text in texts(live.scene.sheet) for m in numbers_in(text)}
            assert value not in seen, step
            live.draw({"step": number + 1})
            assert value in numbers_in(live.says)


def test_a_question_mark_stands_in_the_network_where_the_next_number_will_be(live):
    for number, step in enumerate(STEPS[1:], 1):
        live.draw({"step": number})
        asked = live.scene._asked(number)
        assert (asked is not None) == (not step.is_layout and step.kind in ("forward", "score", "delta", "by x"))


def test_edges_at_work_are_thick(live):
    for number, step in enumerate(STEPS, 1):
        live.draw({"step": number})
        thick = [pair for pair, width in zip(live.scene.drawing.pairs, live.scene.drawing.edges.get_linewidths(), strict=True)
                 if width > 2]
        if step.kind == "input":
            assert thick == []
        elif step in BACK:
            assert {(layer, i) for layer, _, i in thick} == {(step.layer, step.entry)}
            assert len(thick) == len(above(step.layer))
        else:
            assert {layer for layer, *_ in thick} == {step.layer or TOP}


# the predictions

ASKED = [(f, step) for f in BY_NAME for step in STEPS if not step.is_layout and step.kind != "input"]


def hand(step, n):
    """The entry worked out from the numbers as they are shown: three decimals."""
    layer, (f, _) = step.layer, BY_NAME[n["activation"]]
    seen = {name: np.round(n[name], 3) for name in n if name[0] in "az" and name[1:].isdigit()}
    arrives = {at: np.round(delta, 3) for at, delta in n["arrives"].items()}
    return {
        "forward": lambda: f(WEIGHTS[layer][0] @ seen[f"a{layer}"] + BIASES[layer][0]), "score": lambda: V @ seen[f"a{TOP}"],
        "by v": lambda: seen[f"a{TOP}"][0], "outer": lambda: arrives[layer][0] * seen[f"a{layer}"][1],
        "delta": lambda: above(layer)[:, step.entry] @ arrives[layer] * np.round(n["slopes"][layer][step.entry], 3),
        "by x": lambda: WEIGHTS[1][:, 0] @ arrives[1],
    }[step.kind]()


@pytest.mark.parametrize(("f", "step"), ASKED, ids=[f"{f}-{LATER[step]}" for f, step in ASKED])
def test_a_right_prediction_is_right_by_hand_to_three_decimals_and_to_two(f, step):
    n = StepperScene().numbers(f)
    asked, by_hand = question(step, n), hand(step, n)
    for guess in (asked.value, by_hand, round(float(by_hand), 3)):
        assert asked.judge(guess)[0] is True, (guess, asked.judge(guess))
    for guess in (asked.value + 0.02, asked.value - 0.02, asked.value + 1):
        assert asked.judge(guess)[0] is False
    if f == "tanh":
        assert asked.judge(round(float(by_hand), 2))[0] is True


@pytest.mark.parametrize("step", [step for f, step in ASKED if f == "tanh"], ids=LATER.get)
def test_every_slip_is_told_from_the_right_number_and_named(step):
    asked = question(step, StepperScene().numbers("tanh"))
    assert asked.slips
    for value, feedback in asked.slips:
        assert abs(value - asked.value) > 0.02
        right, words = asked.judge(value)
        assert right is False
        alone = all(abs(value - other) > 0.0075 or words_too == feedback for other, words_too in asked.slips)
        assert not alone or words == f"Not yet. {feedback}"


def test_the_three_slips_of_the_notes_are_named():
    """S22 in both of its forms, and a slope from the wrong layer, worked out here by themselves."""
    n = StepperScene().numbers("tanh")
    asked = question(Step("delta", 2, 1), n)
    W, arrives, slope, higher = WEIGHTS[2], n["arrives"][2], n["slopes"][2], n["slopes"][3]
    for wrong, words in (((W.T @ arrives)[1], NO_SLOPE), ((W @ arrives)[1] * slope[1], NOT_TURNED),
                         ((W.T @ arrives)[1] * higher[1], OTHER_SLOPE), (-asked.value, "the sign is not")):
        right, said = asked.judge(round(float(wrong), 3))
        assert right is False and words in said
    assert any(words == NOT_TURNED for _, words in asked.slips)
    assert not any(words == NOT_TURNED for _, words in question(Step("delta", 3, 0), n).slips)  # W^(3) is not square


def test_a_prediction_never_tells_the_number():
    n = StepperScene().numbers("tanh")
    for step in BACK:
        asked = question(step, n)
        for guess in (asked.value + 0.5, -asked.value, *(value for value, _ in asked.slips)):
            assert f"{abs(asked.value):.2f}" not in asked.judge(guess)[1]


def test_two_slips_with_one_number_are_not_guessed_at():
    asked = Question("q", 1.0, ((2.0, "This."), (2.0, "That.")))
    right, words = asked.judge(2.0)
    assert right is False and "This" not in words and "That" not in words


# the learner's rule

def no_slope(delta, W, slope):
    return W.T @ delta


def not_turned(delta, W, slope):
    return (W if W.shape[0] == W.shape[1] else W.T) @ delta * slope


def my_delta(delta, W, slope):
    """To be written."""


def at_end(function, f="tanh"):
    live = figures.stepper(function)
    live.draw({"step": len(STEPS) - 3, "f": f})
    return live


def test_a_right_rule_is_not_accused():
    live = at_end(delta_rule)
    assert "off at" not in live.says and live.error is None and live.scene.problems() == []


def test_entries_of_a_wrong_rule_are_crossed_and_named_where_it_goes_wrong():
    live = at_end(no_slope)
    assert "no_slope is off at δ⁽⁴⁾[0], δ⁽⁴⁾[1], δ⁽³⁾[0]" in live.says and "no_slope gives" in live.says
    assert "× in a corner" in " ".join(texts(live.scene.sheet))
    live = at_end(not_turned)
    assert "δ⁽²⁾[0]" in live.says.partition("off at")[2] and "⁽³⁾" not in live.says.partition("off at")[2]
    live.draw({"step": STEPS.index(Step("delta", 3, 2)) + 1})
    assert "off at" not in live.says  # not before the layer where it matters


def test_what_is_predicted_after_a_wrong_message_is_the_right_step_from_it():
    live = at_end(no_slope)
    n = live.scene.numbers("tanh")
    asked = question(Step("delta", 3, 0), n)
    assert asked.value == pytest.approx(float((WEIGHTS[3].T @ V)[0] * n["slopes"][3][0]))


def test_a_stub_is_unwritten_and_the_picture_is_the_courses():
    live = figures.stepper(my_delta)
    assert live.scene.problems() == ["my_delta is not written yet."] and live.error is None
    assert live.draw({"step": 21}) == figures.stepper().draw({"step": 21})
    assert "The messages shown are the course's." in live.says


@pytest.mark.parametrize(("function", "words"), [
    (lambda delta, W, slope: W @ delta, "raised ValueError"),
    (lambda delta, W, slope: slope[:1], "returned δ⁽⁴⁾ of shape (1,), where (2,)"),
    (lambda delta, W, slope: np.outer(slope, delta).T[:, :, None] * np.ones(3), "returned δ⁽⁴⁾ of shape"),
    (lambda delta, W, slope: delta_rule(delta, W, slope) * np.nan, "returned δ⁽⁴⁾ with nan"),
    (lambda delta, W, slope: None if len(slope) == 3 else delta_rule(delta, W, slope), "returned nothing"),
    (lambda delta, W, slope: delta_rule(delta, W, slope)[:2], "returned δ⁽³⁾ of shape (2,), where (3,) was expected"),
])
def test_shapes_nan_and_errors_are_told_and_the_figure_lives(function, words):
    live = figures.stepper(function)
    for step in range(1, len(STEPS) + 1):
        live.draw({"step": step})
        assert any(words in problem for problem in live.scene.problems()), live.scene.problems()
    assert live.check() is None  # nothing to predict at the end


def test_a_rule_that_writes_into_what_it_gets_does_no_harm():
    def writes(delta, W, slope):
        answer = delta_rule(delta, W, slope)
        delta[:], W[:], slope[:] = 0, 0, 0
        return answer

    live = at_end(writes)
    assert "off at" not in live.says and stepper_numbers.WEIGHTS[1].any()


def test_the_rule_runs_once_for_each_activation():
    calls = []

    def counted(delta, W, slope):
        calls.append(len(slope))
        return delta_rule(delta, W, slope)

    live = figures.stepper(counted)
    for step in range(1, len(STEPS) + 1):
        live.draw({"step": step})
    assert calls == [2, 3, 3]
    assert isinstance(live.scene.sheet, Sheet)


def test_a_rule_that_gives_columns_goes_on_all_the_way():
    live = figures.stepper(lambda delta, W, slope: (W.T @ delta)[:, None] * slope[:, None])
    assert live.draw({"step": len(STEPS)}) == figures.stepper().draw({"step": len(STEPS)}) and not live.scene.problems()


def test_a_saved_page_leaves_a_question_open_and_shows_no_message_before_it_is_derived():
    for scene, kind in ((StepperScene(), "score"), (StepperScene(delta_rule), "delta")):
        number = scene.saved()["step"]
        assert STEPS[number - 1].kind == kind and scene.question({"step": number, "f": "tanh"})


@pytest.mark.parametrize("f", BY_NAME)
def test_a_right_number_with_two_decimals_is_never_called_wrong(f):
    scene = StepperScene()
    asked = [q for number in range(1, len(STEPS) + 1) if (q := scene.question({"step": number, "f": f}))]
    assert len(asked) > 15
    for q in asked:
        right, words = q.judge(round(q.value, 2))
        assert right or "may be right" in words, (q, words)
