"""Find the mathematics in prose and in HTML, and bring LaTeX into one form in which writings compare."""

import html
import re

SPAN = re.compile(
    r"\$\$(?P<a>.+?)\$\$|\\\\\[(?P<b>.+?)\\\\\]|\\\[(?P<c>.+?)\\\]|\\\\\((?P<d>.+?)\\\\\)|\\\((?P<e>.+?)\\\)"
    r"|(?P<g>\\begin\{(?P<env>align|equation|gather|multline)\*?\}.+?\\end\{(?P=env)\*?\})"
    r"|(?<!\\)\$(?P<f>(?:(?!\n\s*\n)[^$\\]|\\.)+)\$",
    re.S,
)
CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)", re.S | re.M)
RELATION = re.compile(
    r"[=<>≈≤≥≠∝→⇒]|\\(?:approx|leq?|geq?|lt|gt|neq?|propto|to|equiv|sim(?:eq)?|cong|ll|gg|doteq|coloneqq"
    r"|(?:long)?(?:right|left(?:right)?)arrow|(?:Long)?[RL]ight(?:left)?arrow|Rightarrow|Leftrightarrow|iff|implies"
    r"|longrightarrow|mapsto)(?![A-Za-z])"
)
SPACE = re.compile(r"\\[,;:!> ]|\\q?quad(?![A-Za-z])|\\(?:displaystyle|textstyle|nonumber|notag)(?![A-Za-z])|~|\s+")
LAYERED = r"(?<![_^A-Za-z}])\{\s*((?:\\[A-Za-z]+|\w)\s*(?:_\s*\w|\^\s*\{\s*\(\w\)\s*\}))\s*\}"  # braces around W_1 or W^{(1)}
WRAPPER = re.compile(r"\\(?:begin|end)\{(?:align(?:ed|at)?|equation|gather(?:ed)?|split|multline)\*?\}(?:\{\d\})?")
ACCENT = r"\\(?:hat|bar|tilde|vec|dot|mathbf|mathrm|boldsymbol|text|operatorname)(?: ?\w|\{\w+\}|\\[A-Za-z]+)"
SYMBOL = re.compile(rf"(?:{ACCENT}|\\[A-Za-z]+|\w)(?:'|[_^](?:\{{[^{{}}]*\}}|\\[A-Za-z]+|\w))*\Z")


def without_code(markdown):
    """The prose without its code, fenced or between backticks."""
    return CODE.sub(" ", markdown)


def codes(markdown):
    """The pieces of code between single or double backticks in prose."""
    return [match[3] for match in CODE.finditer(markdown) if match[3]]


def spans(text):
    """The LaTeX between the math marks of prose without code."""
    return [next(filter(None, match.group(*"abcdgef"))) for match in SPAN.finditer(text)]


def without_spans(text):
    """The prose that is left when the mathematics is taken out."""
    return SPAN.sub(" ", text)


def lines(latex):
    """The lines of one span: a display of several lines is checked line by line."""
    return [line for line in re.split(r"\\\\(?:\[[^\]]*\])?", WRAPPER.sub("", latex)) if normal(line)]


def normal(latex):
    r"""LaTeX without spaces, colours, needless braces, alignment marks and a closing full stop or comma.

    >>> normal(r"{W^{(1)}}^{\top} {\color{#e61845}{\delta^{(2)}}}_{k}") == normal(r"W^{(1)\top} \, \delta^{(2)}_k")
    True
    >>> normal(r"{\color{#1f77c8}{z}}_i  =  \, \hat{\color{#b8690a}{y}}_{i}.") == normal(r"z_i = \hat{y}_i")
    True
    """
    latex = SPACE.sub(" ", html.unescape(latex))  # first, so that \displaystyle does not look like a macro with an argument
    while True:
        plain = _without_one_colour(latex)
        if plain == latex:
            break
        latex = plain
    latex = SPACE.sub(" ", latex).replace("&", "")
    latex = re.sub(r"\{\s*(\w|\\[A-Za-z]+)\s*\}", r" \1 ", latex)  # braces around one thing say nothing
    latex = re.sub(LAYERED, r" \1 ", latex)
    latex = re.sub(r"\^\s*\{\s*(\(\w\))\s*\\top\s*\}", r"^{\1}^\\top ", latex)  # W^{(1)\top} is {W^{(1)}}^\top
    latex = re.sub(r"(\\[A-Za-z]+)\s+(?=[A-Za-z])", "\\1\0", latex).replace(" ", "").replace("\0", " ")
    return latex.rstrip(".,;")


def _without_one_colour(latex):
    match = re.search(r"\{\\color\{[^{}]*\}|\\textcolor\{[^{}]*\}|\\color\{[^{}]*\}(?=\{)", latex)
    if not match:
        return latex
    start = match.end()
    if match[0].startswith("{"):  # {\color{#hex}{...}} or {\color{#hex} ...}: drop up to the brace that closes it
        end = _closing(latex, match.start())
        inside = latex[start:end].strip()
        if inside.startswith("{") and _closing(inside, 0) == len(inside) - 1:
            inside = inside[1:-1]
    else:
        end = _closing(latex, start)
        inside = latex[start + 1 : end]
    before, after = latex[: match.start()], latex[end + 1 :]
    argument = re.search(r"([_^]|\\[A-Za-z]+)\s*$", before)  # of \hat or of an index: its braces stay
    return f"{before}{{{inside}}}{after}" if argument else f"{before} {inside} {after}"


def _closing(latex, start):
    """The place of the brace that closes the one at ``start``."""
    depth = 0
    for place in range(start, len(latex)):
        escaped = place > 0 and latex[place - 1] == "\\"
        depth += (latex[place] == "{" and not escaped) - (latex[place] == "}" and not escaped)
        if depth == 0:
            return place
    raise ValueError(f"a brace is not closed in {latex!r}")


def claims(latex):
    r"""Whether the LaTeX states something: it holds a relation that is not inside a subscript or superscript.

    >>> [claims(latex) for latex in (r"\sum_{k=1}^{C} e^{z_k}", r"y_i", r"y_i = 1", r"x \to \infty")]
    [False, False, True, True]
    """
    latex = re.sub(r"\\(left|right|big+[lr]?|Big+[lr]?)\s*[<>]", " ", latex)
    while True:
        plain = re.sub(r"[_^]\s*\{[^{}]*\}", "", latex)
        plain = re.sub(r"\{([^{}]*)\}", r" \1 ", plain) if plain == latex else plain
        if plain == latex:
            return bool(RELATION.search(html.unescape(latex)))
        latex = plain


def is_symbol(latex):
    r"""Whether the LaTeX only names something: one letter or command, with indices.

    >>> [is_symbol(latex) for latex in (r"\hat{y}_k", "z", "z_{i}'", r"z + c", r"\frac{1}{2}")]
    [True, True, True, False, False]
    """
    return bool(SYMBOL.match(normal(latex)))
