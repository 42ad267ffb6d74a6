"""Which notebooks a teacher means: ``03``, ``3`` and ``03_cross_entropy_gradient`` are one lesson."""

from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def chosen(names=(), folder=NOTEBOOKS) -> list[Path]:
    """The notebooks of these lessons, each once and in the course's order; all of them without a name.

    Raises ValueError, with the names there are, for a lesson that is not there.

    >>> [path.stem for path in chosen(["3", "01_softmax_shift_invariance", "03"])]
    ['01_softmax_shift_invariance', '03_cross_entropy_gradient']
    """
    there = sorted(Path(folder).glob("[0-9][0-9]_*.ipynb"))
    if not there:
        raise ValueError(f"there are no lessons in {folder}")
    known = {name: path for path in there for name in (path.stem, path.stem[:2], str(int(path.stem[:2])))}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"no lesson is called {' or '.join(unknown)}; there are {', '.join(path.stem for path in there)}")
    return sorted({known[name] for name in names}) or there
