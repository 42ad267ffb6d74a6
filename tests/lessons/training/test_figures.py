"""What the figures of lesson 10 say is so, on right functions and on wrong ones."""

import numpy as np
import pytest

from helpers import sigmoid
from helpers.lessons.training import digit_parts, figures
from helpers.lessons.training.batches_numbers import BEST, epochs, loss
from helpers.lessons.training.boundary_numbers import LABELS, UPDATES, line, losses, train
from helpers.lessons.training.digit_parts import picture
from helpers.lessons.training.digits_numbers import EPOCHS, gradients
from helpers.lessons.training.exercises import EXERCISES
from helpers.lessons.training.overfit_numbers import PENALTIES, run

STEP, EPOCH, LOGISTIC = (EXERCISES[name].reference for name in ("step", "epoch", "logistic_gradient"))


@pytest.mark.parametrize("rate, words", [(0.3, "comes closer from one side"), (1.0, "arrives at once"),
                                         (1.5, "swings from side to side and"),
                                         (2.0, "never arrives"), (2.2, "further away")])
def test_the_words_on_a_rate_are_those_of_one_minus_rate_times_curvature(rate, words):
    live = figures.descent(STEP)
    live.draw({"rate": rate})
    assert words in live.says and f"multiplied by {1 - rate:.2f}".replace("-", "−") in live.says


def test_a_step_uphill_is_seen_to_lead_away():
    live = figures.descent(lambda theta, gradient, rate: theta + rate * gradient)
    assert "further away" in live.says and live.error is None


def test_single_examples_rush_ahead_and_whole_batches_bear_a_larger_rate():
    small, large = (loss(epochs(EPOCH, rate)[:, 6]) - loss(BEST) for rate in (0.1, 1.0))
    assert small[0] < small[2] / 10 and large[2] < large[0] / 10
    assert "runs away" not in figures.batches(EPOCH).says


def test_sums_for_means_are_told_to_run_away():
    def of_sums(theta, X, y, rate, size, order):
        return EPOCH(theta, X, y, rate * size, size, order)
    live = figures.batches(of_sums)
    assert "runs away" in live.says and "With batches of 40" in live.says


def test_on_the_drawn_line_both_classes_are_equally_likely():
    for theta in ([0.3, -1.2, 0.5], [-0.4, 2.0, 0.1], [1.0, 0.0, -2.0], [0.5, 1.5, 0.0]):
        x1, x2 = line(np.array(theta), -3, 3)
        np.testing.assert_allclose(sigmoid(theta[0] + theta[1] * x1 + theta[2] * x2), 0.5)


def test_the_loss_falls_by_the_learner_s_gradient_and_rises_against_it():
    fallen, risen = losses(train(LOGISTIC, 1.0)), losses(train(lambda *args: -LOGISTIC(*args), 0.1))
    assert (np.diff(fallen) < 0).all() and risen[-1] > risen[0]
    assert len(fallen) == UPDATES + 1 and 0.4 < LABELS.mean() < 0.6


def test_without_a_penalty_it_learns_by_heart_and_with_a_large_one_hardly():
    gaps = []
    for l2 in PENALTIES:
        _, learned, unseen = run(l2)
        gaps.append(unseen[-1] - learned[-1])
        assert unseen.min() < unseen[0]
    assert gaps[0] > 0.1 and gaps == sorted(gaps, reverse=True)


def test_early_stopping_keeps_what_the_rule_says():
    live = figures.stopping(EXERCISES["stop"].reference)
    unseen = run(0.0)[2][1:]
    for patience in (1, 10, 60):
        live.draw({"patience": patience})
        stopped, best = EXERCISES["stop"].reference(unseen, patience)
        assert f"stops after epoch {stopped} and keeps the parameters of epoch {best}" in live.says


def test_the_parts_of_the_digits_are_disjoint_and_the_pictures_are_the_images():
    parts = digit_parts()
    assert sum(len(part.labels) for part in parts) == 1797 and not any(part.X.flags.writeable for part in parts)
    rows = {row.tobytes() for part in parts for row in part.X}
    assert len(rows) == 1797  # no image stands in two parts
    image = picture(parts[1].X[0]) * 16
    np.testing.assert_allclose(image, np.round(image), atol=1e-9)


def test_a_right_pass_is_checked_and_learns_and_a_wrong_one_is_told():
    live = figures.digits(EXERCISES["gradients"].reference)
    live.draw({"epoch": EPOCHS + 1})
    assert "agrees with centred differences" in live.says and float(live.says.split(" digits, ")[1].split(" %")[0]) > 90
    wrong = figures.digits(lambda params, X, labels, l2: [(dW, 2 * db) for dW, db in gradients(params, X, labels, l2)])
    assert "disagree, most at b" in wrong.says and "Trained with it all the same" in wrong.says
