"""Words about the parts of a result: which are right, and in which order they should come."""

# Of very many parts it is counted how many are right.
MOST_LISTED = 8


def listed(names) -> str:
    """Names in a row.

    >>> listed(["dX", "dW", "db"])
    'dX, dW and db'
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def which_are_right(names, right) -> str:
    """Which of several results are right and which are not; "" for a single one."""
    good, bad = ([n for n, fine in zip(names, right, strict=True) if fine is wanted] for wanted in (True, False))
    if len(names) < 2:
        return ""
    if not good:
        return f" Neither {names[0]} nor {names[1]} is right." if len(names) == 2 else " No part of the result is right."
    if len(names) > MOST_LISTED:
        return f" {len(good)} of the {len(names)} parts are right."
    return (f" {listed(good)} {'is' if len(good) == 1 else 'are'} right; "
            f"{listed(bad)} {'is' if len(bad) == 1 else 'are'} not.")


def other_order(want, out) -> str:
    """Where the shapes are the right ones in another order, which order that is."""
    if sorted(out.shapes) != sorted(want.shapes):
        return ""
    layers = layers_of(out.names)
    if layers and [out.shapes[k] for layer in layers[::-1] for k in layer] == list(want.shapes):
        return " Yours runs from the last layer to the first."
    if layers and [out.shapes[k] for layer in layers for k in layer[::-1]] == list(want.shapes):
        return " In each layer the two stand the other way round."
    return f" The order asked for is {', '.join(out.names)}."


def layers_of(names) -> list:
    """The places of the parts of each layer, first layer first; [] unless there are several and every part belongs to one.

    >>> layers_of(("dW1", "db1", "dW2", "db2"))
    [[0, 1], [2, 3]]
    """
    groups = {}
    for place, name in enumerate(names):
        groups.setdefault(name[len(name.rstrip("0123456789")):], []).append(place)
    return [] if "" in groups or len(groups) < 2 else list(groups.values())
