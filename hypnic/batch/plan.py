"""From recordings to tasks: which files are one night, what each night is called, which shard it falls to."""

import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

from hypnic.batch.model import Failure, NightTask, TaskInput
from hypnic.batch.sources import Found
from hypnic.errors import WrongUseError
from hypnic.inputs import PACKED_ENDINGS
from recordings import Site
from recordings.recording import SITES

BY_FOLDER = "folder"
UNKNOWN_SITE: Site = "unknown"
PART_MARK = "#"
LONGEST_NAME_BYTES = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One of several equal pieces of a plan, numbered from 1."""

    number: int
    of: int

    @property
    def folder(self) -> str:
        """Name of the folder of its part files; as text they sort by number."""
        return f"{self.number:05d}-of-{self.of:05d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All tasks, sorted by name, and what could not be planned.

    ``digest`` is a fingerprint of the whole plan: two shards belong together when it is the same.
    """

    tasks: tuple[NightTask, ...]
    failures: tuple[Failure, ...]
    digest: str


def make_plan(found: Iterable[Found], *, group: str | None = None, site: Site | None = None) -> Plan:
    """Put recordings into nights.

    Parameters
    ----------
    found : iterable of Found
    group : str, optional
        None: each file is a night. ``folder``: the files of each folder. Else a regular expression that finds the name
        of the night in each path: its groups, or the group called ``night``; a group called ``site`` names the site.
    site : str, optional
        Body site of all recordings that have none of their own.

    Returns
    -------
    Plan
        Every name occurs once, whatever the order of the recordings. What the expression does not find is a failure.

    Raises
    ------
    WrongUseError
        The regular expression is none, or its group ``site`` finds something that is no body site.
    """
    groups: dict[str, list[TaskInput]] = {}
    failures = []
    expression = None if group in (None, BY_FOLDER) else _compiled(group)
    for one in found:
        match = None if expression is None else expression.search(one.key)
        if expression is not None and match is None:
            failures.append(Failure(source=one.source, error=f"its path {one.key} does not match --group {group}"))
            continue
        named = _night_name(one, match, group)
        groups.setdefault(named, []).append(_input(one, match, site, is_grouped=group is not None))
    names = _distinct([_file_name(key) for key in groups])
    tasks = [NightTask(name=name, inputs=tuple(inputs)) for name, inputs in zip(names, groups.values(), strict=True)]
    ordered = tuple(sorted(tasks, key=lambda task: task.name))
    return Plan(tasks=ordered, failures=tuple(failures), digest=_digest(ordered))


def take_shard(tasks: Sequence[NightTask], shard: Shard) -> Sequence[NightTask]:
    """Take one shard's stretch of the tasks: stretches are equal but for one, and follow each other."""
    first, last = (len(tasks) * edge // shard.of for edge in (shard.number - 1, shard.number))
    return tasks[first:last]


def _compiled(group: str) -> re.Pattern[str]:
    try:
        return re.compile(group)
    except re.error as error:
        raise WrongUseError(
            f"--group {group} is no regular expression ({error}): give one that finds the night's name, or folder"
        ) from error


def _night_name(one: Found, match: re.Match[str] | None, group: str | None) -> str:
    """Say which night a recording belongs to; what is not grouped is known by its own path."""
    if match is not None:
        named = match.groupdict()
        if named.get("night") is not None:
            return named["night"]
        wanted = [text for number, text in enumerate(match.groups(), 1) if text and not _is_site(match, number)]
        return "-".join(wanted) or match.group(0)
    if group == BY_FOLDER:
        parent = PurePosixPath(one.key).parent
        return parent.as_posix() if parent.parts else PurePosixPath(one.location.replace("\\", "/")).parent.name
    return f"{_without_endings(one.key)}{'' if one.part is None else PART_MARK + one.part}\0{one.location}"


def _is_site(match: re.Match[str], number: int) -> bool:
    return match.re.groupindex.get("site") == number


def _input(one: Found, match: re.Match[str] | None, site: Site | None, *, is_grouped: bool) -> TaskInput:
    given = match.groupdict().get("site") if match is not None else None
    if given is not None and given not in SITES:
        raise WrongUseError(f"--group finds the site {given!r} in {one.key}: must be one of {', '.join(SITES)}")
    chosen = cast(Site | None, given) or site or (_site_in(one.key) if is_grouped else None)
    return TaskInput(source=one.source, location=one.location, part=one.part, site=chosen)


def _site_in(key: str) -> Site | None:
    """Read the body site out of a file's name, where it names exactly one."""
    name = PurePosixPath(key).name.lower().replace("-", "_")
    found = [site for site in SITES if site != UNKNOWN_SITE and site in name]
    return found[0] if len(found) == 1 else None


def _without_endings(key: str) -> str:
    path = PurePosixPath(key)
    unpacked = path.with_suffix("") if path.suffix.lower() in PACKED_ENDINGS else path
    bare = unpacked.with_suffix("")
    return bare.as_posix() if bare.name.strip(".") else key


def _file_name(key: str) -> str:
    """Make a name for a folder of results: no separators, no marks with a meaning of their own, not too long."""
    text, _, _ = key.partition("\0")
    own, mark, part = text.rpartition(PART_MARK) if "\0" in key else (text, "", "")
    plain = _plain(own if mark else text) + (mark + _plain(part) if mark else "")
    encoded = plain.encode("utf-8", errors="replace")
    if len(encoded) <= LONGEST_NAME_BYTES:
        return encoded.decode("utf-8")
    digest = hashlib.sha256(encoded).hexdigest()[:12]
    return f"{encoded[: LONGEST_NAME_BYTES - 13].decode('utf-8', errors='ignore')}-{digest}"


def _plain(text: str) -> str:
    return re.sub(r"[/\\]", "-", re.sub(r'[\x00-\x1f#<>:"|?*]', "_", text)).strip(". ") or "night"


def _distinct(names: Sequence[str]) -> list[str]:
    """Give repeated names a number; capital letters make no difference to some disks."""
    taken: set[str] = set()
    distinct = []
    for name in names:
        candidates = (name if number == 1 else f"{name}-{number}" for number in itertools.count(1))
        free = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(free.casefold())
        distinct.append(free)
    return distinct


def _digest(tasks: Sequence[NightTask]) -> str:
    """Fingerprint names, files and sites, without the folder everything lies in: shards may see it elsewhere."""
    lines = (
        "\t".join((task.name, *(f"{PurePosixPath(one.location).name}@{one.site}" for one in task.inputs)))
        for task in tasks
    )
    return hashlib.sha256("\n".join(lines).encode("utf-8", errors="surrogateescape")).hexdigest()
