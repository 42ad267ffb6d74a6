"""A learner's server under JupyterHub, seen from inside: copy the notebooks that are missing, then become their JupyterLab.

jupyterhub_config.py has the hub start it, as the learner: what it writes is theirs, and what they may not do, it may not.
Nothing of ``helpers`` is imported here.
"""

import os
import shutil
import sys
from pathlib import Path


def copy_missing(source, folder):
    """Copy each notebook of the folder ``source`` that ``folder`` does not have; returns their names. Nothing is overwritten.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as source, tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(source, "01.ipynb").write_text("handed out"), Path(source, "02.ipynb").write_text("handed out")
    ...     _ = Path(folder, "01.ipynb").write_text("a learner's work")
    ...     copy_missing(source, folder), Path(folder, "01.ipynb").read_text()
    (['02.ipynb'], "a learner's work")
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    copied = []
    for path in sorted(Path(source).glob("*.ipynb")):
        target, part = folder / path.name, folder / f".{path.name}.part"
        if not os.path.lexists(target):
            # By way of a second name: a full disk leaves no half notebook that would count as theirs from then on.
            shutil.copyfile(path, part)
            part.replace(target)
            copied.append(path.name)
    return copied


def limit_memory(limit):
    """Have each process from here on (a kernel is one) fail with MemoryError beyond so many bytes of its own data.

    The system counts what a process asks for privately, not what it shares or reads in; Linux does so, macOS does not.
    """
    import resource  # not on Windows, where the rest can still be read and tested

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def main(source, folder, *arguments):
    """Prepare and become the server; ``folder`` is a name in the learner's home, the arguments are JupyterHub's."""
    os.umask(0o077)  # what a learner writes, others cannot read, even where the home itself is open to all
    if "MEM_LIMIT" in os.environ:
        limit_memory(int(os.environ["MEM_LIMIT"]))
    try:
        copied = copy_missing(source, Path.home() / folder)
        print(f"copied to {folder}: {', '.join(copied) or 'nothing, all is there'}", file=sys.stderr, flush=True)
    except OSError as fault:
        # A learner whose disk is full must still get in, to make room.
        print(f"the notebooks could not be copied: {fault}", file=sys.stderr, flush=True)
    server = Path(sys.executable).with_name("jupyterhub-singleuser")
    os.execv(server, [str(server), *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
