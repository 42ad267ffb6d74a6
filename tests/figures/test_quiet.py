"""A message to a slider from a second thread moves it, and does not announce the end of a cell."""

import threading

import IPython
import ipywidgets
import pytest

from helpers.figures.quiet import hush_all

MOVED = {"content": {"data": {"method": "update", "state": {"value": 0.7}, "buffer_paths": []}}, "buffers": []}


class Shell:
    """Stands for the kernel's shell: notes what is announced."""

    def __init__(self):
        self.events, self.announced = self, []

    def trigger(self, event, *_):
        self.announced.append(event)


@pytest.fixture
def shell(monkeypatch):
    shell = Shell()
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    return shell


def send(slider, from_another_thread):
    def deliver():
        slider.comm.handle_msg(MOVED)

    if from_another_thread:
        thread = threading.Thread(target=deliver)
        thread.start()
        thread.join()
    else:
        deliver()
    assert slider.value == 0.7


@pytest.mark.parametrize(("from_another_thread", "announced"), [(False, ["pre_execute", "post_execute"]), (True, [])])
def test_only_messages_on_the_main_thread_are_announced(shell, from_another_thread, announced):
    slider = ipywidgets.FloatSlider(min=0, max=1)
    hush_all(ipywidgets.VBox([ipywidgets.HBox([slider])]))
    send(slider, from_another_thread)
    assert shell.announced == announced


def test_without_it_they_are(shell):
    """The trap is there: when it is gone upstream, this fails, and the module can go."""
    send(ipywidgets.FloatSlider(min=0, max=1), True)
    assert shell.announced == ["pre_execute", "post_execute"]


def test_a_closed_widget_is_left_alone():
    slider = ipywidgets.FloatSlider()
    slider.close()
    hush_all(slider)
    assert slider.comm is None
