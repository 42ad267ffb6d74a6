"""A folder for a student's code to work in, which is gone afterwards, whatever was made in it."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A new folder, deleted at the end.

    >>> with passing_folder() as folder:
    ...     deep = folder / "a" / "b" / "c"
    ...     deep.mkdir(parents=True)
    >>> folder.exists()
    False
    """
    folder = Path(mkdtemp(prefix="grading-"))
    try:
        yield folder
    finally:
        with suppress(OSError):  # what cannot be lifted, or is gone already
            _emptied(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _emptied(folder: Path) -> None:
    """Delete all that is in a folder. Folders are lifted out of folders: ``shutil.rmtree`` gives up a thousand levels down."""
    number, own = 0, secrets.token_hex(4)
    while True:
        inner = _folders_left(folder)
        if not inner:
            return
        for path in inner:
            for deeper in _folders_left(path):
                number += 1
                os.rename(deeper, folder / f"{own}-{number}")
            os.rmdir(path)


def _folders_left(folder) -> list[str]:
    """Delete the files in a folder; the folders in it, opened for what is to be done with them."""
    folders = []
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            os.chmod(entry.path, 0o700)
            folders.append(entry.path)
        else:
            os.unlink(entry.path)
    return folders
