"""Every figure of every lesson over the whole range of its controls: no error, no stale pixel, nothing cut off."""

import random
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from helpers.figures import figure
from helpers.figures.canvas import Canvas
from helpers.figures.style import house_style

from .figures import ELSEWHERE, EVERY, PICTURES, TAKING


@pytest.fixture(params=PICTURES, scope="module")
def live(request):
    return PICTURES[request.param]()


@pytest.fixture(params=TAKING)
def make(request):
    return TAKING[request.param]


def test_every_figure_is_looked_at_here_or_by_tests_of_its_own():
    assert len(EVERY) > 9 and set(ELSEWHERE) <= set(EVERY)
    for name, where in ELSEWHERE.items():
        assert name.partition(".")[2] in (Path(__file__).parent / where).read_text()


def test_the_figures_that_take_a_function_are_those_that_draw_one(live, request):
    assert bool(live.scene.learners) is (request.node.callspec.params["live"] in TAKING)


def draws(scene, count=24):
    """Each control alone over its range, then all of them at random and at the corners."""
    start = scene.starts()
    alone = [start | {control.name: value} for control in scene.controls for value in control.samples(7)]
    chance = random.Random(0)
    mixed = [{c.name: chance.choice(c.samples(21)) for c in scene.controls} for _ in range(count)]
    ends = [(c.samples(2)[0], c.samples(2)[-1]) for c in scene.controls]
    corners = [dict(zip(start, values, strict=True)) for values in product(*ends)]
    return alone + mixed + corners[:16]


def test_the_whole_range_draws_and_says_something(live):
    for values in draws(live.scene):
        assert live.draw(values).startswith(b"\x89PNG")
        assert live.says and live.error is None and live.scene.problems() == []
        assert "nan" not in live.says or live.scene.title == "Softmax under a shift"  # where nan is the lesson


def test_every_frame_is_a_full_draw(live):
    chosen = draws(live.scene, 8)[::2]
    frames = []
    for values in chosen:
        live.draw(values)
        frames.append(live._canvas.pixels().copy())
    for values, frame in zip(chosen, frames, strict=True):
        live.scene.update(values)
        assert np.array_equal(frame, live._canvas.full_pixels()), values


def test_a_control_that_says_it_moves_something_does(live):
    for control in live.scene.controls:
        pictures = {live.draw({control.name: value}) for value in control.samples(5)}
        sentences = {live.draw({control.name: value}) and live.says for value in control.samples(5)}
        assert len(pictures) > 1 and len(sentences) > 1, control.name


def test_a_sequence_of_frames_ends_as_one_frame_does(live):
    values = draws(live.scene)[-1]
    last = live.draw(values)
    assert figure(live.scene.__class__()).draw(values) == last


def test_no_label_is_cut_off_or_written_over_another(live):
    scene = live.scene.__class__()
    canvas = Canvas(*scene.size)
    with house_style():
        scene.build(canvas)
        scene.update(scene.starts())
        canvas.figure.canvas.draw()
        renderer = canvas.figure.canvas.get_renderer()
        texts = [t for axes in canvas.figure.axes for t in standing_texts(axes)]
        boxes = [t.get_window_extent(renderer) for t in texts]
    width, height = scene.size
    for text, box in zip(texts, boxes, strict=True):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, text.get_text()
    for i, (text, box) in enumerate(zip(texts, boxes, strict=True)):
        for other, area in zip(texts[:i], boxes[:i], strict=True):
            assert not box.overlaps(area), (text.get_text(), other.get_text())


def standing_texts(axes):
    """The texts of axes that are seen: title, labels, tick labels in range, notes."""
    texts = [axes.title, *axes.texts]
    if axes.axison:
        texts += [axes.xaxis.label, axes.yaxis.label]
        for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            low, high = sorted(limits)
            texts += [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    return [text for text in texts if text.get_text() and text.get_visible()]


def test_pictures_and_words_are_of_a_size(live):
    data, metadata = live._repr_mimebundle_()
    assert live.scene.size[0] == 640 and 270 <= live.scene.size[1] <= 440
    assert len(data["image/png"]) < 40_000
    alt = metadata["image/png"]["alt"]
    assert live.scene.title in alt and live.scene.caption in alt and 60 < len(alt) < 600
    assert data["text/plain"].count("\n") == 0


def raises(*arguments):
    raise ZeroDivisionError("mine")


WRONG = {"raises": (raises, ZeroDivisionError), "nothing": (lambda *a: None, type(None)),
         "text": (lambda *a: "text", type(None)), "another shape": (lambda *a: np.zeros((7, 7)), type(None))}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_function_that_gives_no_numbers_is_told_and_the_figure_lives(make, wrong):
    function, error = WRONG[wrong]
    live = make(function)
    for values in draws(live.scene, 4)[::5]:
        live.draw(values)
        assert isinstance(live.error, error) and live.scene.problems()


def times_nothing_plus(result, odd):
    """A result with every number replaced, be it an array or a list of them."""
    if isinstance(result, (list, tuple)):
        return [times_nothing_plus(part, odd) for part in result]
    return np.zeros(np.shape(result)) + odd


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf, 1e300, 0.0])
def test_a_function_that_gives_nan_and_inf_is_drawn_without_complaint(make, odd):
    reference = make().scene.learners[0].function
    live = make(lambda *arguments: times_nothing_plus(reference(*arguments), odd))
    for values in draws(live.scene, 4)[::4]:
        live.draw(values)
    frame = live._canvas.pixels().copy()
    assert np.array_equal(frame, live._canvas.full_pixels())


def test_the_reference_given_as_a_learners_function_draws_the_same_numbers(make):
    plain = make()
    own = make(plain.scene.learners[0].function)
    assert own.scene.learners[0].own and own.error is None and own.scene.problems() == []
