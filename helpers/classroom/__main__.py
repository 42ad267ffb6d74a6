"""python -m helpers.classroom COMMAND: see --help. Exit code 2: bad input, with one line that says what to do."""

import argparse
import sys

from . import grade, handout, mark

# Each brings its own arguments (add_to) and does its own work (run, which returns the exit code).
COMMANDS = (handout, grade, mark)


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one line."""

    def error(self, message):
        self.exit(2, f"{message}; {self.prog} --help says more\n")


def main(arguments=None) -> int:
    parser = Parser(prog="python -m helpers.classroom", description="What a teacher needs.")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    given = parser.parse_args(arguments)
    try:
        return given.run(given)
    except OSError as problem:
        print(f"{problem.filename}: {problem.strerror}; look at its name and its permissions" if problem.filename else problem,
              file=sys.stderr)
        return 2
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped before the end", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
