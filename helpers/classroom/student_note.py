"""What a student reads first: START_HERE.txt beside the notebooks."""

NAME = "START_HERE.txt"

TEXT = """\
Backprop, line by line

{notebooks}

1. Once: install the course. Your teacher tells you where to get it; its
   README.md says how, under "For learners". Where your school has a
   JupyterHub with the course, there is nothing to install.

2. Unpack this folder to a place of your own. With the course's environment
   active, go there and open a notebook:

       jupyter lab {first}

3. Work from top to bottom: Shift+Enter runs a cell. Figures, derivations
   and results appear when you run their cell. Write each answer where it
   says `...`, and keep it in that one cell. The cell below it tells you
   whether the answer is right, and if not, what went wrong. Try as often
   as you like. You cannot delete these two cells, nor change the lower
   one; all others are yours to play with.

4. Save (Ctrl+S) and hand in the .ipynb file, under the name that it has.

A link to a lesson that is not in this folder finds nothing here; the lesson
is in the course itself.
"""


def note(names) -> str:
    """The text for a folder with these notebooks.

    >>> "jupyter lab 01_softmax.ipynb" in note(["01_softmax.ipynb", "02_sigmoid.ipynb"])
    True
    """
    return TEXT.format(notebooks="\n".join(names), first=names[0])
