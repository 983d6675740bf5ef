"""Second step of clock alignment: stretches in which the wearable's clock ran on undisturbed.

A clock that was set, a wearable that was switched off, a count of samples that missed some: each begins an epoch of its
own. A reconnection alone does not, nor does a delay.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from recordings.clocks.ticks import Ticks

RECENT_S = 300.0
EARLY_S = 60.0
ENOUGH_FRAMES = 30
ENOUGH_S = 20.0
PROMPT_S = 0.025
LONGEST_DELAY_S = 20.0
STRAY_FRAMES = 5
STRAY_S = 10.0
SAME_TICK_S = 1e-3
OVERLAP_S = 0.1
DRIFT = 200e-6
EPOCHS_LOOKED_AT = 3
RUNS_BETWEEN = 4


@dataclass(slots=True, kw_only=True)
class Run:
    """Frames that follow on one another, how many, and the least lag among the first and the last of them."""

    first: int
    last: int
    frames: int
    low_s: float
    late_low_s: float
    is_long: bool


@dataclass(slots=True, kw_only=True)
class Epoch:
    """Runs of one undisturbed clock, while they are being gathered; ``head`` is the frame of the latest tick."""

    runs: list[Run] = field(default_factory=list)
    head: int = -1


def find_epochs(
    ticks: Ticks, lag_s: NDArray[np.float64], *, run_starts: NDArray[np.int64], tolerance_s: float
) -> NDArray[np.int64]:
    """Tell for each frame which epoch of the wearable's clock it belongs to.

    Parameters
    ----------
    ticks : Ticks
    lag_s : ndarray, shape (frames,)
        The computer's clock minus the wearable's, freed of its slope.
    run_starts : ndarray of int64
        From `find_run_starts`.
    tolerance_s : float
        From `step_tolerance_s`.

    Returns
    -------
    ndarray, shape (frames,), int64
        Numbered from 0 in order of arrival.
    """
    ends = [*run_starts[1:].tolist(), lag_s.size]
    runs = [
        _measure_run(ticks, lag_s, first=first, last=end - 1)
        for first, end in zip(run_starts.tolist(), ends, strict=True)
    ]
    next_of = _find_next(runs, ticks)
    before_of = {after: before for before, after in next_of.items()}
    epochs: list[Epoch] = []
    epoch_of = np.empty(lag_s.size, np.int64)
    for place, run in enumerate(runs):
        if place in before_of:
            number = int(epoch_of[runs[before_of[place]].last])
        else:
            number = _home_of(_with_next(place, runs, next_of), epochs, ticks=ticks, tolerance_s=tolerance_s)
        if number == len(epochs):
            epochs.append(Epoch())
        _take(epochs[number], run, ticks)
        epoch_of[run.first : run.last + 1] = number
    return epoch_of


def _find_next(runs: Sequence[Run], ticks: Ticks) -> dict[int, int]:
    """Find for runs which later one follows on them as if others had not come between: those others were overtaken."""
    next_of: dict[int, int] = {}
    if ticks.is_counted:
        return next_of
    for place, run in enumerate(runs):
        before = [
            earlier
            for earlier in range(max(0, place - RUNS_BETWEEN), place)
            if earlier not in next_of and _is_next(run, runs[earlier], ticks)
        ]
        if before:
            next_of[max(before, key=lambda earlier: runs[earlier].frames)] = place
    return next_of


def _is_next(run: Run, before: Run, ticks: Ticks) -> bool:
    if run.is_long and before.is_long and abs(run.low_s - before.late_low_s) > PROMPT_S:
        return False
    if ticks.connection[run.first] != ticks.connection[before.last]:
        return False
    if ticks.position is not None and ticks.position[run.first] - ticks.position[before.last] != 1:
        return False
    step_s = float(ticks.tick_s[run.first] - ticks.tick_s[before.last])
    return abs(step_s - float(ticks.duration_s[run.first])) <= SAME_TICK_S


def _with_next(place: int, runs: Sequence[Run], next_of: Mapping[int, int]) -> Run:
    """Judge a few frames together with many that follow on them, if there are such: there is more to tell by."""
    first = run = runs[place]
    while run.frames <= STRAY_FRAMES and place in next_of:
        place = next_of[place]
        more = runs[place]
        run = replace(
            run,
            frames=run.frames + more.frames,
            low_s=min(run.low_s, more.low_s),
            late_low_s=min(run.late_low_s, more.late_low_s),
            is_long=more.is_long,
        )
    # frames that each came twice follow on one another as well, and are few all the same
    return run if runs[place].frames > STRAY_FRAMES else first


def _measure_run(ticks: Ticks, lag_s: NDArray[np.float64], *, first: int, last: int) -> Run:
    tick_s = ticks.tick_s
    early = first + int(np.searchsorted(tick_s[first : last + 1], tick_s[first] + EARLY_S, side="right"))
    late = first + int(np.searchsorted(tick_s[first : last + 1], tick_s[last] - RECENT_S))
    return Run(
        first=first,
        last=last,
        frames=last - first + 1,
        low_s=float(lag_s[first:early].min()),
        late_low_s=float(lag_s[late : last + 1].min()),
        is_long=last - first + 1 >= ENOUGH_FRAMES and float(tick_s[last] - tick_s[first]) >= ENOUGH_S,
    )


def _home_of(run: Run, epochs: list[Epoch], *, ticks: Ticks, tolerance_s: float) -> int:
    """Find the epoch a run belongs to, the latest first; one more than there are where it begins a new one."""
    if epochs and _follows(run, epochs[-1], ticks=ticks, tolerance_s=tolerance_s):
        return len(epochs) - 1
    for number in range(len(epochs) - 1, max(-1, len(epochs) - 1 - EPOCHS_LOOKED_AT), -1):
        is_followed = number < len(epochs) - 1
        if _is_stray(run, epochs[number], ticks, is_followed=is_followed) and _has_room(run, number, epochs, ticks):
            return number
    return len(epochs)


def _take(epoch: Epoch, run: Run, ticks: Ticks) -> None:
    epoch.runs.append(run)
    if epoch.head < 0 or ticks.tick_s[run.last] > ticks.tick_s[epoch.head]:
        epoch.head = run.last


def _follows(run: Run, epoch: Epoch, *, ticks: Ticks, tolerance_s: float) -> bool:
    """Tell whether a run goes on where an epoch left off, perhaps after frames were lost."""
    step_s = float(ticks.tick_s[run.first] - ticks.tick_s[epoch.head])
    if ticks.position is not None:
        frames = int(ticks.position[run.first] - ticks.position[epoch.head])
        expected_s = frames * float(ticks.duration_s[run.first])
        return abs(step_s - expected_s) <= tolerance_s + DRIFT * abs(step_s)
    if step_s < ticks.duration_s[run.first] - tolerance_s:
        return False
    return _has_same_floor(run, epoch, ticks)


def _has_same_floor(run: Run, epoch: Epoch, ticks: Ticks) -> bool:
    """Tell by when frames arrived whether the wearable's clock went on evenly between an epoch and a run."""
    lead_s = _lead_s(run, epoch, ticks)
    apart_s = abs(float(ticks.tick_s[run.first] - ticks.tick_s[epoch.head]))
    tolerance_s = PROMPT_S + DRIFT * apart_s
    if lead_s < -tolerance_s:
        # A few late frames have not shown their least delay: what follows on them at once is of the same clock.
        follows_at_once = abs(apart_s - float(ticks.duration_s[run.first])) <= PROMPT_S
        return follows_at_once and sum(known.frames for known in epoch.runs) <= STRAY_FRAMES
    if lead_s <= tolerance_s:
        return True
    # What comes late may be late; a long run has shown its least delay, and a count cannot tell a delay from a loss.
    return not run.is_long and not ticks.is_counted and lead_s <= LONGEST_DELAY_S


def _lead_s(run: Run, epoch: Epoch, ticks: Ticks) -> float:
    """Measure by how much longer than the least delay of an epoch a run took to arrive."""
    return run.low_s - _floor_s(epoch, ticks)


def _floor_s(epoch: Epoch, ticks: Ticks) -> float:
    return min(known.late_low_s for known in _recent_runs(epoch, ticks))


def _recent_runs(epoch: Epoch, ticks: Ticks) -> list[Run]:
    since_s = float(ticks.tick_s[epoch.head]) - RECENT_S
    recent: list[Run] = []
    for run in reversed(epoch.runs):
        if recent and sum(known.frames for known in recent) >= ENOUGH_FRAMES and ticks.tick_s[run.last] < since_s:
            break
        recent.append(run)
    return recent


def _is_stray(run: Run, epoch: Epoch, ticks: Ticks, *, is_followed: bool) -> bool:
    """Tell whether a few frames are repeated or overtaken ones of an epoch: a known tick, or one that was left out.

    The one left out may be the last of an epoch that another has followed, overtaken by the first measured after the
    clock was set.
    """
    if run.frames > STRAY_FRAMES or ticks.is_counted:
        return False
    if ticks.position is not None:
        frames = int(ticks.position[run.first] - ticks.position[epoch.head])
        step_s = float(ticks.tick_s[run.first] - ticks.tick_s[epoch.head])
        expected_s = frames * float(ticks.duration_s[run.first])
        return abs(step_s) < STRAY_S and abs(step_s - expected_s) <= SAME_TICK_S + DRIFT * abs(step_s)
    tick_s = float(ticks.tick_s[run.first])
    behind_s = float(ticks.tick_s[epoch.head]) - tick_s
    if behind_s < 0:
        return is_followed and _is_last_overtaken(run, epoch, ticks)
    if behind_s >= STRAY_S:
        return False
    near_s = _ticks_near(epoch, ticks, tick_s)
    distance_s = float(np.abs(near_s - tick_s).min())
    return distance_s <= SAME_TICK_S or distance_s >= float(ticks.duration_s[run.first]) / 2


def _has_room(run: Run, number: int, epochs: list[Epoch], ticks: Ticks) -> bool:
    """Tell whether stray frames of an epoch would have been measured while its clock ran, and no other's."""
    epoch = epochs[number]
    ended_s = float(ticks.tick_s[run.first]) + _floor_s(epoch, ticks)
    if number + 1 < len(epochs):
        next_first = epochs[number + 1].runs[0].first
        next_ended_s = float(ticks.tick_s[next_first]) + _floor_s(epochs[number + 1], ticks)
        if ended_s > next_ended_s - float(ticks.duration_s[next_first]) + OVERLAP_S:
            return False
    if number > 0 and ticks.tick_s[run.first] < ticks.tick_s[epoch.runs[0].first]:
        before_ended_s = float(ticks.tick_s[epochs[number - 1].head]) + _floor_s(epochs[number - 1], ticks)
        return ended_s - float(ticks.duration_s[run.first]) >= before_ended_s - OVERLAP_S
    return True


def _is_last_overtaken(run: Run, epoch: Epoch, ticks: Ticks) -> bool:
    """Tell whether a few frames follow on an epoch that another has followed already, late by seconds at most."""
    step_s = float(ticks.tick_s[run.first] - ticks.tick_s[epoch.head])
    lead_s = _lead_s(run, epoch, ticks)
    return float(ticks.duration_s[run.first]) / 2 <= step_s < STRAY_S and -PROMPT_S <= lead_s < STRAY_S


def _ticks_near(epoch: Epoch, ticks: Ticks, tick_s: float) -> NDArray[np.float64]:
    near: list[NDArray[np.float64]] = []
    for run in reversed(epoch.runs):
        if ticks.tick_s[run.last] < tick_s - STRAY_S and near:
            break
        within = ticks.tick_s[run.first : run.last + 1]
        near.append(within[np.searchsorted(within, tick_s - STRAY_S) :] if run.frames > 1 else within)
    return np.concatenate(near)
