"""What every importer of foreign files looks like to the rest: a name, a test by content, a function that reads."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from recordings.errors import MissingExtraError
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Reads one format.

    Parameters
    ----------
    name : str
        Short name, such as ``axivity_csv``; becomes `Recording.format`.
    title : str
        What a person calls it.
    recognises : callable
        Tells by content, from `Source.head` or `Source.members`, whether a source is in this format.
    read : callable
        Reads a source that was recognised.
    extensions : tuple of str
        Usual file name endings, for the table of formats only.
    extra : str or None
        Name of the optional dependency group it needs.
    parts : callable or None
        Lists the recordings in a file that holds several.
    is_generic : bool
        True for an importer that is asked only when no specific one recognises the source.
    """

    name: str
    title: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, ReadOptions], Recording]
    extensions: tuple[str, ...] = ()
    extra: str | None = None
    parts: Callable[[Source], tuple[str, ...]] | None = None
    is_generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A format that is known and cannot be used.

    Parameters
    ----------
    name : str
        Short name.
    recognises : callable
        As for `Importer`.
    advice : str
        What the file is and what to export instead, to follow after "night.csv is ".
    """

    name: str
    recognises: Callable[[Source], bool]
    advice: str


def import_extra(module: str, *, extra: str, purpose: str) -> ModuleType:
    """Import an optional library, or say which extra to install.

    Parameters
    ----------
    module : str
        Name to import.
    extra : str
        Name of the dependency group of this project that brings it.
    purpose : str
        What it is needed for, such as "reading EDF files".

    Raises
    ------
    MissingExtraError
        The library is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs the library {module}, which is not installed: run pip install 'hypnic[{extra}]'"
        ) from error
