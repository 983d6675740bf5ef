"""Where the program starts: finds the command, runs it, and turns every foreseen error into one line."""

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, cast

import click

from hypnic import __version__
from hypnic.commands import ALIASES, COMMANDS

DONE = 0
WRONG_USE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
ENDED_BY_SIGNAL = 128
ENDING_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

EPILOGUE = """\b
Examples:
  hypnic demo
  hypnic analyse night.csv

hypnic is not a medical device: it neither diagnoses nor rules out."""


class InterruptedByUserError(click.ClickException):
    """The person pressed Ctrl-C."""

    exit_code = INTERRUPTED


class LazyGroup(click.Group):
    """A group of commands of which only the one that is asked for gets loaded."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """Name the commands in the order of the table."""
        return [entry.name for entry in COMMANDS]

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Load a command by its name or alias; None where there is none."""
        wanted = ALIASES.get(cmd_name, cmd_name)
        modules = [entry.module for entry in COMMANDS if entry.name == wanted]
        return cast(click.Command, importlib.import_module(modules[0]).command) if modules else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names, or say which ones there are."""
        known = [*self.list_commands(ctx), *ALIASES]
        if args[0] not in known and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}: choose one of {', '.join(self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the table of commands into the help text without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.summary) for entry in COMMANDS])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C becomes an error like any other, so that it is told in one line."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise InterruptedByUserError(str(error) or "stopped") from error


@click.group(cls=LazyGroup, invoke_without_command=True, epilog=EPILOGUE)
@click.version_option(__version__, prog_name="hypnic", message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """Tell what the twitches of a night were."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after the program's name; default: those the program was started with.

    Returns
    -------
    int
        0 done, 1 finished but some inputs failed, 2 wrong use or unreadable input, 130 interrupted.
    """
    try:
        result = program.main(args=argv, prog_name="hypnic", standalone_mode=False)
    except click.ClickException as error:
        return _complain(_one_line(error), code=error.exit_code if error.exit_code == INTERRUPTED else WRONG_USE)
    except click.Abort:
        return _complain("stopped", code=INTERRUPTED)
    except SystemExit:
        # a signal may have stopped an import half-way, so that the errors to compare with could not be imported either
        raise
    except foreseen_errors() as error:
        return _complain(str(error), code=WRONG_USE)
    return result if isinstance(result, int) else DONE


def run() -> None:
    """Start the program as a process."""
    _prepare_signals()
    _prepare_streams()
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        code = PIPE_CLOSED
        _print_no_more()
    except OSError as error:
        _print_no_more()
        code = _complain(f"something cannot be written ({error}): write or print it elsewhere", code=WRONG_USE)
    sys.exit(code)


def _prepare_signals() -> None:
    """Leave in good order when told to end, unless the one who started the program wants the signal ignored."""
    for number in ENDING_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _prepare_streams() -> None:
    """Let no character stop the program, nor a missing terminal."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _print_no_more() -> None:
    """Send what is still waiting to be printed nowhere, where it would only fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def foreseen_errors() -> tuple[type[Exception], ...]:
    """Name the root error of each package; imported only once something went wrong, to keep the start light."""
    from detector.errors import DetectorError
    from firmware_bridge.errors import BridgeError
    from hypnic.errors import HypnicError
    from recordings.errors import RecordingError

    return HypnicError, RecordingError, DetectorError, BridgeError


def _one_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} (see {context.command_path} --help)" if context is not None else message


def _complain(message: str, *, code: int) -> int:
    click.echo(f"hypnic: {' '.join(message.split())}", err=True)
    return code


def _leave(number: int, _frame: object) -> None:
    """Leave through the usual way out on a termination signal, so that unfinished files are removed."""
    raise SystemExit(ENDED_BY_SIGNAL + number)
