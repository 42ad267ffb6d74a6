"""What every figure is made of, apart from any notebook: controls, artists, and a function from values to both."""

from .controls import starts


class Scene:
    """A picture that depends on a few values. Subclasses say what moves (``controls``), lay out once (``build``) and
    move the artists (``update``), which returns the sentence that says in words what the picture shows.

    ``title`` names the picture; ``caption`` says what to look at; ``learners`` holds the functions it draws; ``words_height``
    is what is kept free for the sentence, in pixels, so that the page stays where it is when the sentence grows.
    """

    title = ""
    caption = ""
    size = (640, 300)
    controls = ()
    columns = 1
    words_height = 64
    learners = ()

    def build(self, canvas):
        """Make the axes and artists on a canvas."""
        raise NotImplementedError

    def update(self, values: dict) -> str:
        """Move the artists to these values; the sentence that reads the picture aloud."""
        raise NotImplementedError

    def starts(self) -> dict:
        """The values the figure begins with."""
        return starts(self.controls)

    def saved(self) -> dict:
        """Values, other than those the figure begins with, that the picture in a saved notebook shows."""
        return {}

    def problems(self) -> list[str]:
        """What was wrong with the learner's functions in the last frame."""
        return [learner.problem for learner in self.learners if learner.problem]

    def errors(self) -> list[Exception]:
        """The exceptions the learner's functions raised in the last frame."""
        return [learner.error for learner in self.learners if learner.error is not None]
