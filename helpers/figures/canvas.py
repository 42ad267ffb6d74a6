"""The one canvas under every figure: laid out once, then only what moves is drawn again.

Ticks and text are most of what a full draw costs. So the canvas keeps a photograph of everything that stands
still, and for each frame puts it back and draws the moving artists, with whatever lies above them, on top.
``pyplot`` is never used: its state is global, and widget messages may arrive on another thread.
"""

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .png import encode
from .style import dress, house_style

DPI = 100
LIFT = 10  # added to the z-order of what moves: nothing above it then needs drawing again


class Canvas:
    """A picture of ``width`` x ``height`` pixels that redraws in a few milliseconds.

    Ask for ``axes``, draw into them once, name the artists that will change with ``moving``; from then on change
    those artists and call ``pixels()`` or ``png()``. When the limits of some axes change, the rest is drawn anew.
    """

    def __init__(self, width: int = 640, height: int = 300):
        self.width, self.height = width, height
        with house_style():
            self.figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor="white", layout="none")
            self._agg = FigureCanvasAgg(self.figure)
        self._moving, self._layers = [], []
        self._background, self._limits, self._setting = None, None, None

    def axes(self, left, bottom, width, height, **style):
        """New axes at these places, in pixels from the left and the bottom; ``style`` as for ``dress``."""
        box = (left / self.width, bottom / self.height, width / self.width, height / self.height)
        with house_style():
            axes = self.figure.add_axes(box)
            dress(axes, **style)
        return axes

    def moving(self, *artists):
        """Declare artists that change from frame to frame; they are lifted above all that stands still."""
        for artist in artists:
            artist.set_zorder(LIFT + artist.get_zorder())
        self._moving.extend(artists)
        self._background = None

    def setting(self, key):
        """Say on which value the standing part depends; when it changes, that part is drawn anew. True when it did."""
        changed = key != self._setting
        if changed:
            self._setting, self._background = key, None
        return changed

    def pixels(self):
        """The picture as it stands, (height, width, 4) bytes; a view that the next call overwrites."""
        if self._background is None or self._limits != self._current_limits():
            self._photograph()
        else:
            self._agg.restore_region(self._background)
        for axes, artist in self._layers:
            axes.draw_artist(artist)
        return np.asarray(self._agg.buffer_rgba())

    def png(self) -> bytes:
        """The picture as it stands, as a PNG."""
        return encode(self.pixels())

    def full_pixels(self):
        """The same picture drawn from nothing, as matplotlib would: what a frame is tested against."""
        animated = [artist.get_animated() for _, artist in self._layers]
        for _, artist in self._layers:
            artist.set_animated(False)
        with house_style():
            self._agg.draw()
        picture = np.array(self._agg.buffer_rgba())
        for (_, artist), was in zip(self._layers, animated, strict=True):
            artist.set_animated(was)
        self._background = None
        return picture

    def _current_limits(self):
        return [(axes.get_xlim(), axes.get_ylim()) for axes in self.figure.axes]

    def _photograph(self):
        """Draw what stands still and keep it; find what must be drawn on top of it in each frame."""
        for _, artist in self._layers:
            artist.set_animated(False)
        self._layers = [(axes, artist) for axes in self.figure.axes for artist in self._raised(axes)]
        for _, artist in self._layers:
            artist.set_animated(True)
        with house_style():  # ticks are made while they are first drawn
            self._agg.draw()
        self._background = self._agg.copy_from_bbox(self.figure.bbox)
        self._limits = self._current_limits()

    def _raised(self, axes):
        """The axes' first moving artist and all that lies above it, in the order in which matplotlib draws them."""
        children = [artist for artist in axes.get_children() if artist is not axes.patch]
        children.sort(key=lambda artist: artist.get_zorder())
        moving = [i for i, artist in enumerate(children) if artist in self._moving]
        return children[moving[0]:] if moving else []
