"""Pull and push: what steps of negative sampling do to five vectors in the plane."""

import numpy as np

from ... import sigmoid
from ...figures import Learner, Scene, Slider, Steps
from ...figures.text import in_sight, number
from ...palette import BLUE, GREY, ORANGE, RED
from .exercises.sampling import negative_sampling
from .push_numbers import SHAPES, START, STEPS, losses, scores, walk

REACH = 3.2
NAMES = ("v", "u", "1", "2", "3")
LOOKS = ((BLUE, "o"), (ORANGE, "^"), *((RED, "s"),) * 3)


class PushScene(Scene):
    """Left: the vectors and the ways they have come. Right: what the model says of each pair."""

    title = "Pull and push"
    size = (640, 330)
    words_height = 84
    caption = ("v is the centre word, u the word that stood near it, 1 to 3 are words drawn at random. Each step moves all five "
               "against the gradients that your function gives. Which vectors end on v's side, and which on the other?")
    controls = (Steps("step", STEPS + 1, start=2, label="Picture", play=120), Slider("rate", 0.1, 2.0, 0.3, step=0.1))

    def __init__(self, my_negative_sampling=None):
        self.gradient = Learner(my_negative_sampling, negative_sampling)
        self.run = Learner(my_negative_sampling, negative_sampling, use=walk)
        self.learners = (self.gradient, self.run)
        self._known = {}

    def saved(self):
        """A page without a kernel shows a few steps."""
        return {"step": 13}

    def build(self, canvas):
        from ...figures.bars import Bars
        from ...figures.numbers import Numbers

        plane = canvas.axes(34, 34, 268, 268, title="the vectors", xlim=(-REACH, REACH), ylim=(-REACH, REACH), xticks=(-2, 0, 2),
                            yticks=(-2, 0, 2))
        plane.axhline(0, color=GREY, linewidth=0.6, zorder=0.6)
        plane.axvline(0, color=GREY, linewidth=0.6, zorder=0.6)
        self.trails = [plane.plot([], [], ":", color=colour, linewidth=1.2)[0] for colour, _ in LOOKS]
        self.stems = [plane.plot([], [], "-", color=colour, linewidth=2)[0] for colour, _ in LOOKS]
        self.tips = [plane.plot([], [], mark, color=colour, markersize=8, markeredgecolor="white")[0] for colour, mark in LOOKS]
        canvas.moving(*self.trails, *self.stems, *self.tips)
        self.names = Numbers(canvas, plane, weight="bold")
        chances = canvas.axes(372, 34, 246, 268, title="the model says yes "
                                                       "to", ylim=(0, 1.12), yticks=(0, 0.5, 1), xlim=(-0.6, 3.6),
                              xticks={0: "u: wanted 1", 1: "1: 0", 2: "2: 0", 3: "3: 0"})
        self.true = Bars(canvas, chances, [0], ORANGE, digits=2)
        self.drawn = Bars(canvas, chances, [1, 2, 3], RED, digits=2)

    def path(self, rate):
        """All places for this rate, by the learner's gradients; where they cannot be used the vectors stand still."""
        if rate not in self._known:
            still = np.repeat(START[None], STEPS + 1, axis=0)
            first = self.gradient.parts(START[0], START[1], START[2:], shapes=SHAPES)
            if self.gradient.own and self.gradient.unwritten:
                places = walk(negative_sampling, rate)
            elif self.gradient.error is None and all(np.isfinite(first[name]).all() for name in ("dv", "du", "dR")):
                places = self.run(rate, shape=still.shape)
                places = still if self.run.error is not None else places
            else:
                places = still
            self._known[rate] = places
        return self._known[rate]

    def update(self, values):
        step, rate = round(values["step"]) - 1, round(values["rate"], 6)
        places = self.path(rate)
        here = places[step]
        for k, (trail, stem, tip) in enumerate(zip(self.trails, self.stems, self.tips, strict=True)):
            way = in_sight(places[: step + 1, k])
            trail.set_data(*way.T)
            stem.set_data(*np.array([[0, 0], way[-1]]).T)
            tip.set_data(*way[-1:].T)
        self.names.put(NAMES, *beyond(here).T)
        says = sigmoid(scores(here))
        self.true.set(says[:1])
        self.drawn.set(says[1:])
        return self._told(places, step, rate, says)

    def _told(self, places, step, rate, says):
        """Numbers, and what the first step does where it is not what is wanted."""
        if not np.isfinite(places[step]).all():
            return (f"After {_steps(step)} at rate {number(rate, 1)} the vectors have run away: there are no numbers left.")
        told = (f"After {_steps(step)} at rate {number(rate, 1)}: yes to the true word {number(float(says[0]))}, to the drawn "
                f"ones {', '.join(number(float(p)) for p in says[1:])}. Loss {number(float(losses(places[step])))}.")
        if self.gradient.own and self.gradient.unwritten:
            return f"{told} These steps are the course's."
        return " ".join(filter(None, (told, self._complaint(places))))

    def _complaint(self, places):
        """True of the run that is shown: it did not move, or its first step went the wrong way."""
        if not self.gradient.own:
            return ""
        if np.array_equal(places[0], places[-1]):
            return "Nothing moves."
        step = places[1] - places[0]
        if not np.isfinite(step).all():
            return ""
        wrong = ["u is pushed away from v"] * bool(step[1] @ START[0] < 0)
        wrong += ["a drawn word is pulled towards v"] * bool((step[2:] @ START[0] > 0).any())
        wrong += ["the loss rises"] * bool(losses(START + 1e-4 / np.abs(step).max() * step) > losses(START))
        return f"In a small first step with these gradients {', '.join(wrong)}." if wrong else ""


def beyond(tips):
    """Where the names stand: a little further out than the tips (5, 2), and always in sight."""
    tips = np.clip(np.nan_to_num(tips, nan=0.0), -1e6, 1e6)
    lengths = np.maximum(np.linalg.norm(tips, axis=1, keepdims=True), 1e-9)
    return np.clip(tips * (1 + 0.3 / lengths), -0.94 * REACH, 0.94 * REACH)


def _steps(count):
    return f"{count} step{'s' * (count != 1)}"
