"""Derivations, statements and lists of lines as HTML, with mathematics between dollar signs for the page to typeset."""

from html import escape


def mathematics(latex, size="115%") -> str:
    """One formula, set a little larger than the text around it."""
    return f'<span style="font-size:{size}">$\\displaystyle {escape(latex, quote=False)}$</span>'


def heading(derivation, shapes=False, question="") -> str:
    """The title, the cases a derivation holds in, and what its names stand for."""
    cases = ", ".join(f"${case.latex()}$" for case in derivation.given)
    title = f"<strong>{escape(derivation.title)}</strong>" + (f", for {cases}" if cases else "") + escape(question)
    where = "".join(f"<div>where ${escape(n.latex(shapes), quote=False)} = {escape(n.definition.latex(shapes), quote=False)}$"
                    " (definition)</div>" for n in derivation.named)
    return f"<div>{title}</div>{where}"


def derivation_page(derivation, shown, shapes, evidence, full) -> str:
    """The heading and the first ``shown`` lines, each with its reason and, after the first, its evidence."""
    rows = "".join(_line(line, latex, found, full) for line, latex, found in
                   zip(derivation.lines[:shown], derivation.latex_lines(shapes), evidence, strict=False))
    return f'<div style="line-height:1.5">{heading(derivation, shapes)}<div style="margin-top:6px">{rows}</div></div>'


def static(derivation) -> str:
    """The whole derivation, for a page without a kernel. It holds nothing that changes from run to run."""
    return derivation_page(derivation, len(derivation.lines), False, [None, *derivation.check()], full=False)


def _line(line, latex, evidence, full):
    checked = "" if evidence is None else (evidence.in_full() if full else str(evidence))
    mark = "" if evidence is None else ("✓ " if evidence.equal else "✗ ")
    return (f'<div style="padding:6px 0;overflow-x:auto;overflow-y:hidden">{mathematics(latex)}</div>'
            f'<div style="padding-left:2em;margin-bottom:4px"><span>{escape(line.reason)}</span> '
            f'<small style="opacity:.75;white-space:nowrap">{mark}{escape(checked)}</small></div>')


def numbered(derivation, question) -> str:
    """The heading, a question, and all lines with their numbers, without reasons or evidence."""
    rows = "".join(f'<div style="padding:5px 0;overflow-x:auto;overflow-y:hidden">'
                   f'<span style="display:inline-block;width:2em">{n}</span>{mathematics(latex)}</div>'
                   for n, latex in enumerate(derivation.latex_lines(), 1))
    return f'<div style="line-height:1.5">{heading(derivation, question=question)}{rows}</div>'


def block(latex, *notes) -> str:
    """One formula and below it what there is to say of it."""
    return (f'<div style="margin:6px 0;overflow-x:auto;overflow-y:hidden">{mathematics(latex)}'
            f'<div style="padding-left:2em;opacity:.8">{escape(" ".join(filter(None, notes)))}</div></div>')
