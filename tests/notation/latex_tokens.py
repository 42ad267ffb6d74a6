"""The tokens of a formula in LaTeX, taken one by one: groups, brackets, symbols and their indices."""

import re

SCRIPTS = "_^"
NUMBER = r"\^\{\((?:\d|l(?:\+1)?)\)\}|_\d(?!\d)|_\{\\mathrm\{(?:next|new|c)\}\}"  # of a layer, a window, a step: the symbol's
TOKEN = re.compile(NUMBER + r"|\\left\(|\\right\)|\\[a-zA-Z]+|\\,|\d+(?:\.\d+)?|[A-Za-z]|#[0-9a-f]{6}|[{}_^+\-',]|\s+")


class MisreadError(ValueError):
    """LaTeX that a human reader could not read, or could read in two ways."""


def tokens(latex):
    found = TOKEN.findall(latex)
    if "".join(found) != latex:
        raise MisreadError(f"unknown signs in {latex}")
    return [token for token in found if token.strip()]


class Tokens:
    """Takes tokens from the left."""

    def __init__(self, found, symbols):
        self.rest, self.symbols = list(found), symbols

    @property
    def next(self):
        return self.rest[0] if self.rest else ""

    def take(self, *wanted):
        if wanted and self.next not in wanted:
            raise MisreadError(f"{self.next!r} stands where {wanted} is expected, before {self.rest[:8]}")
        return self.rest.pop(0)

    def group(self):
        """The tokens between braces."""
        self.take("{")
        depth, inside = 1, []
        while depth:
            token = self.take()
            depth += (token == "{") - (token == "}")
            inside.append(token)
        return inside[:-1]

    def inner(self, found):
        """A formula that stands alone: in a bracket, above or below a line, in an exponent."""
        reader = type(self)(found, self.symbols)
        value = reader.sum()
        if reader.rest:
            raise MisreadError(f"not read to its end: {found}")
        return value

    def symbol(self):
        """A symbol's name, out of its colour and from above its shape."""
        name = self._name()
        if name not in self.symbols:
            raise MisreadError(f"no symbol {name!r}")
        return name

    def _name(self):
        """A name as it is written: the number of a layer may stand inside the colour, or outside it before an index."""
        if self.next == "{":
            reader = type(self)(self.group(), self.symbols)
            if reader.next in (r"\color", r"\underset"):
                reader.take()
                reader.group()
                name = type(self)(reader.group(), self.symbols)._name()
            else:
                name = reader._name()
            if reader.rest:
                raise MisreadError(f"{reader.rest} after the symbol {name}")
        else:
            name = self.take()
            if name == r"\hat":
                name += "{" + "".join(self.group()) + "}"
        return name + (self.take() if re.fullmatch(NUMBER, self.next) else "")

    def subscript(self):
        """Indices: letters side by side, or with commas; two figures without a comma would read as one number."""
        self.take("_")
        inside = self.group()
        found = [int(token) if token.isdigit() else token for token in inside if token != ","]
        commas = inside.count(",")
        if (
            not found
            or (commas and commas != len(found) - 1)
            or (not commas and len(found) > 1 and any(isinstance(t, int) for t in found))
        ):
            raise MisreadError(f"indices {inside}")
        return tuple(found)

    def bracketed(self):
        self.take(r"\left(")
        depth, inside = 1, []
        while depth:
            token = self.take()
            depth += (token == r"\left(") - (token == r"\right)")
            inside.append(token)
        return self.inner(inside[:-1])

    def row_follows(self):
        """Whether the bracket ahead stands under a transpose sign: then it is a row, and no function's argument."""
        ahead = type(self)(self.rest, self.symbols)
        ahead.bracketed()
        return ahead.rest[:4] == ["^", "{", r"\top", "}"]

    def target(self):
        """What a derivative moves: a symbol's name and its indices; with the number of its layer it stands in brackets."""
        if self.next == r"\left(":
            self.take()
            name = self.symbol()
            self.take(r"\right)")
        else:
            name = self.symbol()
        if self.rest[:3] == ["{", "}", "_"]:
            self.rest = self.rest[2:]
        return name, self.subscript() if self.next == "_" else ()
