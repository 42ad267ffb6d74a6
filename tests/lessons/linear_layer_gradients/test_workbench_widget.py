"""The shapes workbench in the notebook: every button has a name and does what it says, in words that a saved page keeps."""

import re

import ipywidgets
import numpy as np
import pytest

from helpers.lessons.linear_layer_gradients import figures
from helpers.lessons.linear_layer_gradients.workbench_numbers import FACTORS, layer


@pytest.fixture
def bench():
    return figures.workbench()


def press(bench, *names):
    for name in names:
        bench.factors[name].click()


def status(bench):
    return re.search(r'role="status"[^>]*>(.*?)</div>', bench.page.value).group(1)


def test_every_control_has_a_name_of_its_own(bench):
    named = [bench.target, bench.sizes, *bench.factors.values(), bench.back, bench.clear, bench.numbers, bench.fitting]
    names = [control.description for control in named]
    assert all(names) and len(set(names)) == len(names)
    assert all(button.tooltip for button in named if isinstance(button, ipywidgets.Button))


def test_a_right_product_is_built_by_buttons(bench):
    press(bench, "X.T", "G")
    assert "N meets N" in status(bench) and ">N meets N<" in bench.page.value and "<table" not in bench.page.value
    bench.numbers.click()
    assert "✓" in status(bench) and bench.told.kind == "right"
    cells = re.findall(r"monospace\">(.*?)</td>", bench.page.value)
    product, measured = np.array([float(cell.replace("−", "-")) for cell in cells]).reshape(2, -1)
    assert np.allclose(product, measured) and np.allclose(measured, layer(False).gradients["dL/dW"].ravel(), atol=6e-4)
    assert bench.text().startswith("dL/dW = X.T @ G? Right")


def test_a_factor_that_does_not_fit_is_refused_and_the_product_stays(bench):
    press(bench, "X", "G")
    assert "✗" in status(bench) and "D and N clash" in status(bench) and bench.bench.factors == ["X"]
    press(bench, "X.T")
    assert bench.bench.factors == ["X", "X.T"]


def test_equal_sizes_let_it_pass_and_other_sizes_take_it_back(bench):
    bench.sizes.value = True
    press(bench, "X", "G")
    assert ">D meets N !<" in bench.page.value
    bench.numbers.click()
    assert bench.told.kind == "wrong" and "D meets N" in status(bench)
    bench.sizes.value = False
    assert bench.bench.factors == ["X"] and "With these sizes it ends here" in status(bench)


def test_another_goal_keeps_the_product(bench):
    press(bench, "G", "W.T")
    assert bench.told.kind == "joined"
    bench.target.value = "dL/dX"
    assert bench.told.kind == "fits" and bench.text().startswith("dL/dX = G @ W.T?")


def test_taking_away_and_starting_again(bench):
    assert bench.back.disabled and bench.clear.disabled
    press(bench, "X.T", "G")
    bench.back.click()
    assert bench.bench.factors == ["X.T"] and not bench.back.disabled
    bench.clear.click()
    assert bench.bench.factors == [] and bench.back.disabled and "no factor yet" in bench.page.value
    bench.numbers.click()
    assert bench.told.kind == "empty"


def test_what_fits_is_listed_with_verdicts(bench):
    bench.sizes.value = True
    bench.fitting.click()
    rows = re.findall(r"<tr><td[^>]*>([^<]*)</td>.*?<td[^>]*>([✓!✗][^<]*)</td></tr>", bench.page.value)
    assert len(rows) == 8 and [name for name, verdict in rows if verdict.startswith("✓")] == ["Xᵀ G"]
    press(bench, "X.T")
    assert "<table" not in bench.page.value


def test_a_saved_notebook_keeps_the_task_and_an_example(bench):
    data = bench._repr_mimebundle_()
    before = data["text/html"], data["text/plain"]
    assert "Shapes workbench" in data["text/html"] and "D and N clash" in data["text/html"]
    assert all(f"({', '.join(axes)})" in data["text/html"] for axes in FACTORS.values())
    assert "\n" not in data["text/plain"] and "application/vnd.jupyter.widget-view+json" in data
    press(bench, "X.T", "G")
    data = bench._repr_mimebundle_()
    assert (data["text/html"], data["text/plain"]) == before
