"""A run on the digits with a learner's gradients, which are checked first: what two figures have in common."""

import numpy as np

from ... import check_gradient, flatten, n_parameters, network_loss, unflatten
from ...figures import Learner
from ...figures.text import number
from .digit_parts import digit_parts
from .digits_numbers import EPOCHS, L2, NAMED, SECONDS, SHAPES, SIZES, as_pairs, begin, gradients, train


class DigitsRun:
    """The params of every epoch, and what is said of the gradients that led there."""

    def __init__(self, my_gradients):
        self.gradients = Learner(my_gradients, gradients)
        self.walked = Learner(my_gradients, gradients, use=self._flat)
        self.learners = (self.gradients, self.walked)
        self._done = None

    def __call__(self):
        """(params of each epoch, sentence), worked out once."""
        if self._done is None:
            fit, judged = self._checked() if self.gradients.own else (True, "")
            still = [begin()] * (EPOCHS + 1)
            if self.gradients.own and self.gradients.unwritten:
                seen = train(gradients)
            elif fit:
                seen = self._trained(still)
            else:
                seen = still
            self._done = seen, judged
        return self._done

    def _trained(self, still):
        flat = self.walked(shape=(EPOCHS + 1, n_parameters(SIZES)))
        if self.walked.error is not None or not np.isfinite(flat).all():
            return still
        return [unflatten(row, SHAPES) for row in flat]

    def _flat(self, backward):
        return np.array([flatten(params) for params in train(backward, SECONDS)])

    def _checked(self):
        """(can it be trained with, the outcome of a check by centred differences) of the learner's gradients."""
        X, labels = (array[:7] for array in digit_parts()[0])
        params, name = begin(), self.gradients.name
        found = self.gradients.parts(params, X, labels, L2, shapes=NAMED)
        if self.gradients.unwritten:
            return False, "It is trained with the course's gradients here."
        if not all(np.isfinite(part).all() for part in found.values()):
            return False, "Nothing was trained."
        report = check_gradient(network_loss(X, labels, "relu", L2), as_pairs(found.values()), params)
        if report.agrees:
            return True, f"Checked first: {name} agrees with centred differences at all {report.entries} entries."
        place = f"{report.name}[{', '.join(map(str, report.where))}]"
        return True, (f"Checked first: {name} and centred differences disagree, most at {place}: {number(report.claimed, 3)} "
                      f"against {number(report.measured, 3)}. Trained with it all the same.")
