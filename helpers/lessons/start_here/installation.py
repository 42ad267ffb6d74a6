"""Whether this installation can run the course: a report to look at, the same wherever all is well."""

import sys
from dataclasses import dataclass
from html import escape
from importlib import metadata, util
from pathlib import Path

from ...palette import GREEN, RED

NEEDED = {"numpy": (2, 0), "matplotlib": (3, 8), "ipywidgets": (8, 1), "ipykernel": (6, 29)}
BELOW = {"ipykernel": (7,)}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, whether it is sound, what was found and what to do where it is not."""

    name: str
    sound: bool
    found: str
    remedy: str = ""


class Report(tuple):
    """All findings. Its plain text says only what is sound; the page shows the same as a table."""

    def __repr__(self):
        return "\n".join(f"{'fine' if f.sound else 'NOT FINE'}  {f.name}" + ("" if f.sound else f": {f.remedy}") for f in self)

    def _repr_html_(self):
        rows = "".join(f'<tr><td style="color:{GREEN if f.sound else RED};text-align:left"><strong>'
                       f'{"✓ fine" if f.sound else "✗ not fine"}</strong></td><td style="text-align:left">{escape(f.name)}</td>'
                       f'<td style="text-align:left">{escape(f.found if f.sound else f.remedy)}</td></tr>' for f in self)
        return f"<table>{rows}</table>"


def _version(name):
    return tuple(int(part) for part in metadata.version(name).split(".")[:2] if part.isdigit())


def _package(name):
    floor = ".".join(map(str, NEEDED[name]))
    if util.find_spec(name) is None:
        return Finding(name, False, "missing", "install it with: pip install -r requirements.txt")
    sound = _version(name) >= NEEDED[name] and (name not in BELOW or _version(name) < BELOW[name])
    bound = f"{floor} or newer" + (f", below {BELOW[name][0]}" if name in BELOW else "")
    remedy = f"found {metadata.version(name)}; pip install -r requirements.txt brings one that fits"
    return Finding(f"{name}, {bound}", sound, "yes", remedy)


def _mathematics():
    from ... import softmax

    sound = abs(float(softmax([1000.0, 1000.0])[0]) - 0.5) <= 1e-12
    return Finding("softmax of [1000, 1000] is computed without overflow", sound, "yes", "the mathematics is broken: reinstall")


def installation() -> Report:
    """Look at Python, the packages, and the mathematics; show the result as a table."""
    root = Path(__file__).resolve().parents[3]
    here = (root / "notebooks").is_dir()
    return Report([
        Finding("Python, 3.10 or newer", sys.version_info >= (3, 10), "yes", "the course needs a newer Python"),
        *map(_package, NEEDED),
        Finding("helpers is the one beside these notebooks", here, "yes", "from the project's folder run: pip install -e ."),
        _mathematics(),
    ])
