"""The commands of the program, one file each; the table says what there is without loading any of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandEntry:
    """One command: its name, the module that holds it as ``command``, and what it does in one line."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[CommandEntry, ...] = (
    CommandEntry(
        name="demo",
        module="hypnic.commands.demo",
        summary="Record a simulated watch for a moment, then show two synthetic nights: a calm and a seizure-like one.",
    ),
    CommandEntry(
        name="scan",
        module="hypnic.commands.scan",
        summary="List the wearables in range: name, address, driver, battery, signal strength.",
    ),
    CommandEntry(
        name="record",
        module="hypnic.commands.record",
        summary="Record one or several wearables at once until stopped with Ctrl-C.",
    ),
    CommandEntry(
        name="replay",
        module="hypnic.commands.replay",
        summary="Play a recording through the live path and say which alarms it would have raised, and when.",
    ),
    CommandEntry(
        name="analyse",
        module="hypnic.commands.analyse",
        summary="Find every movement of a night and say what it was.",
    ),
    CommandEntry(
        name="batch",
        module="hypnic.commands.batch",
        summary="Analyse many nights and put them into tables.",
    ),
    CommandEntry(
        name="summary",
        module="hypnic.commands.summary",
        summary="Show a cohort in one page: figures, verdicts, failures, nights that stand out.",
    ),
    CommandEntry(
        name="import",
        module="hypnic.commands.importing",
        summary="Turn another maker's file into hypnic's archive format.",
    ),
    CommandEntry(
        name="export",
        module="hypnic.commands.exporting",
        summary="Turn a recording or a night into EDF, CSV, Parquet, BIDS or PDF.",
    ),
    CommandEntry(
        name="journal",
        module="hypnic.commands.journal",
        summary="Keep a journal of nights: factors, lights-out, notes.",
    ),
    CommandEntry(
        name="view",
        module="hypnic.commands.view",
        summary="Show a library of nights in the browser, and the night being recorded.",
    ),
    CommandEntry(
        name="simulate",
        module="hypnic.commands.simulate",
        summary="Make a labelled synthetic night.",
    ),
    CommandEntry(
        name="formats",
        module="hypnic.commands.formats",
        summary="List the file formats that can be read.",
    ),
    CommandEntry(
        name="wearables",
        module="hypnic.commands.wearables",
        summary="List the wearables that can be recorded, and what each needs.",
    ),
    CommandEntry(
        name="schema",
        module="hypnic.commands.schema",
        summary="Print the JSON Schema of night.json.",
    ),
)

ALIASES = {"analyze": "analyse"}
