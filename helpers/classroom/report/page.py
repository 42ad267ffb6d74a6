"""What the classroom's pages share: a page that holds everything it shows, runs nothing and fetches nothing."""

from html import escape

from ...exercises.verdict import KINDS
from ...palette import BLUE
from .visible import one_line, visible

LONGEST_NAME = 80

# Whatever a name, an answer or a message smuggled in: the browser starts no script, loads no file and sends no form.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

STYLE = """
:root { color-scheme: light dark; --page: #fff; --ink: #1b1b1b; --quiet: #595959; --line: #d5d5d5; --panel: #f4f4f4 }
@media (prefers-color-scheme: dark) {
  :root { --page: #111; --ink: #e8e8e8; --quiet: #a8a8a8; --line: #3a3a3a; --panel: #1d1d1d } }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 82rem; background: var(--page); color: var(--ink);
       font: 15px/1.45 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; margin: .25rem 0 .5rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
h3 { font-size: 1.02rem; margin: 1.2rem 0 .3rem } p { margin: .4rem 0; max-width: 60em }
.quiet { color: var(--quiet); font-size: .9em }
code, pre { font-family: ui-monospace, monospace; font-size: .9em }
pre { margin: .4rem 0; padding: .5rem .7rem; background: var(--panel); border: 1px solid var(--line); max-height: 26em;
      overflow: auto; white-space: pre-wrap }
.bar { display: inline-block; width: 9rem; height: .7em; border: 1px solid var(--line); background: var(--panel);
       vertical-align: baseline } .bar > span { display: block; height: 100% }
.sign { font-weight: bold; margin-right: .2em } .say { border-left: 3px solid var(--line); padding-left: .7rem }
details > summary { cursor: pointer } details { margin: .25rem 0 }
@media print {
  @page { margin: 12mm }
  :root { --page: #fff; --ink: #000; --quiet: #444; --line: #bbb; --panel: #f4f4f4; color-scheme: light }
  body { padding: 0; max-width: none; font-size: 10pt } pre { max-height: none; overflow: visible }
  h2, h3, summary { break-after: avoid } }
"""


def page(title: str, body: str, style: str = "") -> str:
    """A whole HTML page; ``body`` and ``style`` are the caller's own, with everything foreign in them escaped."""
    return visible(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n")


def name_of(student: str) -> str:
    """A student's name as HTML, its writing direction kept to itself; one that is no name in length is cut.

    >>> name_of("Zoë <b>")
    '<bdi>Zoë &lt;b&gt;</bdi>'
    """
    return f"<bdi>{escape(one_line(student, LONGEST_NAME))}</bdi>"


def code_block(code: str, longest: int = 20_000) -> str:
    """Code as HTML; one that is far too long is cut, and says so."""
    rest = len(code) - longest
    cut = f'<p class="quiet">Cut here: {rest} more characters.</p>' if rest > 0 else ""
    return f"<pre>{escape(code[:longest])}</pre>{cut}"


def bar(share: float, colour: str = BLUE) -> str:
    """A bar for a share from 0 to 1, beside which its number stands."""
    return f'<span class="bar" aria-hidden="true"><span style="width:{100 * share:.0f}%;background:{colour}"></span></span>'


def sign(kind: str) -> str:
    """A kind of verdict as its sign, in its colour."""
    mark, label, colour = KINDS[kind]
    return f'<span class="sign" style="color:{colour}" title="{label}">{mark}</span>'


def count(number: int, thing: str) -> str:
    """A number with its word.

    >>> count(1, "student"), count(2, "exercise")
    ('1 student', '2 exercises')
    """
    return f"{number} {thing}{'s' * (number != 1)}"
