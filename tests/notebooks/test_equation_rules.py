"""Each rule about equations passes what was checked or defined, and refuses everything else."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from . import equations
from .mathtext import claims, lines, normal, spans, without_code
from .sample import Damages, good_notebook, result

CHECKED = {
    normal(r"\sigma'(z) = \sigma(z) \left(1 - \sigma(z)\right)"),
    normal(r"= \frac{a}{b}"),
    normal("a + b"),
}
CASES = Damages()
breaks = CASES.breaks


def prose(notebook, text):
    notebook.cells.append(new_markdown_cell(text))


def output(notebook, mime, text):
    notebook.cells.append(new_code_cell("x", outputs=[result(None, {mime: text, "text/plain": "x"})]))


@breaks(equations.prose_is_checked)
def unchecked_inline(notebook):
    prose(notebook, r"So $\sigma'(z) = \sigma(z) \sigma(1 - z)$ holds.")


@breaks(equations.prose_is_checked)
def unchecked_display(notebook):
    prose(notebook, "So\n\n$$\nL\n\\le 1\n$$\n\nholds.")


@breaks(equations.prose_is_checked)
def unchecked_in_brackets(notebook):
    prose(notebook, r"So \\(p \propto e^z\\) holds.")


@breaks(equations.prose_is_checked)
def unchecked_environment(notebook):
    prose(notebook, "\\begin{align}\na &= b \\\\ c &= d\n\\end{align}")


@breaks(equations.prose_is_checked)
def one_line_of_two_unchecked(notebook):
    prose(notebook, "$$\\begin{aligned} &= \\frac{a}{b} \\\\ &= \\frac{b}{a} \\end{aligned}$$")


@breaks(equations.prose_is_checked)
def limit(notebook):
    prose(notebook, r"As $z \to \infty$ it goes flat.")


@breaks(equations.prose_is_checked)
def inside_a_fraction(notebook):
    prose(notebook, r"$\mathbf{1}\{y = k\} - \frac{1}{2}$")


@breaks(equations.prose_is_checked)
def claim_after_a_definition(notebook):
    prose(notebook, "**Definition.** $s = 1$\n\nHence $t = 2$.")


@breaks(equations.no_plain_equations)
def in_plain_letters(notebook):
    prose(notebook, "Remember that σ′ = σ(1 − σ).")


@breaks(equations.no_plain_equations)
def about_equal_in_plain_letters(notebook):
    prose(notebook, "It is ≈ 0.25 there.")


@breaks(equations.no_plain_equations)
def disguised_as_code(notebook):
    prose(notebook, "Remember `dL/dz = yhat - y`.")


@breaks(equations.nothing_typeset_by_hand)
def math_by_hand(notebook):
    notebook.cells[3].source = "from IPython.display import Math\nMath('a = b')"


@breaks(equations.nothing_typeset_by_hand)
def math_by_module(notebook):
    notebook.cells[3].source = "import IPython\nIPython.display.Latex('$a = b$')"


@breaks(equations.nothing_typeset_by_hand)
def widget_by_hand(notebook):
    notebook.cells[3].source = "import ipywidgets\nipywidgets.HTMLMath('$a = b$')"


@breaks(equations.outputs_are_checked)
def latex_output(notebook):
    output(notebook, "text/latex", r"$\sigma'(z) = \sigma(z)$")


@breaks(equations.outputs_are_checked)
def html_output(notebook):
    output(notebook, "text/html", r"<p>$$\frac{b}{a} &lt; 1$$</p>")


@breaks(equations.outputs_are_checked)
def markdown_output(notebook):
    output(notebook, "text/markdown", r"\(a - b\)")


@pytest.mark.parametrize("rule, damage", CASES, ids=lambda part: part.__name__)
def test_an_unchecked_equation_is_reported(rule, damage):
    notebook = good_notebook()
    damage(notebook)
    assert list(rule(notebook, CHECKED)), f"{rule.__name__} did not notice: {damage.__name__}"


@pytest.mark.parametrize("rule", equations.RULES, ids=lambda rule: rule.__name__)
def test_what_is_checked_or_defined_passes(rule):
    notebook = good_notebook()
    prose(
        notebook,
        r"So $\sigma'( z ) = \,\sigma({\color{#1f77c8}{z}})\left(1-\sigma(z)\right)$, $z_k$, `axis=-1`",
    )
    prose(
        notebook,
        "> **Definition.** A loss is\n\n$$L = -\\log p_y$$\n\nand so on, with $\\sum_{k=1}^{C} p_k$ at hand.",
    )
    prose(notebook, "```text\na = b\n```\n<span style='x'>[a](https://a.org/?q=1) b -> c</span>")
    output(notebook, "text/html", r"<p>$\hat{y}_k$, $$= \frac{{\color{#1f77c8}{a}}}{b}$$ $a + b$</p>")
    assert list(rule(notebook, CHECKED)) == []


def test_every_rule_is_seen_to_fail():
    assert {rule for rule, _ in CASES} == set(equations.RULES)


def test_spans_are_found_in_every_writing():
    text = r"a $b$ and $$c$$ \\(d\\) \\[e\\] \(f\) \[g\] \$5 `$h$`"
    assert spans(without_code(text)) == ["b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize("latex", [r"a \leq b", r"a<b", r"\frac{a}{b=c}", r"a \approx b", r"\lim_{x \to 0} f = 1", r"a \ne b"])
def test_a_relation_is_a_claim(latex):
    assert claims(latex)


@pytest.mark.parametrize("latex", [r"\left( a \right)", r"\sum_{k=1}^{C} z_{k}", r"\lim_{x \to 0}", r"\leftarrowtail a", "e^{a}"])
def test_anything_else_is_not(latex):
    assert not claims(latex)


def test_lines_of_a_display_are_separate():
    assert [normal(line) for line in lines("\\begin{aligned} a &= b \\\\[2pt] &= c \\end{aligned}")] == [
        "a=b",
        "=c",
    ]


@pytest.mark.parametrize(
    "one, other", [(r"\sigma z", r"\sigmaz"), ("a - b", "b - a"), (r"e^{a+b}", r"e^a+b"), ("x_{12}", "x_12")]
)
def test_different_mathematics_stays_different(one, other):
    assert normal(one) != normal(other)
