"""python -m helpers.classroom mark [--check] [NOTEBOOK ...]: see ``mark``. Exit code 1: --check found something; 2: bad input."""

import argparse
import sys
from pathlib import Path

from .mark import mark

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(prog="python -m helpers.classroom", description="What a teacher needs.")
    commands = parser.add_subparsers(dest="command", required=True)
    marking = commands.add_parser("mark", help="write nbgrader's metadata into notebooks; a second run changes nothing")
    marking.add_argument("notebooks", nargs="*", type=Path, help="default: all notebooks of the course")
    marking.add_argument("--check", action="store_true", help="change nothing; end with 1 when a notebook lacks metadata")
    given = parser.parse_args(arguments)
    try:
        lacking = mark(given.notebooks or sorted(NOTEBOOKS.glob("*.ipynb")), given.check)
    except (OSError, ValueError) as problem:
        print(f"{problem}", file=sys.stderr)
        return 2
    for path in lacking:
        print(f"{path.name}: {'lacks metadata' if given.check else 'metadata written'}")
    return int(given.check and bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
