"""The first module of the process: answers Ctrl-C in one line while the program itself is still being loaded."""

import sys

INTERRUPTED = 130


def run() -> None:
    """Load the program and start it: the entry point of the ``hypnic`` command."""
    try:
        from hypnic.cli import run as run_program

        run_program()
    except KeyboardInterrupt:
        sys.stderr.write("hypnic: stopped\n")
        sys.exit(INTERRUPTED)
