"""One event on paper: the three axes of the wearable while the movement that matters most went on."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detector.model import TIERS, Conditioned, Event, NightAnalysis
from hypnic.exports.doctor_picture import TEXT_PT, colour
from hypnic.report.event_words import site_text
from hypnic.report.picture import lane_offset_s
from hypnic.report.times import duration_text, time_text
from hypnic.words import KIND_NAMES

HEIGHT_PT = 92.0
LEFT_PT = 34.0
SHORTEST_MARGIN_S = 2.0
LONGEST_SHOWN_S = 180.0
MOST_POINTS = 1600
TWITCHES = ("hypnic_jerk", "sleep_twitch", "isolated_jerk", "myoclonic_cluster")
AXES = ("x", "y", "z")


def event_to_show(night: NightAnalysis) -> Event | None:
    """Choose the event that matters most: the gravest and then longest one, else the strongest twitch."""
    grave = [event for event in night.events if event.tier != "harmless"]
    if grave:
        return max(grave, key=lambda event: (TIERS.index(event.tier), event.duration_s))
    return max(
        (event for event in night.events if event.kind in TWITCHES), key=lambda event: event.peak_g, default=None
    )


def waveform_title(night: NightAnalysis, event: Event) -> str:
    """Say which event is drawn."""
    at = time_text(night.recordings[0].started_at, event.onset_s)
    return f"{KIND_NAMES[event.kind].capitalize()} at {at}, {duration_text(event.duration_s)}"


def draw_waveform(
    canvas: Any, night: NightAnalysis, event: Event, *, left_pt: float, top_pt: float, width_pt: float
) -> None:
    """Draw the axes of the wearable that saw an event, from shortly before it to shortly after it."""
    lane = next((i for i, one in enumerate(night.recordings) if one.site in event.sites), 0)
    offset_s = lane_offset_s(night.recordings[0], night.recordings[lane])
    margin_s = max(SHORTEST_MARGIN_S, event.duration_s / 4)
    start_s = event.onset_s - offset_s - margin_s
    end_s = min(event.end_s - offset_s + margin_s, start_s + LONGEST_SHOWN_S)
    times_s, axes_g = _cut(night.conditioned[lane], start_s, end_s)
    if times_s.size == 0:
        return
    canvas.saveState()
    plot_pt, bottom_pt = left_pt + LEFT_PT, top_pt - HEIGHT_PT
    scale_pt = (width_pt - LEFT_PT) / (end_s - start_s)
    reach_g = max(float(np.nanmax(np.abs(axes_g), initial=0.0)), 0.01)
    _draw_frame(canvas, reach_g, left_pt=plot_pt, bottom_pt=bottom_pt, width_pt=width_pt - LEFT_PT)
    canvas.setFillColor(colour("onset"))
    begin_pt = plot_pt + margin_s * scale_pt
    stop_pt = min(begin_pt + event.duration_s * scale_pt, left_pt + width_pt)
    canvas.rect(begin_pt, bottom_pt, stop_pt - begin_pt, HEIGHT_PT, stroke=0, fill=1)
    for axis, name in enumerate(AXES[: axes_g.shape[1]]):
        canvas.setStrokeColor(colour(f"axis-{name}"))
        canvas.setLineWidth(0.5)
        x_pt = plot_pt + (times_s - start_s) * scale_pt
        y_pt = bottom_pt + HEIGHT_PT / 2 * (1 + axes_g[:, axis] / reach_g)
        canvas.drawPath(_path(canvas, x_pt, y_pt), stroke=1, fill=0)
    shown = f"{site_text(event.sites)}, {end_s - start_s:.0f} s in all, the event shaded; gravity included, axes"
    _draw_legend(canvas, shown, left_pt=plot_pt, bottom_pt=bottom_pt)
    canvas.restoreState()


def _cut(conditioned: Conditioned, start_s: float, end_s: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cut a stretch out of the night, each axis about its middle, thinned where there are too many samples."""
    rate_hz = conditioned.sampling_rate_hz
    first, last = max(0, int(start_s * rate_hz)), max(0, int(end_s * rate_hz))
    samples_g = conditioned.acceleration_g[first:last].astype(np.float64)
    times_s = (first + np.arange(len(samples_g))) / rate_hz
    if len(samples_g) == 0:
        return times_s, samples_g
    samples_g = samples_g - np.median(samples_g, axis=0)
    samples_g[~conditioned.is_measured[first:last]] = np.nan
    used = 1 if conditioned.signal == "magnitude" else len(AXES)
    step = max(1, len(samples_g) // MOST_POINTS)
    return times_s[::step], samples_g[::step, :used]


def _path(canvas: Any, x_pt: NDArray[np.float64], y_pt: NDArray[np.float64]) -> Any:
    path = canvas.beginPath()
    is_drawing = False
    for x, y in zip(x_pt.tolist(), y_pt.tolist(), strict=True):
        if math.isnan(y):
            # nothing was measured here
            is_drawing = False
        elif is_drawing:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
            is_drawing = True
    return path


def _draw_frame(canvas: Any, reach_g: float, *, left_pt: float, bottom_pt: float, width_pt: float) -> None:
    canvas.setFont("Helvetica", TEXT_PT - 1)
    canvas.setFillColor(colour("muted"))
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.3)
    for level in (-1, 0, 1):
        y_pt = bottom_pt + HEIGHT_PT / 2 * (1 + level)
        canvas.line(left_pt, y_pt, left_pt + width_pt, y_pt)
        canvas.drawRightString(left_pt - 3, y_pt - 2, f"{level * reach_g:+.2g} g" if level else "0")


def _draw_legend(canvas: Any, text: str, *, left_pt: float, bottom_pt: float) -> None:
    canvas.setFont("Helvetica", TEXT_PT)
    y_pt = bottom_pt - TEXT_PT - 2
    canvas.setFillColor(colour("muted"))
    canvas.drawString(left_pt, y_pt, text)
    x_pt = left_pt + canvas.stringWidth(text, "Helvetica", TEXT_PT)
    for name in AXES:
        canvas.setFillColor(colour(f"axis-{name}"))
        canvas.drawString(x_pt + 4, y_pt, name)
        x_pt += 8
