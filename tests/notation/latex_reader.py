"""A small reader of LaTeX that knows only what a human reader knows, and works out what a formula says.

It follows the conventions of written mathematics and refuses what is ambiguous or would not be typeset:
factors side by side bind tighter than + and -; a sum sign and d/dx reach over all factors that follow; a minus sign after
another sign needs brackets; a small letter before a bracket is a function; one symbol carries one subscript and one superscript;
a vector is a column, and is a row only under a transpose sign.
"""

import numpy as np

from .latex_tokens import SCRIPTS, MisreadError, Tokens, tokens
from .latex_values import FUNCTIONS, add, derivative, entry, hadamard, multiply, power

__all__ = ["MisreadError", "read"]


def read(latex, symbols):
    """The formula as a function of a page (see Page). ``symbols`` are the names that stand for something."""
    reader = Reader(tokens(latex), symbols)
    value = reader.sum()
    if reader.rest:
        raise MisreadError(f"not read to its end: {latex}")
    return value


class Reader(Tokens):
    """Reads tokens from the left; each method takes one kind of thing and returns a function of a page."""

    def sum(self):
        sign = self.take() if self.next == "-" else "+"
        value = self.term()
        if sign == "-":
            value = negative(value)
        while self.next in ("+", "-"):
            sign, left, right = self.take(), value, None
            right = self.term()
            right = negative(right) if sign == "-" else right
            value = adding(left, right)
        return value

    def term(self):
        """Hadamard products of products."""
        value, factors = self.product()
        while self.next == r"\circ":
            self.take()
            right, more = self.product()
            value, factors = combined(hadamard, plain(value, factors), plain(right, more)), [value]
        return value

    def product(self):
        """Factors side by side, as one value and one by one."""
        value, factors, digit, letter = None, [], False, False
        while self.next and self.next not in ("+", "-", r"\circ", r"\right)"):
            if self.next in (r"\,", r"\cdot"):
                dot = self.take() == r"\cdot"
                if value is None:
                    raise MisreadError("a product begins with its sign")
            else:
                dot = False
                if value is not None:
                    raise MisreadError(f"no sign or space before {self.next!r}")
            runs_on = (self.next == r"\left(" and letter and not self.row_follows()) or (
                self.next[:1].isdigit() and digit
            )
            if value is not None and not dot and runs_on:
                raise MisreadError("a factor that runs into the one before it")
            digit, before = self.next[:1].isdigit(), self.rest[:]
            right = self.factor()
            letter = _is_letter(before[: len(before) - len(self.rest)])
            value = right if value is None else combined(multiply, value, right)
            factors.append(right)
        if value is None:
            raise MisreadError(f"nothing to read before {self.next!r}")
        return value, factors

    def factor(self):
        if self.next == r"\sum":
            return self.summation()
        if self.next == r"\frac":
            value, operator = self.fraction()
            if operator:
                self.rest = self.rest[self.next == r"\," :]  # a thin space after d/dx says nothing
                body = self.term()
                return lambda page: derivative(body, value, page)
            return self.scripts(value, "")
        return self.scripts(*self.atom())

    def summation(self):
        self.take()
        self.take("_")
        (index,) = self.group()
        body = self.term()
        return lambda page: add(*(body(page.at(index, n)) for n in range(page.length(index))))

    def fraction(self):
        self.take()
        above, below = self.group(), self.group()
        if above[0] in (r"\partial", "d"):
            self_below = Reader(below[1:], self.symbols)
            target = self_below.target()
            if self_below.rest or below[0] != above[0]:
                raise MisreadError(f"a derivative by {below}")
            if len(above) == 1:
                return target, True
            body = self.inner(above[1:])
            return (lambda page: derivative(body, target, page)), False
        above, below = self.inner(above), self.inner(below)
        return combined(lambda a, b: hadamard(a, power(b, -1)), above, below), False

    def atom(self):
        """One thing without its scripts, and which scripts it may carry without brackets."""
        if self.next == r"\left(":
            return self.bracketed(), SCRIPTS
        if self.rest[:2] == ["e", "^"]:  # alone it is a symbol like any other
            self.take()
            self.take("^")
            exponent = self.inner(self.group())
            return (lambda page: np.exp(exponent(page))), ""
        if self.next[0].isdigit():
            number = float(self.take())
            return (lambda page: number), SCRIPTS
        if self.next == r"\delta":
            self.take()
            left, right = self.subscript()
            return (lambda page: float(page.index(left) == page.index(right))), SCRIPTS
        if self.next == r"\mathbf":
            self.take()
            self.take("{"), self.take("1"), self.take("}"), self.take("_")
            (dim,) = self.group()
            return (lambda page: np.ones((page.sizes[dim], 1))), "^"
        if self.next in (r"\log", r"\sigma", r"\tanh", r"\mathrm", "f", "g"):
            return self.applied(), SCRIPTS
        name = self.symbol()
        return (lambda page: page.symbol(name)), SCRIPTS

    def applied(self):
        name = self.take()
        name = "".join(self.group()) if name == r"\mathrm" else name.lstrip("\\")
        if self.next == "'":
            name += self.take()
        if self.next != r"\left(":
            raise MisreadError(f"{name} without its argument")
        argument = self.bracketed()
        return lambda page: (page.functions.get(name) or FUNCTIONS[name])(argument(page))

    def scripts(self, value, may_carry):
        """At most one subscript and one superscript."""
        if self.rest[:3] == ["{", "}", "_"] and "_" in may_carry:
            self.rest = self.rest[2:]  # an index beside a symbol that has its shape below
        if self.next and self.next in "_^" and self.next not in may_carry:
            raise MisreadError("a script on something that has one, or on a fraction")
        if self.next == "_":
            indices, whole = self.subscript(), value
            value = lambda page: entry(whole(page), [page.index(i) for i in indices])  # noqa: E731
        if self.next == "^":
            self.take()
            inside, base = self.group(), value
            if inside == [r"\top"]:
                value = lambda page: np.asarray(base(page)).T  # noqa: E731
            else:
                value = combined(power, base, self.inner(inside))
        if self.next in ("_", "^"):
            raise MisreadError("a second script")
        return value


def combined(operation, left, right):
    return lambda page: operation(left(page), right(page))


def plain(value, factors):
    """A product beside a Hadamard product, refused where it is one of matrices: it would need brackets."""

    def checked(page):
        if sum(np.ndim(factor(page)) > 0 for factor in factors) > 1:
            raise MisreadError("a matrix product beside a Hadamard product, without brackets")
        return value(page)

    return checked if len(factors) > 1 else value


def adding(left, right):
    return combined(add, left, right)


def negative(value):
    return lambda page: -value(page)


def _is_letter(found):
    """A lone small letter, in colour or not: before a bracket it reads as a function, where a matrix reads as a factor."""
    return (
        bool(found)
        and "".join(found).rstrip("}")[-1:].islower()
        and not {"_", "^", r"\frac", r"\left("} & set(found)
    )
