"""A night in a few lines for the terminal: the verdict first, then sleep, counts, what was mended, where to read on."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from detector.model import KINDS, NightAnalysis, NightTier, Sleep
from hypnic.report.times import duration_text, minute_text
from hypnic.words import KIND_NAMES
from recordings import Recording, measure_timing

TIER_STYLES: dict[NightTier, str] = {
    "harmless": "bold green",
    "see_doctor": "bold yellow",
    "seizure_like": "bold red",
    "cannot_tell": "bold",
}


def night_summary(night: NightAnalysis, *, name: str, report: Path) -> RenderableType:
    """Put one night into a few lines.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.
    name : str
        What the night is called on disk.
    report : Path
        The page with everything else.

    Returns
    -------
    renderable
        For `hypnic.screen.Screen.say`.
    """
    return Group(
        Text(f"\n{name}: {night.verdict.headline}", style=TIER_STYLES[night.verdict.tier]),
        *(Text(f"Why: {reason.text}.") for reason in night.verdict.reasons[:1]),
        Text(f"{night.verdict.advice}\n"),
        *(Text(line) for line in sleep_lines(night)),
        *_counts_table(night),
        *(Text(line, style="dim") for line in repair_lines(night)),
        Text(f"\nReport: {report}", no_wrap=True, overflow="ignore"),
    )


def sleep_lines(night: NightAnalysis) -> list[str]:
    """Say when sleep began and ended, or why that is not known."""
    sleep = night.sleep
    if sleep.onset_interval_s is None:
        return [f"When sleep began could not be told: {'; '.join(sleep.evidence)}."]
    started_at = night.recordings[0].started_at
    earliest, latest = (minute_text(started_at, edge_s) for edge_s in sleep.onset_interval_s)
    return [f"Sleep began between {earliest} and {latest}{_waking(night, sleep)}."]


def repair_lines(night: NightAnalysis) -> list[str]:
    """Say what was mended while reading, file by file."""
    repairs = [line for recording in night.recordings for line in _repairs(recording)]
    return ["", "Mended while reading:", *repairs] if repairs else []


def recording_lines(recording: Recording) -> list[str]:
    """Say what a recording is, and what was mended while reading it."""
    timing = measure_timing(recording.time_s)
    facts = (
        f"{duration_text(recording.duration_s)} at {timing.rate_hz:.4g} samples a second",
        f"site {recording.site}",
        "no clock" if recording.started_at is None else f"from {recording.started_at:%Y-%m-%d %H:%M:%S %Z}",
        f"format {recording.format}",
    )
    repairs = list(_repairs(recording))
    return [f"{recording.source}: {', '.join(facts)}", *(["Mended while reading:", *repairs] if repairs else [])]


def _repairs(recording: Recording) -> Iterator[str]:
    return (f"  {recording.source}: {repair}" for repair in recording.repairs)


def _waking(night: NightAnalysis, sleep: Sleep) -> str:
    if sleep.wake_up_s is None:
        return ""
    return f" and ended at {minute_text(night.recordings[0].started_at, sleep.wake_up_s)}"


def _counts_table(night: NightAnalysis) -> list[RenderableType]:
    found = [kind for kind in KINDS if night.counts.get(kind, 0)]
    if not found:
        return [Text("No movement was found.")]
    table = Table(box=None, show_header=False)
    table.add_column(justify="right")
    table.add_column()
    for kind in found:
        table.add_row(str(night.counts[kind]), KIND_NAMES[kind])
    return [table]
