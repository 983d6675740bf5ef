"""The worst misses and false alarms as a page: each with its waveform, what was true, what was decided and why."""

import html
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.evaluation import EventNote
from benchmarks.mistakes import Error
from benchmarks.nights import make_night
from recordings import Recording

PER_ROW = 8
MARGIN_S = 5.0
LONGEST_S = 180.0
WIDTH, HEIGHT, EDGE = 900, 170, 4
AXIS_COLOURS = ("#2f6db5", "#b5472f", "#3a8f4d")
MOST_POINTS = 2400
CLOSE_FROM_S, CLOSE_S = 30.0, 8.0

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
article { border-top: 1px solid #ccc; padding: .8rem 0 1.4rem; }
svg { width: 100%; height: auto; background: #fafafa; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .1rem .9rem .1rem 0; vertical-align: top; }
.true { fill: #3a8f4d; opacity: .16; } .found { fill: #b5472f; opacity: .16; } small { color: #666; }
"""


def write_explanations(path: Path, errors: Sequence[Error], *, cache: Path | None, remarks: Sequence[str] = ()) -> int:
    """Write a page of the gravest mistakes of each row, every one with its waveform.

    Parameters
    ----------
    path : Path
        HTML file to write.
    errors : sequence of Error
        The gravest first within each row.
    cache : Path, optional
        Folder of simulated nights.
    remarks : sequence of str
        Wrong verdicts and far sleep onsets, which have no waveform: one line each.

    Returns
    -------
    int
        Number of mistakes shown.
    """
    chosen = _gravest(errors)
    by_night: dict[str, list[int]] = defaultdict(list)
    for i, error in enumerate(chosen):
        by_night[error.order.name].append(i)
    articles = [""] * len(chosen)
    for indices in by_night.values():
        recording = make_night(chosen[indices[0]].order, cache=cache).recording
        for i in indices:
            is_first = not i or _group(chosen[i]) != _group(chosen[i - 1])
            articles[i] = (_heading(chosen[i]) if is_first else "") + _article(chosen[i], recording)
    path.write_text(_page(articles, errors, remarks=remarks), encoding="utf-8")
    return len(chosen)


def _gravest(errors: Sequence[Error]) -> list[Error]:
    """Take the first few of every row and fault."""
    groups: dict[tuple[str, str], list[Error]] = defaultdict(list)
    for error in errors:
        groups[_group(error)].append(error)
    return [error for group in groups.values() for error in group[:PER_ROW]]


def _page(articles: Sequence[str], errors: Sequence[Error], *, remarks: Sequence[str]) -> str:
    listed = "".join(f"<li>{html.escape(remark)}" for remark in remarks)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Mistakes</title><style>{STYLE}</style>'
        f"<h1>Misses and false alarms</h1><p>{len(articles)} of {len(errors)}, on synthetic nights: up to {PER_ROW} of "
        "each row and fault, the gravest (peak × duration) first. Green, upper half: what was true; red, lower half: "
        "what was found; curves: the three axes without their median, in g.</p>"
        f"{_contents(errors)}"
        f"{f'<h2>Verdicts and sleep onsets</h2><ul>{listed}</ul>' if remarks else ''}"
        f"{''.join(articles)}</html>"
    )


def _contents(errors: Sequence[Error]) -> str:
    """Count the mistakes of each row and fault, each with a link to the first of them."""
    counts = Counter(_group(error) for error in errors)
    rows = "".join(
        f'<tr><td><a href="#{_anchor(row, fault)}">{html.escape(row)}</a><td>{html.escape(fault)}<td>{count}'
        for (row, fault), count in counts.items()
    )
    return f"<table><tr><th>row<th>fault<th>how many{rows}</table>"


def _group(error: Error) -> tuple[str, str]:
    return error.row, error.fault


def _heading(error: Error) -> str:
    return f'<h2 id="{_anchor(*_group(error))}">{html.escape(error.row)}: {html.escape(error.fault)}</h2>'


def _anchor(row: str, fault: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in f"{row} {fault}").split())


def _article(error: Error, recording: Recording) -> str:
    title = f"{error.order.profile}, seed {error.order.seed}, at {error.at_s:.2f} s"
    rule = html.escape(error.found.note) if error.found else "no event here"
    return (
        f"<article><h3>{html.escape(title)}</h3>{_drawings(error, recording)}"
        f"<p><small>night {html.escape(error.order.name)}</small></p>"
        f"<table><tr><th>expected<td>{_in_words(error.truth)}<tr><th>decided<td>{_in_words(error.found)}"
        f"<tr><th>by rule<td>{rule}<tr><th>evidence<td>{_evidence(error.found)}</table></article>"
    )


def _evidence(event: EventNote | None) -> str:
    if event is None or not event.because:
        return "–"
    return "<br>".join(f"<small>{html.escape(sentence)}</small>" for sentence in event.because)


def _in_words(event: EventNote | None) -> str:
    if event is None:
        return "nothing"
    rhythm = "" if event.frequency_hz is None else f", {event.frequency_hz:.2f} Hz"
    return html.escape(
        f"{event.kind} ({event.note}) at {event.onset_s:.2f} s, {event.duration_s:.2f} s, peak {event.peak_g:.3f} g"
        f"{rhythm}"
    )


def _drawings(error: Error, recording: Recording) -> str:
    """Draw the whole mistake, and a few seconds from its middle where the whole is too long to show a wave."""
    start_s, end_s = _window(error)
    whole = _drawing(error, recording, start_s=start_s, end_s=end_s)
    if end_s - start_s <= CLOSE_FROM_S:
        return whole
    middle_s = (start_s + end_s) / 2
    return whole + _drawing(error, recording, start_s=middle_s - CLOSE_S / 2, end_s=middle_s + CLOSE_S / 2)


def _drawing(error: Error, recording: Recording, *, start_s: float, end_s: float) -> str:
    first, last = np.searchsorted(recording.time_s, (start_s, end_s))
    time_s, samples_g = recording.time_s[first:last], recording.acceleration_g[first:last].astype(np.float64)
    if time_s.size < 2:
        return "<p>no samples here</p>"
    waves_g = samples_g - np.median(samples_g, axis=0)
    reach_g = max(float(np.abs(waves_g).max()), 0.02)
    bands = _band(error.truth, "true", start_s=start_s, end_s=end_s)
    bands += _band(error.found, "found", start_s=start_s, end_s=end_s)
    across = _across(time_s, start_s=start_s, end_s=end_s)
    lines = "".join(
        _line(across, HEIGHT / 2 - waves_g[:, axis] / reach_g * (HEIGHT / 2 - EDGE), colour=colour)
        for axis, colour in enumerate(AXIS_COLOURS)
    )
    scale = f"{start_s:.1f} to {end_s:.1f} s, ±{reach_g:.3f} g"
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{scale}">{bands}{lines}'
        f'<text x="{EDGE}" y="{HEIGHT - EDGE}" font-size="12">{scale}</text></svg>'
    )


def _window(error: Error) -> tuple[float, float]:
    events = [event for event in (error.truth, error.found) if event is not None]
    start_s = min(event.onset_s for event in events) - MARGIN_S
    end_s = max(event.onset_s + event.duration_s for event in events) + MARGIN_S
    if end_s - start_s <= LONGEST_S:
        return start_s, end_s
    return max(start_s, error.at_s - LONGEST_S / 2), min(end_s, error.at_s + LONGEST_S / 2)


def _across(time_s: NDArray[np.float64], *, start_s: float, end_s: float) -> NDArray[np.float64]:
    return (time_s - start_s) / (end_s - start_s) * WIDTH


def _band(event: EventNote | None, name: str, *, start_s: float, end_s: float) -> str:
    if event is None:
        return ""
    ends_s = np.array([event.onset_s, event.onset_s + event.duration_s])
    left, right = _across(ends_s, start_s=start_s, end_s=end_s).clip(0, WIDTH)
    top = 0 if name == "true" else HEIGHT / 2
    width = max(right - left, 1.5)
    return f'<rect class="{name}" x="{left:.1f}" y="{top:g}" width="{width:.1f}" height="{HEIGHT / 2:g}"/>'


def _line(across: NDArray[np.float64], down: NDArray[np.float64], *, colour: str) -> str:
    step = max(1, across.size // MOST_POINTS)
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across[::step], down[::step], strict=True))
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1"/>'
