"""Stepping through a figure: Back and Next, a slider for leaps, and the step's number to read and to type.

All of it works from the keyboard: buttons by Space or Enter, the slider and the number by the arrow keys.
"""

import ipywidgets


def steps(control, changed):
    """The widget that holds the step of a ``Steps`` control, and the row to show; ``changed()`` is called on a new step."""
    slider = ipywidgets.IntSlider(control.start, min=1, max=control.count, readout=False,
                                  layout={"flex": "1 1 100px", "width": "auto", "min_width": "80px"})
    slider.observe(lambda change: changed(), "value")
    row = [*_buttons(control, slider), *_number(control, slider), slider]
    if control.play:
        row.insert(0, _play(control, slider))
    return slider, ipywidgets.HBox(row, layout={"align_items": "center", "overflow": "hidden"})


def _buttons(control, slider):
    """Back and Next, each dead where it leads nowhere."""
    layout = {"width": "64px", "flex": "0 0 auto"}
    back = ipywidgets.Button(description="Back", tooltip="One step back", layout=layout)
    ahead = ipywidgets.Button(description="Next", tooltip="One step on", button_style="primary", layout=layout)
    back.on_click(lambda _: setattr(slider, "value", max(1, slider.value - 1)))
    ahead.on_click(lambda _: setattr(slider, "value", min(control.count, slider.value + 1)))

    def bound(step):
        back.disabled, ahead.disabled = step == 1, step == control.count

    bound(slider.value)
    slider.observe(lambda change: bound(change["new"]), "value")
    return back, ahead


def _number(control, slider):
    """The step as a number that can be typed, and how many there are."""
    box = ipywidgets.BoundedIntText(control.start, min=1, max=control.count, description=control.label,
                                    style={"description_width": "initial"}, layout={"width": "auto", "flex": "0 0 auto"})
    box.add_class("bp-box")
    slider.observe(lambda change: setattr(box, "value", change["new"]), "value")
    box.observe(lambda change: setattr(slider, "value", change["new"]), "value")
    return box, ipywidgets.Label(f"of {control.count}", layout={"flex": "0 0 auto"})


def _play(control, slider):
    """A button that runs through the steps, in the browser: each step it asks for is drawn when the kernel is free."""
    play = ipywidgets.Play(value=control.start, min=1, max=control.count, interval=control.play,
                           layout={"flex": "0 0 auto"})
    ipywidgets.jslink((play, "value"), (slider, "value"))
    return play
