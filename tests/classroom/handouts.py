"""A teacher's git repository on this machine, and what a learner and the teacher do to a notebook in it."""

import subprocess
from pathlib import Path

import nbformat


class Handout:
    """A repository with one notebook (and those added later), published by ``publish``."""

    def __init__(self, folder, name="03 δ & co #1.ipynb"):
        self.folder, self.name = Path(folder), name
        self.folder.mkdir(parents=True)
        self._git("init", "--quiet", "--initial-branch=main")
        cells = [
            nbformat.v4.new_markdown_cell("# Week 3\n\nA sentence with a tpyo.\n\nA sentence without."),
            nbformat.v4.new_code_cell("import numpy as np"),
            nbformat.v4.new_markdown_cell("Write the gradient."),
            nbformat.v4.new_code_cell("def gradient(p, y):\n    ..."),
            nbformat.v4.new_markdown_cell("The end."),
        ]
        for number, cell in enumerate(cells):
            cell.id = f"cell-{number}"
        metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        self.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata))
        self.publish("the first edition")

    def _git(self, *words):
        identity = ["-c", "user.name=Teacher", "-c", "user.email=teacher@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *words], cwd=self.folder, check=True, capture_output=True, text=True)

    def write(self, notebook, name=None):
        """Put a notebook there, as the course's notebooks are written."""
        nbformat.write(notebook, self.folder / (name or self.name))

    def read(self):
        """The teacher's notebook."""
        return nbformat.read(self.folder / self.name, as_version=4)

    def publish(self, why):
        """Commit all there is."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "-m", why)

    def correct(self):
        """What a teacher does on Tuesday: mend a sentence, add a cell at the end, hand out another notebook."""
        notebook = self.read()
        notebook.cells[0].source = notebook.cells[0].source.replace("tpyo", "typo")
        extra = nbformat.v4.new_markdown_cell("One more thing.")
        extra.id = "cell-5"
        notebook.cells.append(extra)
        self.write(notebook)
        self.write(nbformat.v4.new_notebook(), "04.ipynb")
        self.publish("a typo; lesson 04")


def work(notebook):
    """What a learner does: answer, run every cell, write a note of their own. Returns the notebook."""
    notebook.cells[3].source = "def gradient(p, y):\n    return p - y"
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), 1):
        cell.execution_count = count
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=f"ran {count}\n")]
    note = nbformat.v4.new_markdown_cell("My own note.")
    note.id = "mine"
    notebook.cells.insert(3, note)
    return notebook
