"""The figure of lesson 00: the first one of lesson 02, shown as an example of all."""

from ..sigmoid_derivative.figures import tangent

__all__ = ["tangent"]
