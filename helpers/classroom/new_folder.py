"""A folder that a command fills: whole, or not at all."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_folder(out):
    """A place to write into; when the block ends well, all that lies there moves to ``out``, else it is as it was before.

    ``out`` must be empty or not there yet. Raises ValueError in words for a folder that cannot be filled.

    >>> with tempfile.TemporaryDirectory() as home:
    ...     with new_folder(Path(home, "new")) as place:
    ...         _ = (place / "a.txt").write_text("written")
    ...     Path(home, "new", "a.txt").read_text()
    'written'
    """
    out = Path(out).absolute()
    try:
        place = _place_near(out)
    except PermissionError:
        raise ValueError(f"you may not write {out}; name another folder") from None
    try:
        yield place
        out.mkdir(parents=True, exist_ok=True)
        for path in sorted(place.iterdir()):
            path.rename(out / path.name)
    finally:
        shutil.rmtree(place)


def _place_near(out):
    """A new folder inside ``out``, or where it will stand, so that moving is mere renaming."""
    nearest = next(path for path in (out, *out.parents) if path.exists())
    if not nearest.is_dir():
        raise ValueError(f"{nearest} is a file; name a folder that is empty or not there yet")
    if nearest == out and any(out.iterdir()):
        raise ValueError(f"{out} is not empty; name a folder that is empty or not there yet")
    return Path(tempfile.mkdtemp(prefix=".being-written-", dir=nearest))
