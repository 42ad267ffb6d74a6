"""Answers that learners of lesson 05 might really give for differences of all kinds, right and wrong."""

import numpy as np

from helpers import numerical_gradient
from helpers.lessons.gradient_checking.exercises import EXERCISES

from ..answering import as_expected, every_answer, tried


def copies(f, x, eps):
    grad = np.zeros_like(x, dtype=float)
    for i in np.ndindex(x.shape):
        up, down = np.array(x, dtype=float), np.array(x, dtype=float)
        up[i] += eps
        down[i] -= eps
        grad[i] = (float(f(up)) - float(f(down))) / (2 * eps)
    return grad


def unit_vectors(f, x, eps):
    flat = []
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = eps
        e = e.reshape(x.shape)
        ahead = float(f(x + e))
        flat.append((ahead - float(f(x - e))) / 2 / eps)
    return np.array(flat).reshape(x.shape)


def copied_once(f, x, eps):
    """Both copies made before the loop, so every step stays in them."""
    grad, up, down = np.zeros(x.shape), x.astype(float), x.astype(float)
    for i in np.ndindex(x.shape):
        up[i] += eps
        down[i] -= eps
        grad[i] = (float(f(up)) - float(f(down))) / (2 * eps)
    return grad


def restored(f, x, eps):
    x = x.astype(float)
    grad = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        old = x[i]
        x[i] = old + eps
        plus = f(x) * 1.0
        x[i] = old - eps
        minus = f(x) * 1.0
        x[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad


def restored_in_the_callers_array(f, x, eps):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        plus = float(f(x))
        x[i] = old - eps
        minus = float(f(x))
        x[i] = old
        grad[i] = (plus - minus) / (2 * eps)
    return grad


def moved(numerator, integers=False, buffer=False):
    def answer(f, x, eps):
        grad = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            up, down = (x.copy() if integers else x.astype(float) for _ in range(2))
            up[i] += eps
            down[i] -= eps
            a, b = (f(up), f(down)) if buffer else (float(f(up)), float(f(down)))
            grad[i] = numerator(a, b, float(f(x.astype(float))), eps)
        return grad
    return answer


def never_put_back(f, x, eps):
    x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        plus = float(f(x))
        x[i] -= 2 * eps
        grad[i] = (plus - float(f(x))) / (2 * eps)
    return grad


def only_to_the_middle(f, x, eps):
    x = x.astype(float)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        plus = float(f(x))
        x[i] -= eps
        grad[i] = (plus - float(f(x))) / (2 * eps)
    return grad


def put_back_by_adding(f, x, eps):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        plus = float(f(x))
        x[i] -= 2 * eps
        grad[i] = (plus - float(f(x))) / (2 * eps)
        x[i] += eps
    return grad


def row_by_row(f, x, eps):
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.astype(float), x.astype(float)
        up[i] += eps
        down[i] -= eps
        grad[i] = (float(f(up)) - float(f(down))) / (2 * eps)
    return grad


def sides(decide):
    def answer(f, x, eps):
        out = []
        for i in range(len(x)):
            e = eps * np.eye(len(x))[i]
            out.append(decide((f(x) - f(x - e)) / eps, (f(x + e) - f(x)) / eps))
        return out
    return answer


def complex_each(take):
    def answer(f, x, eps):
        out = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            z = x + 0j
            z[i] += eps * 1j
            out[i] = take(f, z, x, eps)
        return out
    return answer


def into_floats(f, x, eps):
    out = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        z = x.copy()
        z[i] += 1j * eps
        out[i] = f(z).imag / eps
    return out


TABLE = {
    "numerical_gradient": [
        ("right", copies), ("right", unit_vectors), ("right", restored), ("right", moved(lambda a, b, h, e: (a - b) / 2 / e)),
        ("right", lambda f, x, eps: numerical_gradient(f, x, eps)), ("right", lambda f, x, eps: copies(f, x, eps).tolist()),
        ("right", moved(lambda a, b, h, e: 0.5 * ((a - h) / e + (h - b) / e))),
        ("F1", moved(lambda a, b, h, e: (a - h) / e)), ("F1", moved(lambda a, b, h, e: (h - b) / e)),
        ("two-steps", moved(lambda a, b, h, e: (a - b) / e)), ("F19", moved(lambda a, b, h, e: a - b / (2 * e))),
        ("F19", moved(lambda a, b, h, e: (a - b) / 2 * e)), ("B5", moved(lambda a, b, h, e: (b - a) / (2 * e))),
        ("F6", moved(lambda a, b, h, e: float((a - b) / (2 * e)), buffer=True)), ("F5", never_put_back),
        ("F5", copied_once),
        ("D22", moved(lambda a, b, h, e: (a - b) / (2 * e), integers=True)), ("half-forward", only_to_the_middle),
        ("rows", row_by_row), ("F5", put_back_by_adding), ("D22", restored_in_the_callers_array),
        ("all-at-once", lambda f, x, eps: (float(f(x + eps)) - float(f(x - eps))) / (2 * eps)),
        ("own-eps", lambda f, x, eps: numerical_gradient(f, x)), ("own-eps", lambda f, x, eps: numerical_gradient(f, x, 1e-7)),
        ("undivided", moved(lambda a, b, h, e: a - b)), ("wrong", lambda f, x, eps: 2 * x), ("wrong", lambda f, x, eps: f(x)),
        ("wrong", lambda f, x, eps: copies(f, x, eps).ravel()), ("wrong", lambda f, x, eps: 3 * copies(f, x, eps)),
        ("wrong", lambda f, x, eps: copies(f, x, eps) ** 2), ("wrong", lambda f, x, eps: f(x[0] + eps)),
        ("error", lambda f, x, eps: copies(f, x, eps) @ x[:, None] @ x),
    ],
    "directional_derivative": [
        ("right", lambda f, x, u, eps: (float(f(x + eps * u)) - float(f(x - eps * u))) / (2 * eps)),
        ("right", lambda f, x, u, eps: (np.copy(f(x + eps * u)) - f(x - eps * u)) / 2 / eps),
        ("right", lambda f, x, u, eps: sum(s * float(f(x + s * eps * u)) for s in (1, -1)) * 0.5 / eps),
        ("F6", lambda f, x, u, eps: (f(x + eps * u) - f(x - eps * u)) / (2 * eps)),
        ("F1", lambda f, x, u, eps: (float(f(x + eps * u)) - float(f(x))) / eps),
        ("two-steps", lambda f, x, u, eps: (float(f(x + eps * u)) - float(f(x - eps * u))) / eps),
        ("F19", lambda f, x, u, eps: float(f(x + eps * u)) - float(f(x - eps * u)) / (2 * eps)),
        ("unit", lambda f, x, u, eps: (float(f(x + eps * u)) - float(f(x - eps * u))) / (2 * eps * np.linalg.norm(u))),
        ("entries", lambda f, x, u, eps: (copies(f, x, eps) * u).sum()),
        ("entries", lambda f, x, u, eps: np.vdot(copies(f, x, eps), u)),
        ("u-forgotten", lambda f, x, u, eps: (float(f(x + eps)) - float(f(x - eps))) / (2 * eps)),
        ("gradient", lambda f, x, u, eps: copies(f, x, eps)),
        ("at-u", lambda f, x, u, eps: (float(f(u + eps * x)) - float(f(u - eps * x))) / (2 * eps)),
        ("wrong", lambda f, x, u, eps: (copies(f, x, 1e-6) * u).sum()), ("wrong", lambda f, x, u, eps: f(u)),
        ("wrong", lambda f, x, u, eps: (float(f(x + u)) - float(f(x - u))) / 2),
    ],
    "complex_step": [
        ("right", complex_each(lambda f, z, x, e: f(z).imag / e)), ("right", complex_each(lambda f, z, x, e: np.imag(f(z) / e))),
        ("right", complex_each(lambda f, z, x, e: (f(z) / (1j * e)).real)),
        ("right", lambda f, x, eps: np.array([np.imag(f(x + 1j * eps * e.reshape(x.shape))) / eps
                                              for e in np.eye(x.size)]).reshape(x.shape)),
        ("real-part", complex_each(lambda f, z, x, e: f(z).real / e)), ("undivided", complex_each(lambda f, z, x, e: f(z).imag)),
        ("two-steps", complex_each(lambda f, z, x, e: f(z).imag / (2 * e))),
        ("size", complex_each(lambda f, z, x, e: abs(f(z)) / e)),
        ("centred", lambda f, x, eps: copies(f, x, eps)), ("all-at-once", lambda f, x, eps: f(x + 1j * eps).imag / eps),
        ("B5", complex_each(lambda f, z, x, e: -f(z).imag / e)), ("no-step", into_floats),
        ("wrong", lambda f, x, eps: f(x + 1j * eps)), ("wrong", complex_each(lambda f, z, x, e: f(z).imag * e)),
    ],
    "kinks": [
        ("right", sides(lambda left, right: abs(left - right) > 0.01)),
        ("right", sides(lambda left, right: not abs(right - left) <= 0.01)),
        ("right", sides(lambda left, right: (right - left) ** 2 > 1e-4)),
        ("right", lambda f, x, eps: np.array(sides(lambda left, right: abs(left - right) > 0.01)(f, x, eps))),
        ("no-abs", sides(lambda left, right: right - left > 0.01)), ("no-abs", sides(lambda left, right: left - right > 0.01)),
        ("sizes", sides(lambda left, right: abs(abs(right) - abs(left)) > 0.01)), ("zero", lambda f, x, eps: x == 0),
        ("sign-change", sides(lambda left, right: left * right < 0)), ("slack", sides(lambda left, right: left != right)),
        ("slope", sides(lambda left, right: abs(right) > 0.01)), ("slope", sides(lambda left, right: abs(right + left) > 0.01)),
        ("not", sides(lambda left, right: abs(left - right) <= 0.01)),
        ("F10", lambda f, x, eps: np.abs(copies(f, x, eps) - copies(f, x, eps / 2)) > 0.01),
        ("wrong", sides(lambda left, right: left - right)), ("undivided", lambda f, x, eps: np.zeros(len(x), dtype=bool)),
        ("wrong", lambda f, x, eps: any(sides(lambda left, right: abs(left - right) > 0.01)(f, x, eps))),
    ],
}


@every_answer(TABLE)
def test_answer(name, i, expected, answer):
    verdict = EXERCISES[name].check(answer)
    assert as_expected(verdict, expected), verdict


def test_every_exercise_here_is_tried_with_ten_answers():
    assert min(tried(TABLE).values()) >= 10


def test_a_complex_step_of_the_transposed_array_is_refused():
    """A symmetric f would not notice: one probe of two axes has unequal weights."""
    def turned(f, x, eps):
        gradient = np.zeros(x.shape)
        for k in np.ndindex(x.shape):
            z = x.astype(complex)
            z[k] += 1j * eps
            gradient[k] = f(z.T).imag / eps
        return gradient

    assert EXERCISES["complex_step"].check(turned).kind == "wrong"
