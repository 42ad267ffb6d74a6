"""Controls as ipywidgets: each slider has a number box, which a keyboard and a screen reader can use."""

import ipywidgets

from .controls import Choice, Slider, Steps, Switch, Text
from .steps import steps

LABEL = {"description_width": "initial"}


def _rounded(control: Slider, value: float) -> float:
    """A slider's float without its noise: 0.3, not 0.30000000000000004."""
    return float(f"{value:.4g}") if control.log else round(value, 6)


def _slider(control: Slider, changed):
    label = control.label or control.name
    box = ipywidgets.BoundedFloatText(control.start, min=control.low, max=control.high, description=label, style=LABEL,
                                      step=None if control.log else control.step, layout={"width": "auto", "flex": "0 0 auto"})
    box.add_class("bp-box")  # narrow, so that the slider gets the room
    slider = _log_slider(control) if control.log else ipywidgets.FloatSlider(
        control.start, min=control.low, max=control.high, step=control.step)
    slider.readout = False
    slider.layout = ipywidgets.Layout(flex="1 1 120px", width="auto", min_width="80px")
    slider.observe(lambda change: changed(), "value")  # first: the picture should not wait for the box
    slider.observe(lambda change: setattr(box, "value", _rounded(control, change["new"])), "value")
    box.observe(lambda change: _follow(control, slider, change["new"]), "value")
    return slider, ipywidgets.HBox([box, slider], layout={"align_items": "center", "overflow": "hidden"})


def _follow(control, slider, value):
    """Move the slider to what was typed, unless the box only repeats what the slider said."""
    if value != _rounded(control, slider.value):
        slider.value = value


def _log_slider(control):
    from math import log10

    return ipywidgets.FloatLogSlider(control.start, base=10, min=log10(control.low), max=log10(control.high), step=control.step)


def _text(control, label, changed):
    """A box to type in, as wide as there is room; what is longer than allowed is cut, so that a pasted book does no harm."""
    box = ipywidgets.Text(control.start, description=label, style=LABEL, continuous_update=control.at_once,
                          layout={"width": "auto"})

    def typed(change):
        if len(change["new"]) > control.longest:
            box.value = change["new"][:control.longest]  # which calls this again
        else:
            changed()

    box.observe(typed, "value")
    return box, box


def make(control, changed):
    """The widget that holds the control's value, and the row to show; ``changed()`` is called when the value changes."""
    if isinstance(control, Slider):
        return _slider(control, changed)
    if isinstance(control, Steps):
        return steps(control, changed)
    label = control.label or control.name
    if isinstance(control, Choice):
        widget = ipywidgets.Dropdown(options=[(str(option), option) for option in control.options], value=control.start,
                                     description=label, style=LABEL, layout={"width": "max-content"})
    elif isinstance(control, Text):
        return _text(control, label, changed)
    elif isinstance(control, Switch):
        widget = ipywidgets.Checkbox(control.start, description=label, indent=False, layout={"width": "max-content"})
    else:
        raise TypeError(f"no widget is known for {type(control).__name__}")
    widget.observe(lambda change: changed(), "value")
    return widget, widget
