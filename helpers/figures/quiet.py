"""Keep a moved slider from ending somebody else's cell.

Around each widget message, the kernel announces that a cell begins and that it has ended, and at such an end the
learner's pyplot shows its open figures. When the message comes on a second thread while a cell is running (see
``dispatch``), that would show, and close, figures which the cell is still drawing.
"""

import threading


def hush(widget):
    """Let messages to this widget from another thread than this one do their work without those announcements."""
    home, comm = threading.get_ident(), widget.comm
    if comm is None:  # closed, or never opened: no message will come
        return
    usual = comm.handle_msg

    def handle_msg(message):
        if threading.get_ident() == home:
            usual(message)
        else:
            widget._handle_msg(message)  # what the usual way calls between the two announcements

    comm.handle_msg = handle_msg


def hush_all(box):
    """The same for a box and all the widgets in it."""
    hush(box)
    for child in getattr(box, "children", ()):
        hush_all(child)
