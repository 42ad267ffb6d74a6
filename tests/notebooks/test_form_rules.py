"""Each rule about form passes a good notebook and refuses one that breaks it."""

import pytest
from nbformat.v4 import new_output

from . import form
from .sample import Damages, good_notebook

CASES = Damages()
breaks = CASES.breaks


@breaks(form.cell_lengths)
def long_setup(notebook):
    notebook.cells[1].source = "a = 1\nb = 1\nc = 1\nd = 1"


@breaks(form.cell_lengths)
def long_cell(notebook):
    notebook.cells[3].source = "\n".join(["a = 1"] * 16)


@breaks(form.no_empty_cells)
def empty_code(notebook):
    notebook.cells[3].source = "  \n"


@breaks(form.no_empty_cells)
def empty_prose(notebook):
    notebook.cells[2].source = ""


@breaks(form.title_first)
def no_title(notebook):
    notebook.cells[0].source = "Some prose first"


@breaks(form.title_first)
def code_first(notebook):
    notebook.cells.pop(0)


@breaks(form.run_in_order)
def run_twice(notebook):
    notebook.cells[4].execution_count = 4


@breaks(form.run_in_order)
def never_run(notebook):
    notebook.cells[1].execution_count = None


@breaks(form.run_in_order)
def result_of_another_run(notebook):
    notebook.cells[3].outputs[0].execution_count = 7


@breaks(form.clean_outputs)
def saved_without_outputs(notebook):
    for cell in notebook.cells:
        cell.outputs = []


@breaks(form.clean_outputs)
def an_error(notebook):
    notebook.cells[3].outputs = [new_output("error", ename="ValueError", evalue="", traceback=[])]


@breaks(form.clean_outputs)
def a_warning(notebook):
    notebook.cells[3].outputs = [new_output("stream", name="stderr", text="RuntimeWarning: overflow")]


@breaks(form.results_saved)
def figure_without_picture(notebook):
    del notebook.cells[4].outputs[0].data["image/png"]


@breaks(form.results_saved)
def value_missing(notebook):
    notebook.cells[3].source, notebook.cells[3].outputs = "a = 1\na", []


@breaks(form.minimal_metadata)
def widget_state(notebook):
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}


@breaks(form.minimal_metadata)
def another_kernel(notebook):
    notebook.metadata["kernelspec"]["name"] = "my_env"


@breaks(form.minimal_metadata)
def times_of_execution(notebook):
    notebook.cells[3].metadata["execution"] = {"iopub.execute_input": "2025-01-01"}


@breaks(form.cells_have_ids)
def old_format(notebook):
    notebook.nbformat_minor = 4


@breaks(form.cells_have_ids)
def same_id(notebook):
    notebook.cells[1].id = notebook.cells[3].id


@pytest.mark.parametrize("rule, damage", CASES, ids=lambda part: part.__name__)
def test_a_broken_rule_is_reported(rule, damage):
    notebook = good_notebook()
    damage(notebook)
    assert list(rule(notebook)), f"{rule.__name__} did not notice: {damage.__name__}"


@pytest.mark.parametrize("rule", form.RULES, ids=lambda rule: rule.__name__)
def test_a_good_notebook_passes(rule):
    assert list(rule(good_notebook())) == []


def test_every_rule_is_seen_to_fail():
    assert {rule for rule, _ in CASES} == set(form.RULES)
