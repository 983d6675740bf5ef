"""The night as a picture on paper: activity of each wearable, sleep, and every event in the row of its kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import hypnic.report
from detector.model import NightAnalysis
from hypnic.report.event_words import site_text
from hypnic.report.middle import present_kinds
from hypnic.report.picture import NOT_MEASURED, describe_lanes, night_span_s
from hypnic.report.times import minute_text
from hypnic.words import KIND_NAMES

LABEL_PT = 92.0
ROW_PT = 11.0
SLEEP_PT = 10.0
AXIS_PT = 14.0
GAP_PT = 5.0
LANE_PT = 74.0
SMALLEST_LANE_PT = 40.0
LANES_PT = 150.0
MARK_PT = 1.1
GRAVE_MARK_PT = 3.0
TEXT_PT = 7.5
COLUMNS = 900
GRID_G = (0.01, 0.1, 1.0)
LARGEST_SHARE = 99.99
STEPS_S = (60, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
MOST_TICKS = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where on the paper time runs: from ``left_pt`` at ``start_s`` to ``right_pt`` at ``end_s``."""

    left_pt: float
    right_pt: float
    start_s: float
    end_s: float

    def x_pt(self, time_s: float) -> float:
        """Find a moment of the night on the paper."""
        share = (time_s - self.start_s) / max(self.end_s - self.start_s, 1e-9)
        return self.left_pt + min(max(share, 0.0), 1.0) * (self.right_pt - self.left_pt)


def picture_height_pt(night: NightAnalysis) -> float:
    """Tell how much paper the picture of a night needs."""
    lanes = len(night.recordings)
    return lanes * (_lane_pt(lanes) + GAP_PT) + SLEEP_PT + GAP_PT + len(present_kinds(night)) * ROW_PT + AXIS_PT


def draw_night(canvas: Any, night: NightAnalysis, *, left_pt: float, top_pt: float, width_pt: float) -> None:
    """Draw a night downwards from a corner of the paper.

    Parameters
    ----------
    canvas : reportlab.pdfgen.canvas.Canvas
    night : NightAnalysis
    left_pt, top_pt, width_pt : float
        Where, in points.
    """
    start_s, end_s = night_span_s(night)
    plot = Plot(left_pt=left_pt + LABEL_PT, right_pt=left_pt + width_pt, start_s=start_s, end_s=end_s)
    canvas.saveState()
    lanes = describe_lanes(night)
    height_pt = _lane_pt(len(lanes))
    y_pt = top_pt
    bottom_pt = top_pt - picture_height_pt(night) + AXIS_PT
    _draw_time_grid(canvas, night, plot, top_pt=top_pt, bottom_pt=bottom_pt)
    for lane in lanes:
        y_pt -= height_pt
        _draw_label(canvas, f"Movement, {site_text((lane['site'],))}", left_pt, y_pt + height_pt - TEXT_PT)
        _draw_lane(canvas, lane, plot, bottom_pt=y_pt, height_pt=height_pt)
        y_pt -= GAP_PT
    y_pt -= SLEEP_PT
    _draw_label(canvas, "Sleep", left_pt, y_pt + 2)
    _draw_sleep(canvas, night, plot, bottom_pt=y_pt)
    y_pt -= GAP_PT
    _draw_events(canvas, night, plot, left_pt=left_pt, top_pt=y_pt)
    canvas.restoreState()


@cache
def palette() -> Mapping[str, str]:
    """Read the colours of the report's page, so that paper and screen show the same."""
    style = (Path(hypnic.report.__file__).parent / "page" / "page.css").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for name, colour in re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b", style):
        # the light colours come first
        found.setdefault(name, colour)
    return found


def colour(name: str) -> Any:
    """Give a colour of the page by its name."""
    from reportlab.lib.colors import HexColor

    return HexColor(palette()[name])


def _lane_pt(lanes: int) -> float:
    return LANE_PT if lanes == 1 else max(SMALLEST_LANE_PT, LANES_PT / lanes)


def _draw_label(canvas: Any, text: str, x_pt: float, y_pt: float) -> None:
    canvas.setFont("Helvetica", TEXT_PT)
    canvas.setFillColor(colour("ink"))
    canvas.drawString(x_pt, y_pt, text)


def _draw_time_grid(canvas: Any, night: NightAnalysis, plot: Plot, *, top_pt: float, bottom_pt: float) -> None:
    canvas.setFont("Helvetica", TEXT_PT)
    canvas.setLineWidth(0.4)
    started_at = night.recordings[0].started_at
    for time_s in _ticks(night, plot):
        x_pt = plot.x_pt(time_s)
        canvas.setStrokeColor(colour("grid"))
        canvas.line(x_pt, top_pt, x_pt, bottom_pt)
        canvas.setFillColor(colour("muted"))
        canvas.drawCentredString(x_pt, bottom_pt - TEXT_PT - 2, minute_text(started_at, time_s))


def _ticks(night: NightAnalysis, plot: Plot) -> Sequence[float]:
    """Choose round moments: of the clock where there is one."""
    started_at = night.recordings[0].started_at
    shift_s = 0.0
    if started_at is not None:
        shift_s = (started_at.hour * 60 + started_at.minute) * 60.0 + started_at.second
    span_s = plot.end_s - plot.start_s
    step_s = next((step for step in STEPS_S if span_s / step <= MOST_TICKS), STEPS_S[-1])
    first = int(np.ceil((plot.start_s + shift_s) / step_s))
    last = int(np.floor((plot.end_s + shift_s) / step_s))
    return [number * step_s - shift_s for number in range(first, last + 1)]


def _draw_lane(canvas: Any, lane: Mapping[str, Any], plot: Plot, *, bottom_pt: float, height_pt: float) -> None:
    """Draw the largest movement of each stretch of time, on a scale of roots, so that small and large ones show."""
    high_g = np.where(lane["high"] == NOT_MEASURED, np.nan, lane["high"].astype(np.float64) * lane["step_g"])
    top_g = max(float(np.nanpercentile(high_g, LARGEST_SHARE)) if np.isfinite(high_g).any() else 0.0, GRID_G[1])
    _draw_missing(canvas, lane, plot, bottom_pt=bottom_pt, height_pt=height_pt)
    for level_g in GRID_G:
        if level_g <= top_g:
            y_pt = bottom_pt + height_pt * float(np.sqrt(level_g / top_g))
            canvas.setStrokeColor(colour("line"))
            canvas.setLineWidth(0.3)
            canvas.line(plot.left_pt, y_pt, plot.right_pt, y_pt)
            canvas.setFillColor(colour("muted"))
            canvas.setFont("Helvetica", TEXT_PT - 1.5)
            canvas.drawRightString(plot.left_pt - 3, y_pt - 2, f"{level_g:g} g")
    canvas.setFillColor(colour("activity-edge"))
    for left_s, right_s, value_g in _bars(high_g, lane):
        left_pt, right_pt = plot.x_pt(left_s), plot.x_pt(right_s)
        bar_pt = height_pt * min(1.0, float(np.sqrt(value_g / top_g)))
        canvas.rect(left_pt, bottom_pt, max(right_pt - left_pt, 0.2), bar_pt, stroke=0, fill=1)
    canvas.setStrokeColor(colour("muted"))
    canvas.line(plot.left_pt, bottom_pt, plot.right_pt, bottom_pt)


def _bars(high_g: NDArray[np.float64], lane: Mapping[str, Any]) -> list[tuple[float, float, float]]:
    """Join bins to as many bars as paper can show, each as high as the largest movement in it."""
    joined = max(1, int(np.ceil(high_g.size / COLUMNS)))
    bars = []
    for first in range(0, high_g.size, joined):
        part = high_g[first : first + joined]
        if np.isfinite(part).any():
            left_s = lane["offset_s"] + first * lane["bin_s"]
            bars.append((left_s, left_s + part.size * lane["bin_s"], float(np.nanmax(part))))
    return bars


def _draw_missing(canvas: Any, lane: Mapping[str, Any], plot: Plot, *, bottom_pt: float, height_pt: float) -> None:
    for name, colour_name in (("non_wear", "not-worn"), ("gaps", "gap")):
        canvas.setFillColor(colour(colour_name), alpha=0.35)
        for left_s, right_s in lane[name]:
            width_pt = max(plot.x_pt(right_s) - plot.x_pt(left_s), 0.3)
            canvas.rect(plot.x_pt(left_s), bottom_pt, width_pt, height_pt, stroke=0, fill=1)
    canvas.setFillAlpha(1)


def _draw_sleep(canvas: Any, night: NightAnalysis, plot: Plot, *, bottom_pt: float) -> None:
    sleep = night.sleep
    canvas.setFillColor(colour("sleep-bar"))
    for stretch in sleep.asleep:
        left_pt, right_pt = plot.x_pt(stretch.onset_s), plot.x_pt(stretch.end_s)
        canvas.rect(left_pt, bottom_pt + 1, right_pt - left_pt, SLEEP_PT - 2, stroke=0, fill=1)
    if sleep.onset_interval_s is not None:
        left_pt, right_pt = (plot.x_pt(edge_s) for edge_s in sleep.onset_interval_s)
        canvas.setStrokeColor(colour("ink"))
        canvas.setLineWidth(0.6)
        canvas.rect(left_pt, bottom_pt, max(right_pt - left_pt, 0.5), SLEEP_PT, stroke=1, fill=0)
    if sleep.lights_out_s is not None:
        canvas.setFillColor(colour("lights-out"))
        canvas.rect(plot.x_pt(sleep.lights_out_s) - 0.5, bottom_pt - 1, 1.2, SLEEP_PT + 2, stroke=0, fill=1)


def _draw_events(canvas: Any, night: NightAnalysis, plot: Plot, *, left_pt: float, top_pt: float) -> None:
    for row, kind in enumerate(present_kinds(night)):
        y_pt = top_pt - (row + 1) * ROW_PT
        _draw_label(canvas, KIND_NAMES[kind], left_pt, y_pt + 2)
        canvas.setFillColor(colour(f"kind-{kind}"))
        for event in night.events:
            if event.kind == kind:
                x_pt = plot.x_pt(event.onset_s)
                least_pt = MARK_PT if event.tier == "harmless" else GRAVE_MARK_PT
                width_pt = max(plot.x_pt(event.end_s) - x_pt, least_pt)
                canvas.rect(x_pt, y_pt + 1, width_pt, ROW_PT - 3, stroke=0, fill=1)
        canvas.setStrokeColor(colour("grid"))
        canvas.setLineWidth(0.3)
        canvas.line(plot.left_pt, y_pt, plot.right_pt, y_pt)
