"""A small network trained by the learner's own backward pass, which is checked first."""

import numpy as np

from ... import check_gradient, flatten, forward, softmax_cross_entropy
from ...figures import Choice, Learner, Scene, Steps
from ...figures.text import number
from ...palette import BLUE, ORANGE
from .training_numbers import AXIS, DATA, NAMED, REACH, UPDATES, as_pairs, backward, course, logits, regions, start, train, usable

LOWEST = 1e-3
SECONDS = 1.4  # for a run: less than what a figure waits for a function
PALE = ["#dce6ff", "#f5e3cc"]  # the grounds of class 0 and class 1


class TrainingScene(Scene):
    """Left: loss and accuracy over the updates. Right: the data, and which class the network says where."""

    title = "Training with your own gradients"
    size = (640, 320)
    words_height = 84
    caption = ("A network of 2, 10, 8 and 2 units, tanh inside, trained by gradient descent on all 120 points. Play, or move "
               "through the steps: when does the boundary between the two grounds begin to follow the data?")
    controls = (Steps("step", UPDATES + 1, play=60), Choice("data", tuple(DATA), "rings"))

    def __init__(self, my_backward=None):
        self.backward = Learner(my_backward, backward)
        self.run = Learner(my_backward, backward, use=self._train)
        self.learners = (self.backward, self.run)
        self._known, self._checked, self._done = {}, None, UPDATES

    def saved(self):
        """A page without a kernel shows the end."""
        return {"step": UPDATES + 1}

    def build(self, canvas):
        from matplotlib.colors import ListedColormap

        wide, marks = (-6, UPDATES + 6), range(0, UPDATES + 1, 100)
        losses = {10.0**p: f"{10.0**p:g}" for p in range(-3, 2)}
        upper = canvas.axes(48, 180, 250, 114, title="loss", yscale="log", ylim=(LOWEST / 1.5, 20), yticks=losses, xlim=wide,
                            xticks=dict.fromkeys(marks, ""))
        lower = canvas.axes(48, 42, 250, 100, title="accuracy", xlabel="updates", ylim=(-0.05, 1.08), yticks=(0, 0.5, 1),
                            xlim=wide, xticks=marks)
        right = canvas.axes(358, 46, 248, 248, title="what the network says", xlim=(-REACH, REACH), ylim=(-REACH, REACH),
                            xticks=(-2, 0, 2), yticks=(-2, 0, 2))
        half = (AXIS[1] - AXIS[0]) / 2
        self.ground = right.imshow(np.zeros((len(AXIS),) * 2), cmap=ListedColormap(PALE), vmin=0, vmax=1, origin="lower",
                                   extent=(AXIS[0] - half, AXIS[-1] + half) * 2, interpolation="nearest", zorder=0.5)
        self.points = [right.plot([], [], mark, color=colour, markersize=4.5, label=f"class {k}", linestyle="none")[0]
                       for k, (mark, colour) in enumerate((("o", BLUE), ("^", ORANGE)))]
        self.missed, = right.plot([], [], "x", color="black", markersize=7, label="wrong", linestyle="none")
        right.legend(loc="upper center", bbox_to_anchor=(0.5, -0.06), ncols=3, columnspacing=1.2, handletextpad=0.1)
        self.curves = [axes.plot([], [], color="black", linewidth=1.5)[0] for axes in (upper, lower)]
        self.dots = [axes.plot([], [], "o", color="black", markersize=7, markeredgecolor="white")[0] for axes in (upper, lower)]
        canvas.moving(self.ground, *self.points, self.missed, *self.curves, *self.dots)

    def trained(self, data):
        """Parameters, losses and accuracies of every step on these data, and what is said of the gradients."""
        if data not in self._known:
            X, labels = DATA[data]()
            fit, judged = self.checked()
            still = np.repeat(flatten(start())[None], UPDATES + 1, axis=0)
            if self.backward.own and self.backward.unwritten:
                thetas = train(backward, X, labels)
            else:
                self._done = UPDATES
                thetas = self.run(X, labels, shape=still.shape) if fit else still
                thetas = still if self.run.error is not None else thetas
            if self._done < UPDATES and fit:
                judged += f" Each update takes long: the run was ended after {self._done} of {UPDATES}."
            ends = UPDATES if self.backward.own and self.backward.unwritten else 0 if thetas is still else self._done
            self._known[data] = X, labels, thetas, *course(thetas, X, labels), ends, judged
        return self._known[data]

    def _train(self, function, X, labels):
        """A run in the time there is; after its end the parameters stay where they are."""
        thetas = train(function, X, labels, SECONDS)
        self._done = len(thetas) - 1
        return np.concatenate([thetas, np.repeat(thetas[-1:], UPDATES - self._done, axis=0)])

    def checked(self):
        """(can it be trained with, the outcome of a check by centred differences) of the learner's gradients."""
        if self._checked is None:
            self._checked = self._check() if self.backward.own else (True, "")
        return self._checked

    def _check(self):
        X, labels = (part[:7] for part in DATA["spirals"]())
        params, name = start(), self.backward.name
        gradients = self.backward.parts(params, X, labels, shapes=NAMED)
        if self.backward.unwritten:
            return False, "It is trained with the course's gradients here."
        if not all(np.isfinite(part).all() for part in gradients.values()):
            return False, "Nothing was trained."
        claimed = as_pairs(gradients.values())
        report = check_gradient(lambda p: softmax_cross_entropy(forward(p, X, "tanh"), labels), claimed, params)
        if report.agrees:
            return True, f"Checked first: {name} agrees with centred differences at all {report.entries} entries."
        place = f"{report.name}[{', '.join(map(str, report.where))}]"
        return True, (f"Checked first: {name} and centred differences disagree, most at {place}: {number(report.claimed, 3)} "
                      f"against {number(report.measured, 3)}. Trained with it all the same.")

    def update(self, values):
        step = round(values["step"]) - 1
        X, labels, thetas, losses, accuracies, ends, judged = self.trained(values["data"])
        for row, curve, dot, lowest in zip((losses, accuracies), self.curves, self.dots, (LOWEST, 0), strict=True):
            seen = np.clip(row, lowest, 15)
            curve.set_data(np.arange(step + 1), seen[: step + 1])
            dot.set_data([step], seen[[step]])
        self._points(X, labels, thetas[step])
        told = f"{values['data']}, after {min(step, ends)} updates:"
        if np.isnan(losses[step]):
            return f"{told} the parameters have run away, there is no loss. {judged}"
        return f"{told} loss {number(float(losses[step]), 3)}, accuracy {100 * accuracies[step]:.0f} %. {judged}".strip()

    def _points(self, X, labels, theta):
        """The data in two marks, those the network gets wrong crossed, on the ground of what it says."""
        for k, points in enumerate(self.points):
            points.set_data(*X[labels == k].T)
        seen = usable(theta)
        self.ground.set_visible(seen)
        if seen:
            self.ground.set_data(regions(theta))
        wrong = logits(theta, X).argmax(axis=1) != labels if seen else np.zeros(len(X), bool)
        self.missed.set_data(*X[wrong].T)
