"""From the words on the command line to nights: which files, which parts of them, which belong together."""

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hypnic.errors import WrongUseError
from recordings import Recording, Site, list_parts, read_recording

PACKED_ENDINGS = {".gz", ".zip"}
UNKNOWN_SITE: Site = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One recording to read: a file or folder, the part of it that is meant, and where it was worn.

    ``stands_alone`` is True for the parts of a file of which none was named: each is a night of its own.
    """

    path: Path
    part: str | None = None
    site: Site | None = None
    stands_alone: bool = False

    @property
    def stem(self) -> str:
        """Name for the results: the file's name without its endings, and the part where there is one."""
        stem = stem_of(self.path)
        return stem if self.part is None else f"{stem}-{safe_for_a_file_name(self.part)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingHelp:
    """What the person says about files that do not say it themselves."""

    timezone: str | None = None
    started_at: datetime | None = None
    rate_hz: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightInput:
    """The recordings of one night and the name of its results."""

    name: str
    recordings: tuple[Recording, ...]


def expand_inputs(words: Sequence[str], *, sites: Sequence[Site]) -> tuple[Input, ...]:
    """Turn file arguments into recordings to read: ``file``, ``file#part``, or all parts of a file.

    Parameters
    ----------
    words : sequence of str
        Paths; ``path#part`` names one recording of a file that holds several.
    sites : sequence of str
        Body sites: none, one for all files, or one for each file in the same order.

    Raises
    ------
    WrongUseError
        The number of sites fits neither one nor all files, or a file is named twice.
    """
    _check_words(words)
    inputs = []
    for word, site in zip(words, _site_of_each(words, sites), strict=True):
        path, part = split_part(word)
        parts = () if part is not None else list_parts(path)
        inputs += [Input(path=path, part=one, site=site, stands_alone=True) for one in parts]
        inputs += [] if parts else [Input(path=path, part=part, site=site)]
    return tuple(inputs)


def split_part(word: str) -> tuple[Path, str | None]:
    """Split ``path#part``; a file whose own name holds the mark is taken as it is.

    Raises
    ------
    WrongUseError
        The word is empty: it would mean this folder.
    """
    if not word:
        raise WrongUseError("the name of a file is empty: give the path of a recording")
    name, mark, part = word.rpartition("#")
    if not mark or not name or not part or Path(word).exists():
        return Path(word), None
    return Path(name), part


def read_input(one: Input, *, reading_help: ReadingHelp) -> Recording:
    """Read one recording with what the person said about it."""
    return read_recording(
        one.path,
        site=one.site,
        timezone=reading_help.timezone,
        started_at=reading_help.started_at,
        rate_hz=reading_help.rate_hz,
        unit=reading_help.unit,
        part=one.part,
    )


def join_nights(inputs: Sequence[Input], recordings: Sequence[Recording]) -> tuple[NightInput, ...]:
    """Put recordings that overlap in time and were worn at different sites into one night.

    Parameters
    ----------
    inputs, recordings : sequences of equal length
        What was asked for and what was read.

    Returns
    -------
    tuple of NightInput
        In the order of the first recording of each, which names it; every name occurs once. The recordings of a night
        are in the order in which they began, so that time counts from the first sample of all.

    Raises
    ------
    WrongUseError
        Recordings overlap at the same or an unknown site, or named sites cannot be laid beside each other because
        a recording has no clock.
    """
    joinable = [index for index, one in enumerate(inputs) if not one.stands_alone]
    _check_clocks([recordings[index] for index in joinable])
    alone = [[index] for index in range(len(inputs)) if index not in joinable]
    groups = sorted([*alone, *_overlapping(joinable, recordings)])
    for group in groups:
        _check_sites([recordings[index] for index in group])
    names = _distinct([inputs[group[0]].stem for group in groups])
    return tuple(
        NightInput(name=name, recordings=tuple(recordings[index] for index in _as_begun(group, recordings)))
        for name, group in zip(names, groups, strict=True)
    )


def stem_of(path: Path) -> str:
    """Give a file's name without ``.gz`` or ``.zip`` and without its last ending; a folder's name as it is."""
    if path.is_dir():
        return path.resolve().name
    unpacked = Path(path.stem) if path.suffix.lower() in PACKED_ENDINGS else path
    # a stem of nothing but dots would lead out of the folder of results
    return unpacked.stem if unpacked.stem.strip(".") else path.name


def _check_words(words: Sequence[str]) -> None:
    given = [(path.resolve(), part) for path, part in map(split_part, words)]
    for word, one in zip(words, given, strict=True):
        if given.count(one) > 1:
            raise WrongUseError(f"{word} was given more than once: name each recording once")


def _site_of_each(words: Sequence[str], sites: Sequence[Site]) -> Sequence[Site | None]:
    if not sites:
        return [None] * len(words)
    if len(sites) == 1:
        return list(sites) * len(words)
    if len(sites) != len(words):
        raise WrongUseError(
            f"{len(sites)} sites were given for {len(words)} files: "
            "give --site once for all files, or once for each file in the same order"
        )
    return sites


def safe_for_a_file_name(part: str) -> str:
    """Write the name of a part so that every disk takes it as a file's."""
    return re.sub(r"[^\w.-]+", "_", part).strip("._") or "part"


def _check_clocks(recordings: Sequence[Recording]) -> None:
    sites = {recording.site for recording in recordings}
    if len(sites) < 2 or UNKNOWN_SITE in sites:  # noqa: PLR2004 two sites make a pair
        return
    for recording in recordings:
        if recording.started_at is None:
            raise WrongUseError(
                f"{recording.source} has no clock, so it cannot be laid beside the other sites: "
                "give --started-at, or analyse each file by itself"
            )


def _overlapping(indices: Sequence[int], recordings: Sequence[Recording]) -> list[list[int]]:
    """Group recordings that overlap in time, directly or through others; those without a clock stay alone."""
    groups = [[index] for index in indices if recordings[index].started_at is None]
    latest_end_s = -math.inf
    for start_s, index in _in_order_of_start(indices, recordings):
        if start_s < latest_end_s:
            groups[-1] = sorted([*groups[-1], index])
        else:
            groups.append([index])
        latest_end_s = max(latest_end_s, start_s + recordings[index].duration_s)
    return groups


def _as_begun(group: Sequence[int], recordings: Sequence[Recording]) -> Sequence[int]:
    return [index for _, index in _in_order_of_start(group, recordings)] if len(group) > 1 else group


def _in_order_of_start(indices: Sequence[int], recordings: Sequence[Recording]) -> list[tuple[float, int]]:
    starts = ((recordings[index].started_at, index) for index in indices)
    return sorted((started_at.timestamp(), index) for started_at, index in starts if started_at is not None)


def _check_sites(recordings: Sequence[Recording]) -> None:
    sites = [recording.site for recording in recordings]
    if len(sites) > 1 and (UNKNOWN_SITE in sites or len(set(sites)) < len(sites)):
        names = " and ".join(recording.source for recording in recordings)
        raise WrongUseError(
            f"{names} overlap in time, worn at {' and '.join(sites)}: "
            "name a different site for each with --site, in the order of the files, or analyse each by itself"
        )


def _distinct(names: Sequence[str]) -> list[str]:
    """Give repeated names a number, as ``night``, ``night-2``; capital letters make no difference to some disks."""
    distinct: list[str] = []
    for name in names:
        taken = {other.casefold() for other in distinct}
        candidates = (name if number == 1 else f"{name}-{number}" for number in itertools.count(1))
        distinct.append(next(candidate for candidate in candidates if candidate.casefold() not in taken))
    return distinct
