"""The shapes workbench of lesson 04 in a real page: by mouse and by keyboard, refused, right, and lucky in the square case."""

import pytest

BENCH = "from helpers.lessons import linear_layer_gradients as lesson\nlesson.figures.workbench()"


@pytest.fixture(scope="module")
def bench(lab, browser):
    """The workbench, alone in a notebook."""
    from .conftest import opener

    with opener(lab, browser) as opened:
        notebook = opened(lab.write("workbench.ipynb", [BENCH]))
        notebook.run_all()
        yield Bench(notebook)
        assert notebook.troubles() == []


class Bench:
    """What a learner does at the bench."""

    def __init__(self, notebook):
        self.notebook, self.cell = notebook, notebook.cell(0)

    def choose(self, label, option):
        self.cell.get_by_label(label).select_option(label=option)

    def button(self, name):
        return self.cell.get_by_role("button", name=name, exact=True)

    def put(self, *factors):
        for name in factors:
            self.button(name).click()

    def says(self, words):
        """Wait until the bench says these words."""
        self.cell.get_by_role("status").filter(has_text=words).wait_for()

    def start(self, goal="dL/dW", sizes="N = 5, D = 4, H = 3"):
        self.choose("Goal", goal)
        self.choose("Sizes", sizes)
        clear = self.button("Start again")
        if clear.is_enabled():
            clear.click()
        self.says("Put factors down")


def test_what_cannot_be_multiplied_is_refused_by_its_axes(bench):
    bench.start()
    bench.put("X (N, D)")
    bench.says("X is (N, D) = (5, 4)")
    bench.put("G (N, H)")
    bench.says("D and N clash")


def test_the_gradient_is_found_by_mouse(bench):
    bench.start()
    bench.put("Xᵀ (D, N)", "G (N, H)", "Compare the numbers")
    bench.says("Right: Xᵀ G agrees in every entry with the slope of L, measured by a tiny step")
    assert bench.cell.locator("table").count() == 2, "the product, and what it is compared with"


def test_the_gradient_is_found_by_keyboard(bench):
    bench.start("dL/dX")
    for name in ("G (N, H)", "Wᵀ (H, D)", "Compare the numbers"):
        bench.button(name).focus()
        bench.notebook.page.keyboard.press("Enter")
    bench.says("Right: G Wᵀ agrees")


def test_in_the_square_case_only_numbers_decide(bench):
    bench.start(sizes="N = 3, D = 3, H = 3")
    bench.put("Gᵀ (H, N)", "X (N, D)")
    bench.says("as many rows and columns as dL/dW")
    bench.put("Compare the numbers")
    bench.says("Right shape, wrong numbers")
    bench.put("List what fits")
    bench.cell.get_by_text("Products of these two ingredients that fit").wait_for()
    assert bench.cell.locator("table").last.locator("tr").count() > 4


def test_other_sizes_keep_what_can_still_be_multiplied(bench):
    bench.start(sizes="N = 3, D = 3, H = 3")
    bench.put("Gᵀ (H, N)", "X (N, D)")
    bench.says("(H, D)")
    bench.choose("Sizes", "N = 5, D = 4, H = 3")
    bench.says("dL/dW needs (D, H) = (4, 3)")
    bench.button("Take the last one away").click()
    bench.says("Gᵀ is (H, N)")


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_it_looks_sound(bench, theme, artifacts):
    bench.start()
    bench.put("Xᵀ (D, N)", "G (N, H)", "Compare the numbers")
    bench.says("Right")
    bench.notebook.theme(theme)
    bench.notebook.screenshot(artifacts / f"workbench_{theme.lower()}.png")
    assert bench.notebook.troubles() == []
