"""Shards come together: which are there, whether they belong together, and their part files as one set of tables."""

from dataclasses import dataclass

from hypnic.batch.assembly import Assembly, growing_tables, join_tables
from hypnic.batch.manifest import Header, remember
from hypnic.batch.run import SHARDS_FOLDER
from hypnic.batch.stores import Store
from hypnic.batch.tables import NIGHTS_TABLE
from hypnic.errors import WrongUseError

MISSING_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What the tables were made of: how many pieces are still missing, and in words which."""

    missing: int
    told: str


def bring_together(store: Store) -> Joined:
    """Make the tables of a cohort whole: from shards, from an unfinished run, or leave them as they are.

    Parameters
    ----------
    store : Store

    Returns
    -------
    Joined

    Raises
    ------
    WrongUseError
        There is nothing of a batch here, or its shards do not belong together.
    """
    shards = [name for name in store.names(SHARDS_FOLDER) if "-of-" in name]
    if shards:
        return _join(store, shards)
    memory = remember(store, prefix="")
    if memory.header is None:
        raise WrongUseError(f"{store.where('')} holds no results of hypnic batch: give the folder that --out named")
    if memory.header.is_complete and store.has([NIGHTS_TABLE]):
        return Joined(missing=0, told="")
    results = sorted(memory.results.values(), key=lambda result: result.task)
    with growing_tables(store, prefix="") as tables:
        assembly = Assembly(tables, store, tasks=[result.task for result in results])
        for result in results:
            assembly.add(result)
        assembly.close()
    missing = memory.header.tasks - len(results)
    return Joined(missing=missing, told=f"the run has not ended: {missing} of {memory.header.tasks} tasks are missing")


def _join(store: Store, shards: list[str]) -> Joined:
    prefixes = {name: f"{SHARDS_FOLDER}/{name}/" for name in shards}
    headers = {name: remember(store, prefix=prefix).header for name, prefix in prefixes.items()}
    whole = {name: header for name, header in headers.items() if header is not None and header.is_complete}
    if not whole:
        raise WrongUseError(f"no shard in {store.where(SHARDS_FOLDER)} has come to its end: run them first")
    _check_together(store, whole)
    of = next(iter(whole.values())).of
    with growing_tables(store, prefix="") as tables:
        join_tables(store, [prefixes[name] for name in sorted(whole)], tables=tables)
    missing = sorted(set(range(1, of + 1)) - {header.shard for header in whole.values()})
    return Joined(missing=len(missing), told=_missing_shards(missing, of))


def _check_together(store: Store, headers: dict[str, Header]) -> None:
    place = store.where(SHARDS_FOLDER)
    numbers = sorted({header.of for header in headers.values()})
    if len(numbers) > 1:
        raise WrongUseError(f"{place} holds shards of {' and of '.join(map(str, numbers))}: remove those of one kind")
    for what, found in (("sources", "plan"), ("settings", "settings"), ("versions of hypnic", "version")):
        if len({getattr(header, found) for header in headers.values()}) > 1:
            raise WrongUseError(f"the shards in {place} were made with different {what}: run them again with the same")


def _missing_shards(missing: list[int], of: int) -> str:
    shown = ", ".join(map(str, missing[:MISSING_SHOWN])) + (", …" if len(missing) > MISSING_SHOWN else "")
    return f"{len(missing)} of {of} shards are missing ({shown}): run them with --shard, then this again"
