"""How long it takes to check derivations and to judge typed lines, and how a check's cost grows with what it compares.

Run it from the project's root: python -m tests.benchmarks.derivations

Times are medians, in milliseconds; beside each stands its share of the goal (below 1 the goal is met). The growth is
a ratio of two times of the same run, beside the ratio of the entries compared.
"""

from functools import partial
from statistics import median
from time import perf_counter

from helpers.notation import D, Derivation, Index, Line, Sum, Tensor, compare, exp, log, softmax
from helpers.notation.environment import Environment

from ..lessons.parts import DERIVATIONS, SPOTS

TEN_LINES, TYPED = 300.0, 200.0  # goals, in ms
REPEATS = 7


def timed(task, repeats=REPEATS):
    """The median time of a task in milliseconds."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        task()
        times.append(1000 * (perf_counter() - start))
    return median(times)


def ten_lines():
    """A derivation of ten lines of the kinds that lessons have, with two derivatives and a double sum."""
    z, y = Tensor("z", ("C",)), Tensor("y", ("C",), "probability")
    i, j, k = Index("i", "C"), Index("j", "C"), Index("k", "C")
    total, p = Sum(j, exp(z[j])), softmax(z)
    lines = [
        D(-Sum(k, y[k] * log(p[k])), z[i]), D(-Sum(k, y[k] * (z[k] - log(total))), z[i]),
        -y[i] + D(log(total), z[i]),
        -y[i] + exp(z[i]) / total, exp(z[i]) / total - y[i], exp(z[i]) / total * Sum(k, y[k]) - y[i],
        Sum(k, y[k] * exp(z[i]) / total) - y[i],
        Sum(k, y[k] * p[i]) - y[i], p[i] * Sum(k, y[k]) - y[i], p[i] - y[i],
    ]  # fmt: skip
    return tuple(Line(line, "") for line in lines)


def check_fresh(lines, draws=100):
    """Check a derivation that has not been drawn before."""
    found = Derivation("fresh", lines, draws=draws).check()
    assert all(evidence.equal for evidence in found)


def typed_lines():
    """For each derivation the slowest verdict on any of its lines, its slips, and a line that is simply wrong."""
    for name, derivation in DERIVATIONS.items():
        texts = [e.text() for e in (*derivation.expressions, *(s.line for s in derivation.slips))]
        texts += [f"2 * ({text}) + 0.5" for text in texts]
        yield (
            name,
            max(
                (timed(partial(derivation.judge, text, after), 3), text)
                for text in texts
                for after in range(1, len(derivation.lines))
            ),
        )
    for name, spot in SPOTS.items():
        texts = [e.text() for e in spot.derivation.expressions]
        yield name, max((timed(partial(spot.mend, text), 3), text) for text in texts)


def growth():
    """(what, entries, ms) for comparisons of the same lines with more draws, and over longer axes."""
    z, i, j = Tensor("z", ("C",)), Index("i", "C"), Index("j", "C")
    left, right = exp(z[i]) * z[j] / Sum(j, exp(z[j])), softmax(z)[i] * z[j]
    for draws, length in ((100, 10), (1000, 10), (10_000, 10), (100, 30), (100, 100), (100, 300)):
        ms = timed(partial(compare_once, left, right, length, draws))
        yield f"{draws} draws, C = {length}", draws * length**2, ms


def compare_once(left, right, length, draws):
    compare(left, right, envs=[Environment({"C": length}, draws, 1)])


def longest_work():
    """The slowest lines that are let through: much work, and many slips to compare with."""
    derivation = DERIVATIONS["cross_entropy_gradient.batch"]
    step = derivation.step(1)
    line = derivation.expressions[0].text()
    heavy = [" + ".join([line] * n) for n in range(1, 8)]
    for text in heavy:
        if len(text) < 400:
            verdict = step.judge(text)
            yield verdict.kind, len(text), timed(partial(step.judge, text), 3)


def main():
    lines = ten_lines()
    ms = timed(partial(check_fresh, lines))
    print(f"{'ten lines on 100 draws':44} {ms:8.1f} ms   {ms / TEN_LINES:5.2f} of the goal")
    lesson, ms = max(
        ((name, timed(partial(check_fresh_of, d))) for name, d in DERIVATIONS.items()),
        key=lambda pair: pair[1],
    )
    print(f"{'slowest lesson: ' + lesson:44} {ms:8.1f} ms   {ms / TEN_LINES:5.2f}")
    print("\nThe slowest verdict on a typed line")
    for name, (ms, text) in typed_lines():
        print(f"{name:44} {ms:8.1f} ms   {ms / TYPED:5.2f}   {text[:50]}")
    for kind, length, ms in longest_work():
        print(f"{f'a line of much work ({length} signs, {kind})':44} {ms:8.1f} ms   {ms / TYPED:5.2f}")
    print("\nA comparison, by the entries it compares")
    first = None
    for what, entries, ms in growth():
        first = first or (entries, ms)
        print(f"{what:44} {ms:8.2f} ms   time × {ms / first[1]:7.1f}, entries × {entries / first[0]:7.1f}")


def check_fresh_of(derivation):
    Derivation(derivation.title, derivation.lines, derivation.given, derivation.also).check()


if __name__ == "__main__":
    main()
