"""Small parts of LaTeX and of text that all nodes share: how tightly they hold, brackets, subscripts, shapes."""

from dataclasses import dataclass

# How tightly a node holds together, loosest first. Brackets appear where a looser node stands inside a tighter one.
ADD, NEG, MUL, POW, ATOM = range(5)


@dataclass(frozen=True)
class Style:
    shapes: bool = False
    colour: bool = True


def bracket(latex: str) -> str:
    return rf"\left({latex}\right)"


def holds_script(latex: str, signs="^_") -> bool:
    r"""Whether a sub- or superscript stands outside all brackets and braces: a second one would run into it.

    >>> holds_script("e^{z}"), holds_script(r"\log\left(z_{i}\right)")
    (True, False)
    """
    depth = 0
    for sign in latex:
        depth += (sign in "{(") - (sign in "})")
        if depth == 0 and sign in signs:
            return True
    return False


def subscript(indices) -> str:
    """Indices side by side, as in X_{n i}; with commas where they would run into one, as 1 and 2 in X_{1, 2}."""
    names = list(map(str, indices))
    plain = all(len(name) == 1 and not name.isdigit() for name in names)
    return f"_{{{(' ' if plain else ', ').join(names)}}}"


def shape_text(shape) -> str:
    return "(" + ", ".join(shape) + ("," if len(shape) == 1 else "") + ")"
