"""An equation on the page is one that was checked, or a definition: the rules that find any other.

Each rule takes a notebook and the set of LaTeX lines that its lesson has checked (in the form that
``mathtext.normal`` gives) and returns what breaks the rule, one sentence each.
"""

import ast
import html
import re

from .mathtext import claims, codes, is_symbol, lines, normal, spans, without_code, without_spans
from .source import numbered, outputs, trees

DEFINITION = re.compile(r"(?:>\s*|[-*+]\s+|\d+\.\s+)*\*\*Definition")
BY_HAND = {
    "Math",
    "Latex",
    "Markdown",
    "HTMLMath",
    "HTML",
    "display_latex",
    "display_markdown",
    "display_html",
}
PLAIN_RELATION = re.compile(r"(?<![=<>!-])=(?![=>])|[≈≤≥≠∝≡⇒⟹⇔]")
TYPESET = ("text/latex", "text/html", "text/markdown")


def prose_is_checked(notebook, checked):
    """Each relation in the prose is checked, or stands in a paragraph that begins with Definition."""
    for place, cell in numbered(notebook, "markdown"):
        for latex in _claims_in(cell.source):
            if normal(latex) not in checked:
                yield f"cell {place}: nothing checks {latex.strip()!r}"


def _claims_in(markdown):
    """The lines with a relation in prose, those of definitions left out."""
    defining = False
    for paragraph in re.split(r"\n\s*\n", without_code(markdown)):
        only_mathematics = not without_spans(paragraph).strip(" .,;\n")
        defining = bool(DEFINITION.match(paragraph.strip())) or (defining and only_mathematics)
        if not defining:
            yield from (line for span in spans(paragraph) for line in lines(span) if claims(line))


def no_plain_equations(notebook, checked):
    """No equation is written in plain letters or disguised as code, where nothing could check it."""
    for place, cell in numbered(notebook, "markdown"):
        prose = without_code(cell.source)
        plain = re.sub(r"<[^<>]*>|\]\([^)]*\)|https?://\S+", " ", without_spans(prose))
        for match in PLAIN_RELATION.finditer(plain):
            around = plain[max(0, match.start() - 30) : match.start() + 30].strip()
            yield f"cell {place}: an equation in plain letters: {around!r}"
        for code in codes(cell.source):
            if PLAIN_RELATION.search(code) and not _is_python(code):
                yield f"cell {place}: an equation disguised as code: {code!r}"


def _is_python(code):
    for mode in (code.strip(), f"f({code.strip()})"):  # a statement, or an argument such as axis=-1
        try:
            ast.parse(mode)
            return True
        except SyntaxError:
            continue
    return False


def nothing_typeset_by_hand(notebook, checked):
    """Code cells do not typeset mathematics themselves: the lesson's objects do, and they are checked."""
    for place, _, tree in trees(notebook):
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
        for name in sorted(names & BY_HAND):
            yield f"cell {place} uses {name}: mathematics typeset by hand is not checked"


def outputs_are_checked(notebook, checked):
    """Each line of mathematics in a saved output is one that the lesson has checked, or a mere symbol."""
    for place, output in outputs(notebook):
        for mime in TYPESET:
            text = str(output.get("data", {}).get(mime, ""))
            text = html.unescape(text) if mime == "text/html" else without_code(text)
            for line in (line for span in spans(text) for line in lines(span)):
                if not is_symbol(line) and normal(line) not in checked:
                    yield f"cell {place}: nothing checks {line.strip()!r} in its {mime}"


RULES = [prose_is_checked, no_plain_equations, nothing_typeset_by_hand, outputs_are_checked]
