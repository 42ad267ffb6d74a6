"""A kernel with limits: python -m helpers.classroom.confined MEMORY SECONDS ROOM -f CONNECTION_FILE

The limits hold for the kernel and for every process that it starts. What the operating system does not know (on
Windows none of them) is not set; the time limits of the grader hold everywhere.
"""

import importlib
import sys

FILES, OPEN_FILES = 100_000_000, 512


def confine(memory: int, seconds: int) -> None:
    """Limit this process: address space in bytes, processor time in seconds, size and number of files, no core dump."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (("AS", memory), ("CPU", seconds), ("FSIZE", FILES), ("NOFILE", OPEN_FILES), ("CORE", 0)):
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            _, highest = resource.getrlimit(kind)
            within = most if highest == resource.RLIM_INFINITY else min(most, highest)
            resource.setrlimit(kind, (within, within))


def main() -> None:
    """Confine this process, load what trying an answer needs while nobody has changed it, and become a kernel."""
    memory, seconds, room = sys.argv[1:4]
    del sys.argv[1:4]
    confine(int(memory), int(seconds))
    importlib.import_module("helpers.classroom.probing")
    importlib.import_module(room)
    from ipykernel.kernelapp import launch_new_instance

    launch_new_instance()


if __name__ == "__main__":
    main()
