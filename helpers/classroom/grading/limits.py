"""Limit what this process, and all that it starts, may use of the machine."""


def confine(final: bool = True, **most: int) -> None:
    """Set these limits, called as the operating system calls them; those that it does not know (on Windows: all) are not set.

    ``final``: nor can this process, or what it starts, raise them again.

    >>> confine(CORE=0)
    """
    try:
        import resource
    except ImportError:
        return
    for name, value in most.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            _, highest = resource.getrlimit(kind)
            within = value if highest == resource.RLIM_INFINITY else min(value, highest)
            resource.setrlimit(kind, (within, within if final else highest))
