"""A kernel with limits: python -m helpers.classroom.grading.confined MEMORY SECONDS ROOM -f CONNECTION_FILE

The limits hold for the kernel and for every process that it starts. What the operating system does not know (on
Windows none of them) is not set; the time limits of the grader hold everywhere.
"""

import json
import sys

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp

from .limits import confine
from .probing import Prober

FILES, OPEN_FILES = 100_000_000, 512
# A request that begins so is the grader's own. Nobody is kept from using it: it tries an answer and writes a file.
TRY = "#try-an-answer "


class ProbedKernel(IPythonKernel):
    """A kernel that also tries answers, without a word of it in the notebook's names."""

    prober: Prober

    def __init__(self, **named):
        super().__init__(**named)
        # `exit()` would end the kernel a moment later, in the middle of something else.
        self.shell.ask_exit = lambda: None

    async def do_execute(self, code, silent, *arguments, **named):
        """Run a cell; or, for the grader, try an answer."""
        if not code.startswith(TRY):
            return await super().do_execute(code, silent, *arguments, **named)
        try:
            self.prober.bring(self.shell.user_ns, *json.loads(code.removeprefix(TRY)))
        except (Exception, KeyboardInterrupt) as problem:
            return {"status": "error", "ename": type(problem).__name__, "evalue": str(problem), "traceback": [],
                    "execution_count": 0}
        return {"status": "ok", "execution_count": 0, "user_expressions": {}, "payload": []}


def main() -> None:
    """Confine this process, load what trying an answer needs while nobody has changed it, and become a kernel."""
    memory, seconds, room = sys.argv[1:4]
    confine(AS=int(memory), CPU=int(seconds), FSIZE=FILES, NOFILE=OPEN_FILES, CORE=0)
    ProbedKernel.prober = Prober(room)
    IPKernelApp.launch_instance(sys.argv[4:], kernel_class=ProbedKernel)


if __name__ == "__main__":
    main()
