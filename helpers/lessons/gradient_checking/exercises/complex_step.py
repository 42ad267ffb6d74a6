"""Exercise "complex_step": a derivative without a difference."""

import numpy as np

from ....exercises import Exercise, Probe, Rule
from ....exercises.draws import spread


def polynomial(z):
    """Powers up to the third, coupled; takes complex numbers as well as real ones."""
    weights = np.arange(1, z.size + 1).reshape(z.shape)
    return (weights * z ** 3).sum() / 3 - z.flat[0] * z.flat[-1]


def bell(z):
    """exp and sin, for complex numbers too."""
    return np.exp(-(z ** 2).sum() / 8) + np.sin(z).sum()


def complex_step(f, x, eps):
    """Each entry in its turn moved by i eps; the imaginary part of f, over eps."""
    gradient = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        z = x.astype(complex)
        z[k] += 1j * eps
        gradient[k] = f(z).imag / eps
    return gradient


def each(number):
    """A rule that moves one entry by i eps and takes ``number(f, z, eps)``."""
    def rule(f, x, eps):
        gradient = np.zeros(x.shape)
        for k in np.ndindex(x.shape):
            z = x.astype(complex)
            z[k] += 1j * eps
            gradient[k] = number(f, z, eps)
        return gradient
    return rule


def _real_steps(f, x, eps):
    gradient = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[k] = eps
        gradient[k] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


def _entry(g, f, x, eps):
    return f"With eps {eps:g}, your first entry is {np.ravel(g)[0]:.4g}."


COMPLEX = Exercise(
    name="complex_step",
    title="Write the complex step",
    statement="f takes an array of real or of complex numbers and gives back one number of the same kind. x is an array of "
              "floats. Give back an array of floats shaped like x: for every entry the imaginary part of f over eps, with "
              "that entry moved by i eps and all others where they were. Python writes i as `1j`. eps may be as small as "
              "1e-200.",
    signature="my_complex_step(f, x, eps)",
    reference=complex_step,
    probes=lambda: [
        Probe((polynomial, spread(1, 4), 1e-20), "polynomial, 4 numbers, eps 1e-20", tolerance=5e-7),
        Probe((bell, spread(2, 2, 3), 1e-20), "bell, x of shape (2, 3), eps 1e-20", tolerance=5e-7),
        Probe((polynomial, spread(3, 3), 0.5), "polynomial, 3 numbers, eps 0.5", tolerance=5e-7),
        Probe((polynomial, spread(4, 1), 1e-20), "polynomial, one number alone", "single", tolerance=5e-7),
        Probe((bell, spread(5, 3), 1e-200), "bell, eps 1e-200", "extreme", tolerance=5e-7),
        Probe((polynomial, spread(7, 2, 4), 1e-20), "polynomial, x of shape (2, 4)", "batch", tolerance=5e-7),
        Probe((polynomial, spread(6, 12), 1e-20), "polynomial, 12 numbers", "batch", tolerance=5e-7),
    ],
    rules=(
        Rule("centred", "A real step", _real_steps,
             "Your step is real. So small a step vanishes beside x, and both values are the same. The step goes along the "
             "imaginary axis, where nothing is there to swallow it.", _entry),
        Rule("real-part", "The real part", each(lambda f, z, eps: f(z).real / eps),
             "The real part is the value of f, or nearly. What moved is in the imaginary part.", _entry),
        Rule("undivided", "Not divided by the step", each(lambda f, z, eps: f(z).imag),
             "The imaginary part is as small as the step. Divide by it.", _entry),
        Rule("two-steps", "Divided by two steps", each(lambda f, z, eps: f(z).imag / (2 * eps)),
             "There is one step here, and no difference: nothing is two steps apart.", _entry),
        Rule("size", "The size of the result", each(lambda f, z, eps: (abs(f(z)) - abs(f(z.real))) / eps),
             "The size of a complex number mixes its two parts. Take the imaginary part alone.", _entry,
             variants=(each(lambda f, z, eps: abs(f(z)) / eps), each(lambda f, z, eps: (abs(f(z)) - f(z.real)) / eps))),
        Rule("all-at-once", "All entries moved together",
             lambda f, x, eps: np.full(x.shape, f(x + 1j * eps).imag / eps),
             "You added i eps to every entry, so you have one slope along all axes together.",
             lambda g, f, x, eps: f"For {x.size} entries of x you called f 1 time.",
             variants=(lambda f, x, eps: f(x + 1j * eps).imag / eps,)),
        Rule("no-step", "Nothing moved", lambda f, x, eps: f(x + 0j).imag / eps + np.zeros(x.shape),
             "No entry moved along the imaginary axis. An array of floats drops the imaginary part of what is put into it.",
             lambda g, f, x, eps:
             f"{(np.asarray(g) == 0).sum()} of your {np.size(g)} entries are exactly 0."),
        Rule("F5", "Entries that stay moved", lambda f, x, eps: _drifting(f, x, eps),
             "An entry that was measured keeps its i eps, so later imaginary parts hold all earlier slopes as well.",
             lambda g, f, x, eps: f"Your last entry is {np.ravel(g)[-1]:.4g}, with {x.size} entries moved."),
        Rule("B5", "Sign turned", each(lambda f, z, eps: -f(z).imag / eps),
             "A step along plus i gives the slope with its own sign.", _entry),
    ),
    hints=("An array of floats cannot hold `1j`: what does `x.astype(complex)` give?",
           "No difference is taken, so no digits are lost: one call for each entry, then `.imag`."),
    reason="The derivative stands in the imaginary part, where the value of f does not stand beside it. Nothing is "
           "subtracted, so eps may be as small as you like.",
)


def _drifting(f, x, eps):
    gradient, z = np.zeros(x.shape), x.astype(complex)
    for k in np.ndindex(x.shape):
        z[k] += 1j * eps
        gradient[k] = f(z).imag / eps
    return gradient
