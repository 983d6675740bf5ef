"""From one file to another: what ``import`` and ``export`` have in common."""

from pathlib import Path

from rich.text import Text

from hypnic.errors import WrongUseError
from hypnic.inputs import Input, ReadingHelp, read_input, split_part
from hypnic.screen import Screen
from recordings import Recording, Site
from recordings.exporting import ExportFormat, export_recording


def read_one(word: str, *, site: Site | None, reading_help: ReadingHelp, screen: Screen) -> Recording:
    """Read the recording that ``file`` or ``file#part`` names, and say what it is and what was mended."""
    from hypnic.summary import recording_lines

    path, part = split_part(word)
    with screen.working(f"reading {path.name}"):
        recording = read_input(Input(path=path, part=part, site=site), reading_help=reading_help)
    screen.say(*(Text(line) for line in recording_lines(recording)))
    return recording


def write_one(recording: Recording, path: Path, *, to: ExportFormat, screen: Screen) -> None:
    """Write a recording whole or not at all, and say where."""
    from hypnic.outputs import write_whole

    with screen.working(f"writing {path}"):
        write_whole(path, lambda passing: export_recording(recording, passing, to=to))
    screen.say(Text(f"Written: {path}", no_wrap=True, overflow="ignore"))


def check_target(path: Path, word: str) -> None:
    """Refuse to write over what is being read.

    Raises
    ------
    WrongUseError
        Both are the same file.
    """
    source, _ = split_part(word)
    if path.resolve() == source.resolve():
        raise WrongUseError(f"{path} is what is being read: choose another name with --out")
