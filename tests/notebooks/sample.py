"""A small notebook that keeps every rule, for tests that break one rule at a time."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def good_notebook():
    """A title, a setup cell, a value and a figure, as a fresh run from top to bottom saves them."""
    setup = new_code_cell("import numpy as np\nfrom helpers.lessons import shift as lesson", execution_count=1)
    value = new_code_cell("np.exp(0.0) + 1", execution_count=2, outputs=[result(2, {"text/plain": "2.0"})])
    picture = result(
        3,
        {"image/png": PIXEL, "text/plain": "figure: a shift"},
        {"image/png": {"alt": "Bars that do not move."}},
    )
    figure = new_code_cell("lesson.figures.shift()", execution_count=3, outputs=[picture])
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# A title\n\nSome prose, and [a link](https://example.org)."),
            setup,
            new_markdown_cell("**Definition.** $p_k = e^{z_k} / \\sum_{j=1}^{C} e^{z_j}$"),
            value,
            figure,
        ]
    )
    notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "language_info": {"name": "python"},
    }
    return notebook


def result(count, data, metadata=None):
    """The saved value of a cell."""
    return new_output("execute_result", data, execution_count=count, metadata=metadata or {})


class Damages(list):
    """The ways in which a test breaks a good notebook: pairs of a rule and a function that breaks it."""

    def breaks(self, rule):
        """Register a function that breaks one rule in a good notebook."""

        def register(damage):
            self.append((rule, damage))
            return damage

        return register
