"""What a notebook may hold: each rule takes a notebook and returns what breaks it, one sentence each."""

import ast
import re

from .source import numbered, outputs, tags, texts

MACHINE_PATH = re.compile(r"(?<![\w./:])/(?:home|root|Users|tmp|work|opt|var|mnt|usr)/\w|\b[A-Z]:\\\\?\w")
REMOTE = re.compile(
    r"""!\[[^\]]*\]\(\s*<?https?:|<(?:img|script|iframe|video|audio|source)\b[^>]*\bsrc\s*=\s*["']?(?:https?:)?//"""
    r"""|<link\b[^>]*\bhref\s*=\s*["']?(?:https?:)?//|@import\b|url\(\s*["']?(?:https?:)?//""",
    re.I,
)


def pictures_described(notebook):
    """Every picture, in prose and in outputs, says in words what it shows."""
    for place, cell in numbered(notebook, "markdown"):
        if re.search(r"!\[\s*\]\(", cell.source) or _bare_img(cell.source):
            yield f"a picture in the prose of cell {place} has no alt text"
    for place, output in outputs(notebook):
        for mime in output.get("data", {}):
            described = output.get("metadata", {}).get(mime, {}).get("alt", "").strip()
            if mime.startswith("image/") and not described:
                yield f"the {mime} of cell {place} has no alt text"
        if _bare_img(str(output.get("data", {}).get("text/html", ""))):
            yield f"an <img> in the output of cell {place} has no alt text"


def _bare_img(html):
    described = re.compile(r"""\balt\s*=\s*(["'])\s*[^"'\s]""", re.I)
    return any(not described.search(tag) for tag in re.findall(r"<img\b[^>]*>", html, re.I))


def plain_python(notebook):
    """Code is plain Python: no magics, no shell, no `import *`, pyplot only in cells tagged pyplot."""
    for place, cell in numbered(notebook, "code"):
        try:
            tree = ast.parse(cell.source)
        except SyntaxError as error:
            yield f"cell {place} is not plain Python: {error.msg}, line {error.lineno}"
            continue
        for name in _imports(tree):
            if name.endswith(".*"):
                yield f"cell {place} imports everything: {name}"
            if re.search(r"\b(pyplot|pylab)\b", name) and "pyplot" not in tags(cell):
                yield f"cell {place} uses {name} without the tag pyplot"


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def nothing_remote(notebook):
    """No picture, style or script comes from the network."""
    for place, text in texts(notebook):
        if REMOTE.search(text):
            yield f"cell {place} loads something from the network: {REMOTE.search(text)[0][:60]}"


def no_machine_paths(notebook):
    """No path of the machine on which the notebook was saved."""
    for place, text in texts(notebook):
        if MACHINE_PATH.search(text):
            yield f"cell {place} holds a path of one machine: {MACHINE_PATH.search(text)[0]}"


RULES = [pictures_described, plain_python, nothing_remote, no_machine_paths]
