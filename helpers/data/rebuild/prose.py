"""From the entries to sentences: split, cleaned of markup, and each said once."""

import re

from ..text import words
from .package import entries

# Tables of codes, offices and people rather than prose, or numbers with a word or two between them.
LEFT_OUT = {
    "International organization participation", "International law organization participation", "Exchange rates",
    "Diplomatic representation in the US", "Diplomatic representation from the US", "Merchant marine",
    "Internet country code", "Geographic coordinates", "Sanitation facility access", "Drinking water source",
    "Environment - international agreements", "lyrics/music", "time difference", "daylight saving time",
}  # fmt: skip
# A full stop after one of these ends no sentence.
SHORT = r"St|Gen|Lt|Col|Dr|dr|Mt|Maj|Capt|Brig|Adm|Jr|Sr|Fr|Mr|Mrs|Ms|Ft|No|vs|ca|elev|approx|ret|Ret|P\.O|f\.o\.b|e\.g|i\.e"
# Nor does one after a single letter, which is an initial; but "World War I." does end one.
END = re.compile(r"(?<!\b[A-HJ-Z])[.?][\"')\]]*\s+(?=[\"'(]?[A-Z0-9])")
ABBREVIATED = re.compile(rf"(?:^|[\s\[(\"'])(?:{SHORT})$")
COUNTED = frozenset("est of the in and million billion trillion gdp km sq cu m na percent population months years".split())
AT_LEAST = 4  # words that are more than units: below it an entry is a number or a label


def sentences_of(folder):
    """Return the sentences of the package's entries, in order, each once (two that differ in numbers only are one)."""
    seen, kept = set(), []
    for where, text in entries(folder):
        if LEFT_OUT.intersection(where):
            continue
        for sentence in split(text):
            key = tuple(word.lower() for word in words(sentence))
            if len(set(key) - COUNTED) >= AT_LEAST and key not in seen:
                seen.add(key)
                kept.append(sentence)
    return kept


def split(text):
    """Split a text into cleaned sentences.

    >>> split("Lt. Gen. DEBY rules. ++ Oil [1] is found; J. SMITH (since 2014)")
    ['Lt. Gen. DEBY rules.', 'Oil is found; J. SMITH (since 2014)']
    """
    return [clean for part in re.split(r"\+\+|\n", text) for piece in _sentences(part) if (clean := _cleaned(piece))]


def _sentences(text):
    start = 0
    for end in END.finditer(text):
        if not ABBREVIATED.search(text[start : end.start()]):
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _cleaned(text):
    text = re.sub(r"\[[^\]]*\]|\[.*$|\*|^[^\[]*\]", " ", text)  # names of leaders and footnotes stand in square brackets
    text = re.sub(r"\(\s*\)", " ", text).replace("}", ")")
    text = re.sub(r"\s+([,;.)])", r"\1", text)
    return " ".join(text.split()).strip(" ;,-").lstrip(".)")
