"""Exercise "negative_sampling": one yes, K noes, and who is pulled and pushed."""

import numpy as np

from .... import log_sigmoid, sigmoid
from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread
from .tells import GUARDS, furthest_off

PARTS = ("loss", "dv", "du", "dR")


def negative_sampling(v, u, R):
    """A yes for u, a no for each row of R."""
    a, t = u @ v, R @ v
    loss = -log_sigmoid(a) - log_sigmoid(-t).sum()
    g, h = sigmoid(a) - 1, sigmoid(t)
    return loss, g * u + R.T @ h, g * v, np.outer(h, v)


def slopes(g_of=lambda a: sigmoid(a) - 1, h_of=sigmoid, loss_of=None):
    """The gradients from other slopes: g = dJ/da from ``g_of(a)`` and h = dJ/dt from ``h_of(t)``."""
    def answer(v, u, R):
        a, t = u @ v, R @ v
        loss = negative_sampling(v, u, R)[0] if loss_of is None else loss_of(a, t)
        g, h = g_of(a), h_of(t)
        return loss, g * u + R.T @ h, g * v, np.outer(h, v)
    return answer


def but(**changes):
    """The right results, but for those named: each from ``change(v, u, R, g, h)``."""
    def answer(v, u, R):
        parts = dict(zip(PARTS, negative_sampling(v, u, R), strict=True))
        g, h = sigmoid(u @ v) - 1, sigmoid(R @ v)
        return tuple((changes[name](v, u, R, g, h) if name in changes else part) for name, part in parts.items())
    return answer


def loss(of):
    """The right gradients with another loss: ``of(a, t)``."""
    return but(loss=lambda v, u, R, g, h: of(u @ v, R @ v))


def _guarded(eps):
    return loss(lambda a, t: -np.log(sigmoid(a) + eps) - np.log(sigmoid(-t) + eps).sum())


def _clipped(most):
    return loss(lambda a, t: -log_sigmoid(np.clip(a, -most, most)) - log_sigmoid(-np.clip(t, -most, most)).sum())


off = furthest_off(negative_sampling, PARTS)


def _shape(parts, v, u, R):
    return f"Your dR has shape {parts[3].shape}, for {len(R)} drawn words."


def _probes():
    return [
        Probe((spread(1, 3) / 3, spread(2, 3), spread(3, 4, 3)), "4 drawn words, vectors of 3 numbers"),
        Probe((spread(4, 5) / 3, spread(5, 5), spread(6, 2, 5)), "2 drawn words, vectors of 5 numbers"),
        Probe((spread(7, 3) / 3, spread(8, 3), spread(9, 3, 3)), "3 drawn words, vectors of 3 numbers", "square"),
        Probe((spread(10, 4) / 2, spread(11, 4), spread(12, 1, 4)), "a single drawn word", "single"),
        Probe((np.array([40.0, 10.0]), np.array([-20.0, -2.0]), np.array([[25.0, 0.0], [-30.0, 1.0], [1.0, -40.0]])),
              "scores from -1190 to 1000", "extreme"),
        Probe((spread(13, 12) / 3, spread(14, 12), spread(15, 20, 12)), "20 drawn words, vectors of 12 numbers", "batch"),
    ]


SAMPLING = Exercise(
    name="negative_sampling",
    title="Negative sampling",
    statement="v, of shape (d,), is the centre vector; u, of shape (d,), the outside vector of the word that stood near; the "
              "rows of R, of shape (K, d), are the outside vectors of K words drawn at random. The loss is minus the logarithm "
              "of `sigmoid(u @ v)`, and for each row r of R, besides, minus the logarithm of `sigmoid(-(r @ v))`. Give back the "
              "loss and its gradients dv, du and dR, each with the shape of its variable. It must stay finite for scores of plus "
              "or minus 1000. You may use `sigmoid` and `log_sigmoid`.",
    signature="my_negative_sampling(v, u, R)",
    reference=negative_sampling,
    outputs=PARTS,
    probes=_probes,
    rules=(
        Rule("I4", "Drawn words treated like the true one", slopes(h_of=lambda t: sigmoid(t) - 1),
             "In yours the drawn words and the centre are pulled together. A no is wanted for them: they "
             "are to be pushed apart.", off,
             variants=(but(dR=lambda v, u, R, g, h: np.outer(h - 1, v)), but(dv=lambda v, u, R, g, h: g * u + R.T @ (h - 1)),
                       slopes(h_of=lambda t: sigmoid(t) - 1, loss_of=lambda a, t: -log_sigmoid(a) - log_sigmoid(t).sum()))),
        Rule("I5", "The slope of the sigmoid, not of its logarithm",
             slopes(lambda a: -sigmoid(a) * (1 - sigmoid(a)), lambda t: sigmoid(t) * (1 - sigmoid(t))),
             "You differentiated the sigmoid. The loss holds its logarithm, which divides by the sigmoid once more.", off,
             variants=(slopes(lambda a: -sigmoid(a) * (1 - sigmoid(a))), slopes(h_of=lambda t: sigmoid(t) * (1 - sigmoid(t))))),
        Rule("I8", "The mean over the drawn words",
             slopes(h_of=lambda t: sigmoid(t) / len(t), loss_of=lambda a, t: -log_sigmoid(a) - log_sigmoid(-t).mean()),
             "What the drawn words bring was divided by how many there are. The loss adds them up.", off,
             variants=(slopes(h_of=lambda t: sigmoid(t) / len(t)),
                       loss(lambda a, t: -log_sigmoid(a) - log_sigmoid(-t).mean()))),
        Rule("C1", "Sign turned", slopes(lambda a: 1 - sigmoid(a), lambda t: -sigmoid(t)),
             "The right sizes, the opposite signs: a step against these gradients pushes the true word away.", off),
        Rule("push-sign", "Pushes with the wrong sign", slopes(h_of=lambda t: -sigmoid(t)),
             "The sigmoids of the drawn words have the wrong sign. A step goes against the gradient, so that these words would "
             "be pulled towards the centre.", off,
             variants=(but(dR=lambda v, u, R, g, h: -np.outer(h, v)), but(dv=lambda v, u, R, g, h: g * u - R.T @ h))),
        Rule("pull-sign", "The pull with the wrong sign", slopes(g_of=lambda a: 1 - sigmoid(a)),
             "The true word's part has the wrong sign. A step goes against the gradient, so that it would be pushed away.", off,
             variants=(but(du=lambda v, u, R, g, h: -g * v), but(dv=lambda v, u, R, g, h: -g * u + R.T @ h))),
        Rule("I4-yes", "The true word treated like a drawn one", slopes(g_of=sigmoid),
             "You push the true word away. A yes is wanted for it.", off,
             variants=(but(du=lambda v, u, R, g, h: (g + 1) * v),)),
        Rule("complement", "The sigmoid of minus the score", slopes(h_of=lambda t: sigmoid(-t)),
             "For a drawn word you took the sigmoid of minus its score. A word that scores low already would be pushed "
             "most.", off,
             variants=(but(dR=lambda v, u, R, g, h: np.outer(1 - h, v)), but(dv=lambda v, u, R, g, h: g * u + R.T @ (1 - h)))),
        Rule("only-true", "dv from the true word alone", but(dv=lambda v, u, R, g, h: g * u),
             "In dv the drawn words are missing. The centre vector stands in their scores too.", off),
        Rule("only-drawn", "dv from the drawn words alone", but(dv=lambda v, u, R, g, h: R.T @ h),
             "In dv the true word is missing.", off),
        Rule("I2", "R as it stands", but(dv=lambda v, u, R, g, h: g * u + R @ h),
             "In dv you summed along rows of R. The sum over drawn words runs down its columns.", off, on="square"),
        Rule("own-u", "u itself in du", but(du=lambda v, u, R, g, h: g * u),
             "For du you gave a multiple of u. In the score u meets v, so v is what remains.", off),
        Rule("own-v", "v itself in dv", but(dv=lambda v, u, R, g, h: g * v + R.T @ h),
             "dv holds a multiple of v. In the score v meets u, so u is what remains.", off),
        Rule("swapped", "Two results exchanged", lambda *args: tuple(negative_sampling(*args)[k] for k in (0, 2, 1, 3)),
             "dv and du stand in each other's place. Their shapes are alike, so nothing else shows it.",
             lambda parts, v, u, R: f"All {v.size} entries of your dv are those of v times one number.", whole=True),
        Rule("own-R", "R itself in dR", but(dR=lambda v, u, R, g, h: h[:, None] * R),
             "In dR each row meets itself. In the score it meets v.", off),
        Rule("D2", "dR transposed", but(dR=lambda v, u, R, g, h: np.outer(v, h)),
             "Your dR is turned round: it has a row for each drawn word, as R has.", _shape),
        Rule("summed", "The drawn words added up", but(dR=lambda v, u, R, g, h: h.sum() * v),
             "Your dR is one vector. Each drawn word has a gradient of its own.", _shape,
             variants=(but(dR=lambda v, u, R, g, h: R.T @ h),)),
        Rule("same-rows", "The same push for all", but(dR=lambda v, u, R, g, h: np.tile(h.sum() * v, (len(R), 1))),
             "All rows of your dR are the same. Each drawn word is pushed by its own score.", off,
             variants=(but(dR=lambda v, u, R, g, h: np.tile(h.mean() * v, (len(R), 1))),)),
        Rule("no-slope", "Whole pushes and pulls", slopes(lambda a: -1.0, lambda t: np.ones_like(t)),
             "You push and pull with full force. How much is wrong is what counts: a no that is nearly sure needs hardly a "
             "push.", off),
        Rule("loss-sum", "One sigmoid for all drawn words", loss(lambda a, t: -log_sigmoid(a) - log_sigmoid(-t.sum())),
             "In the loss you added the scores first. Each drawn word has a logarithm of its own.", off),
        Rule("loss-sign", "The drawn words' scores as they are", loss(lambda a, t: -log_sigmoid(a) - log_sigmoid(t).sum()),
             "In the loss the drawn words count as if a yes were wanted for them.", off),
        Rule("loss-true", "The loss without the drawn words", loss(lambda a, t: -log_sigmoid(a)),
             "Your loss does not hold the drawn words.", off),
        Rule("no-minus", "The loss without its minus", loss(lambda a, t: log_sigmoid(a) + log_sigmoid(-t).sum()),
             "A logarithm of a sigmoid is never above 0, and this loss is never below.", off,
             variants=(loss(lambda a, t: -log_sigmoid(a) + log_sigmoid(-t).sum()),)),
        Rule("no-log", "The loss without logarithms", loss(lambda a, t: -sigmoid(a) - sigmoid(-t).sum()),
             "Your loss holds sigmoids, not their logarithms.", off,
             variants=(loss(lambda a, t: 1 - sigmoid(a) + sigmoid(t).sum()),)),
        Rule("C12", "The logarithm of a sigmoid that is 0", loss(lambda a, t: -np.log(sigmoid(a)) - np.log(sigmoid(-t)).sum()),
             "Far out a sigmoid is 0 to all digits, and its logarithm is lost. `log_sigmoid` never forms it.",
             lambda parts, *args: f"Your loss is {parts[0]:.4g}, for scores between -1190 and 1000.", on="extreme",
             variants=(loss(lambda a, t: -np.log(sigmoid(a)) - np.log(1 - sigmoid(t)).sum()),)),
        Rule("C13", "A guard in the logarithm", _guarded(GUARDS[0]),
             "You added a little to each sigmoid, or kept it, or its score, within limits. The logarithm stays finite, and no "
             "longer grows with the score. `log_sigmoid` needs no guard.",
             lambda parts, *args: f"Your loss is {parts[0]:.4g}, for scores between -1190 and 1000.", on="extreme",
             variants=(*map(_guarded, GUARDS[1:]), *map(_clipped, (20, 30, 50, 100, 500, 700)))),
    ),
    hints=("Scores first: a = u @ v is one number, t = R @ v has one for each drawn word.",
           "The slope of a yes is sigmoid(a) - 1, that of a no is sigmoid(t): what the model says, minus what is wanted.",
           "Each slope meets the other vector of its scalar product. v stands in all of the scores, so dv adds up everything."),
    reason="Two slopes, of one rule: what the model says, minus what is wanted. Where they are 0 nothing moves any more. "
           "`negative_sampling` in `helpers` does the same for many pairs.",
)
