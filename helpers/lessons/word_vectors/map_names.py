"""Where names stand beside crowded marks, so that each can be read."""

from ...figures.numbers import MARGIN, word
from ...figures.style import INK

HEIGHT, MARK, GAP = 11, 5, 2  # of a name, half of a mark, and what is kept free between the two, in pixels
LOOK = (INK, 8.0, "normal", False)
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


def placed(words, points, half):
    """Return [(word, (x, y))], the middles of the names that find room, in the order of ``words``.

    ``points`` are those of the marks, in pixels from the middle of a picture that reaches ``half`` (2,) to each side. A name
    stands beside its own mark, covers no mark and no other name, and stays in the picture.

    >>> [name for name, _ in placed(["one", "two"], [(0, 0), (1, 0)], (100, 100))]
    ['one', 'two']
    >>> placed(["a", "b"], [(0, 0), (0, 0)], (4, 4))
    []
    """
    taken = [_box(x, y, MARK, MARK) for x, y in points]
    found = []
    for text, point in zip(words, points, strict=True):
        half_width = (word(text, *LOOK).shape[1] - 2 * MARGIN) / 2
        for middle in _beside(point, half_width):
            box = _box(*middle, half_width + 1, HEIGHT / 2)
            if _inside(box, half) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append((text, middle))
                break
    return found


def _beside(point, half_width):
    """Places for the middle of a name, the best first."""
    x, y = point
    for right, up in SIDES:
        across = MARK + GAP + half_width if up == 0 else half_width if right else 0
        yield x + right * across, y + up * (MARK + GAP + HEIGHT / 2)


def _box(x, y, across, up):
    return x - across, y - up, x + across, y + up


def _meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _inside(box, half):
    return box[0] > -half[0] and box[1] > -half[1] and box[2] < half[0] and box[3] < half[1]
