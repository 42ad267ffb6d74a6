"""The small real data sets that the lessons use, each read when it is first asked for. See README.md beside this file."""

from .gazetteer import Place, place_labels, places
from .kinds import Kind, capitals, kinds
from .optical_digits import Digits, digits
from .text import lines, sentences, words

__all__ = ["Digits", "Kind", "Place", "capitals", "digits", "kinds", "lines", "place_labels", "places", "sentences", "words"]
