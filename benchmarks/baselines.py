"""The field's own algorithms, written afresh from their descriptions, to run beside hypnic on the same nights.

Every detector takes ``acceleration_g`` of shape (n, 3), gravity included, on a regular grid without gaps, and its
``sampling_rate_hz``. Times are seconds from the first sample. Published parameters are the defaults.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, signal

from benchmarks.scoring import Detection

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

OK, WARNING, ALARM = 0, 1, 2
STANDARD_GRAVITY = 9.80665


# Seizures, by the rule of OpenSeizureDetector


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSeizureDetector:
    """Settings of OpenSeizureDetector's accelerometer algorithm, as the app ships them.

    Notes
    -----
    The app's documentation advises raising ``threshold`` to 500-900 where false alarms are a burden.
    """

    sampling_rate_hz: float = 25.0
    window_s: float = 5.0
    lowest_hz: float = 3.0
    highest_hz: float = 8.0
    cutoff_hz: float = 12.0
    threshold: int = 100
    ratio_threshold: int = 57
    warning_after_s: float = 5.0
    alarm_after_s: float = 10.0


FLAP = OpenSeizureDetector(lowest_hz=2.0, highest_hz=4.0, threshold=5000, ratio_threshold=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSeizureWindows:
    """What OpenSeizureDetector computes in each 5 s window; all arrays have shape (windows,)."""

    spectrum_power: NDArray[np.int64]
    region_power: NDArray[np.int64]
    ratio: NDArray[np.int64]
    is_flagged: BoolArray


def open_seizure_detector(
    acceleration_g: FloatArray,
    *,
    sampling_rate_hz: float,
    settings: OpenSeizureDetector | None = None,
    flap: OpenSeizureDetector | None = None,
) -> tuple[Detection, ...]:
    """Alarm as OpenSeizureDetector does: three flagged windows of 5 s in a row.

    Parameters
    ----------
    acceleration_g, sampling_rate_hz
        Brought to 25 Hz first.
    settings : OpenSeizureDetector, optional
        The app's shipped settings if left out.
    flap : OpenSeizureDetector, optional
        A second detector whose flags count too, such as `FLAP`; off by default, as in the app.

    Returns
    -------
    tuple of Detection
        Alarms, from the end of the window that raised them to the end of the last window in alarm.
    """
    rule = settings or OpenSeizureDetector()
    magnitude_mg = 1000.0 * np.linalg.norm(
        resample(acceleration_g, rate_hz=sampling_rate_hz, wanted_rate_hz=rule.sampling_rate_hz), axis=1
    )
    length = round(rule.window_s * rule.sampling_rate_hz)
    count = magnitude_mg.size // length
    windows_mg = magnitude_mg[: count * length].reshape(count, length)
    is_flagged = open_seizure_windows(windows_mg, rule).is_flagged
    if flap is not None:
        is_flagged = is_flagged | open_seizure_windows(windows_mg, flap).is_flagged
    states = open_seizure_states(is_flagged, rule)
    return tuple(
        Detection(
            onset_s=(start + 1) * rule.window_s, duration_s=max(end - start - 1, 1) * rule.window_s, kind="convulsive"
        )
        for start, end in runs(states == ALARM)
    )


def open_seizure_windows(magnitude_mg: FloatArray, settings: OpenSeizureDetector) -> OpenSeizureWindows:
    """Analyse windows of vector magnitude in the app's own integer arithmetic.

    Parameters
    ----------
    magnitude_mg : ndarray, shape (windows, samples)
        Vector magnitude in milli-g.
    settings : OpenSeizureDetector

    Returns
    -------
    OpenSeizureWindows

    Notes
    -----
    From the project's description of the "original OSD algorithm": power of the unnormalised FFT, no window function,
    mean not removed but bin 0 left out; spectrum power = sum over bins 1 to the cut-off / N / 2; region power = mean
    over the bins of the region of interest; both truncated to integers and integer-divided by 1000; a spectrum power
    of 0 counts as 1; ratio = 10 × region // spectrum. The sum beside the mean is a quirk of the app and kept: with 125
    samples the ratio comes out near the share of power in the region, in per cent.
    """
    samples = magnitude_mg.shape[1]
    power = np.abs(np.fft.rfft(magnitude_mg, axis=1)) ** 2
    first, last, cutoff = (
        int(samples * frequency_hz / settings.sampling_rate_hz)
        for frequency_hz in (settings.lowest_hz, settings.highest_hz, settings.cutoff_hz)
    )
    whole = power[:, 1 : min(cutoff, samples // 2 - 1) + 1].sum(axis=1) / samples / 2
    region = power[:, first:last].sum(axis=1) / (last - first)
    spectrum_power = np.maximum(whole.astype(np.int64) // 1000, 1)
    region_power = region.astype(np.int64) // 1000
    ratio = 10 * region_power // spectrum_power
    return OpenSeizureWindows(
        spectrum_power=spectrum_power,
        region_power=region_power,
        ratio=ratio,
        is_flagged=(region_power > settings.threshold) & (ratio > settings.ratio_threshold),
    )


def open_seizure_states(is_flagged: BoolArray, settings: OpenSeizureDetector) -> NDArray[np.int64]:
    """Turn flagged windows into the app's OK, WARNING and ALARM (0, 1, 2).

    Notes
    -----
    A timer grows by one window for each flag. The first window without a flag after an alarm steps back to a warning
    and leaves the timer just above the warning time, so that one more flag warns again; any other resets everything.
    """
    states = np.zeros(is_flagged.size, dtype=np.int64)
    timer_s, state = 0.0, OK
    for i, flagged in enumerate(is_flagged.tolist()):
        if flagged:
            timer_s += settings.window_s
            state = ALARM if timer_s > settings.alarm_after_s else WARNING if timer_s > settings.warning_after_s else OK
        elif state == ALARM:
            state, timer_s = WARNING, settings.warning_after_s + 1
        else:
            state, timer_s = OK, 0.0
        states[i] = state
    return states


# Seizures, by the rule of Epilarm


@dataclass(frozen=True, slots=True, kw_only=True)
class Epilarm:
    """Settings of Epilarm, as its description gives them."""

    sampling_rate_hz: float = 50.0
    window_s: float = 10.0
    step_s: float = 1.0
    region_hz: tuple[float, float] = (2.5, 7.5)
    bin_hz: float = 0.5
    ratio: float = 2.5
    average: float = 2.3
    alarm_at: int = 10


def epilarm(
    acceleration_g: FloatArray, *, sampling_rate_hz: float, settings: Epilarm | None = None
) -> tuple[Detection, ...]:
    """Alarm as Epilarm does: every second a look at the last ten; ten more looks for than against raise the alarm.

    Returns
    -------
    tuple of Detection
        Alarms, from the second that raised them until the count falls below its limit.

    Notes
    -----
    Literal, from the project's description and its published source: linear acceleration in m/s² at 50 Hz; every second
    the last 10 s; magnitudes of each axis' spectrum summed in bins of 0.5 Hz, bin 0 Hz left out; region of interest
    2.5-7.5 Hz; mean of the region over mean of the other bins, averaged over the axes, at least 2.5; length of the
    vector of the axes' region means at least 2.3; a count up by one where both hold, else down by one, not below 0;
    alarm at 10. Assumed: the spectrum's scale is that of amplitudes (2/N); gravity is taken out by a first-order
    high-pass at 0.25 Hz, where the watch uses its own fusion; the count stops growing at the alarm's limit.
    """
    rule = settings or Epilarm()
    linear = STANDARD_GRAVITY * _without_gravity(
        resample(acceleration_g, rate_hz=sampling_rate_hz, wanted_rate_hz=rule.sampling_rate_hz),
        sampling_rate_hz=rule.sampling_rate_hz,
    )
    step = round(rule.step_s * rule.sampling_rate_hz)
    windows = np.lib.stride_tricks.sliding_window_view(linear, round(rule.window_s * rule.sampling_rate_hz), axis=0)
    is_flagged = np.concatenate(
        [epilarm_windows(part, rule) for part in np.array_split(windows[::step], max(1, len(linear) // 50_000))]
    )
    count, is_alarm = 0, np.zeros(is_flagged.size, dtype=bool)
    for i, flagged in enumerate(is_flagged.tolist()):
        count = min(count + 1, rule.alarm_at) if flagged else max(count - 1, 0)
        is_alarm[i] = count >= rule.alarm_at
    return tuple(
        Detection(
            onset_s=rule.window_s + start * rule.step_s, duration_s=(end - start) * rule.step_s, kind="convulsive"
        )
        for start, end in runs(is_alarm)
    )


def epilarm_windows(windows: FloatArray, settings: Epilarm) -> BoolArray:
    """Say for each window, shape (windows, 3, samples) in m/s², whether both of Epilarm's conditions hold."""
    if not windows.size:
        return np.zeros(0, dtype=bool)
    samples = windows.shape[-1]
    lines_a_bin = round(settings.bin_hz * settings.window_s)
    bins = round(settings.sampling_rate_hz / 2 / settings.bin_hz)
    spectrum = np.abs(np.fft.rfft(windows, axis=-1))[..., : bins * lines_a_bin] * (2.0 / samples)
    spectrum[..., 0] = 0.0
    summed = spectrum.reshape(*windows.shape[:2], bins, lines_a_bin).sum(axis=-1)
    first, last = (round(edge_hz / settings.bin_hz) for edge_hz in settings.region_hz)
    inside = summed[..., first : last + 1].mean(axis=-1)
    outside = (summed.sum(axis=-1) - summed[..., first : last + 1].sum(axis=-1)) / (bins - (last - first + 1))
    ratio = (inside / np.maximum(outside, 1e-12)).mean(axis=1)
    return (ratio >= settings.ratio) & (np.linalg.norm(inside, axis=1) >= settings.average)


def _without_gravity(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> FloatArray:
    sections = signal.butter(1, 0.25, btype="high", fs=sampling_rate_hz, output="sos")
    start = signal.sosfilt_zi(sections)[:, :, None] * acceleration_g[0]
    moving, _ = signal.sosfilt(sections, acceleration_g, axis=0, zi=start)
    return np.asarray(moving)


# Movements


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbMovementRule:
    """Thresholds of the limb movement baseline; see `limb_movements`."""

    start_g: float = 0.040
    end_g: float = 0.010
    shortest_s: float = 0.5
    longest_s: float = 10.0
    quiet_s: float = 0.5
    rest_window_s: float = 600.0
    band_hz: tuple[float, float] = (0.5, 15.0)
    smoothing_s: float = 0.15


def limb_movements(
    acceleration_g: FloatArray, *, sampling_rate_hz: float, rule: LimbMovementRule | None = None
) -> tuple[Detection, ...]:
    """Find limb movements by the two thresholds of WASM 2016, fixed, on acceleration.

    Returns
    -------
    tuple of Detection
        ``periodic_limb_movement`` for members of a WASM 2016 series, ``limb_movement`` for the other candidates.

    Notes
    -----
    WASM 2016 (Ferri et al., Sleep Med 2016;26:86): begins above rest + 8 µV, ends at the start of the first 0.5 s below
    rest + 2 µV, lasts 0.5 to 10 s. No amplitude in g is published; the ratio 8 : 2 is kept as 40 : 10 mg.
    """
    limits = rule or LimbMovementRule()
    envelope_g = movement_envelope(acceleration_g, sampling_rate_hz=sampling_rate_hz, rule=limits)
    movements = _hysteresis(envelope_g, sampling_rate_hz=sampling_rate_hz, rule=limits)
    in_series = {i for series in wasm_series(movements) for i in series}
    return tuple(
        replace(movement, kind="periodic_limb_movement") if i in in_series else movement
        for i, movement in enumerate(movements)
        if movement.duration_s <= limits.longest_s
    )


def movement_envelope(acceleration_g: FloatArray, *, sampling_rate_hz: float, rule: LimbMovementRule) -> FloatArray:
    """Band-pass each axis, take the vector norm, and smooth it by a moving root mean square; shape (n,)."""
    lowest_hz, highest_hz = rule.band_hz
    moving = _band_pass(
        acceleration_g, (lowest_hz, min(highest_hz, 0.45 * sampling_rate_hz)), sampling_rate_hz=sampling_rate_hz
    )
    power = ndimage.uniform_filter1d((moving**2).sum(axis=1), max(1, round(rule.smoothing_s * sampling_rate_hz)))
    return np.asarray(np.sqrt(np.maximum(power, 0.0)))


def _hysteresis(envelope_g: FloatArray, *, sampling_rate_hz: float, rule: LimbMovementRule) -> list[Detection]:
    rest_g = _rest_level(envelope_g, sampling_rate_hz=sampling_rate_hz, window_s=rule.rest_window_s)
    quiet = np.array(
        [
            start
            for start, end in runs(envelope_g < rest_g + rule.end_g)
            if end - start >= rule.quiet_s * sampling_rate_hz
        ]
    )
    above = np.flatnonzero(envelope_g > rest_g + rule.start_g)
    movements = []
    i = 0
    while i < above.size:
        start = above[i]
        later = np.searchsorted(quiet, start, side="right")
        end = int(quiet[later]) if later < quiet.size else envelope_g.size
        if (end - start) / sampling_rate_hz >= rule.shortest_s:
            movements.append(
                Detection(
                    onset_s=float(start / sampling_rate_hz),
                    duration_s=float((end - start) / sampling_rate_hz),
                    kind="limb_movement",
                    peak_g=float(envelope_g[start:end].max()),
                )
            )
        i = int(np.searchsorted(above, end))
    return movements


def _rest_level(envelope_g: FloatArray, *, sampling_rate_hz: float, window_s: float) -> FloatArray:
    """Take the rolling median of one-second medians, given back for each sample."""
    second = max(1, round(sampling_rate_hz))
    seconds = max(1, envelope_g.size // second)
    medians_g = np.median(envelope_g[: seconds * second].reshape(seconds, -1), axis=1)
    width = min(int(window_s) | 1, seconds if seconds % 2 else seconds - 1) or 1
    rest_g = ndimage.median_filter(medians_g, size=max(1, width), mode="nearest")
    centres = (np.arange(seconds) + 0.5) * envelope_g.size / seconds
    return np.asarray(np.interp(np.arange(envelope_g.size), centres, rest_g))


def wasm_series(movements: Sequence[Detection], *, longest_s: float = 10.0) -> list[list[int]]:
    """Group candidate movements into periodic series by WASM 2016; lists of indices.

    Notes
    -----
    At least 4 in a row, onsets 10 to 90 s apart; a shorter or longer interval, or a movement over 10 s, ends a series.
    """
    series: list[list[int]] = [[]]
    for i, movement in enumerate(movements):
        if movement.duration_s > longest_s:
            series.append([])
            continue
        current = series[-1]
        if current and not 10.0 <= movement.onset_s - movements[current[-1]].onset_s <= 90.0:
            series.append([])
        series[-1].append(i)
    return [members for members in series if len(members) >= 4]


def periodicity_index(onsets_s: FloatArray) -> float:
    """Share of intervals that belong to a run of at least three between 10 and 90 s; nan without an interval.

    Notes
    -----
    Ferri et al., Sleep 2006;29:759.
    """
    intervals_s = np.diff(onsets_s)
    if not intervals_s.size:
        return float("nan")
    periodic = sum(end - start for start, end in runs((intervals_s > 10) & (intervals_s <= 90)) if end - start >= 3)
    return float(periodic / intervals_s.size)


SICBALDI_THRESHOLD_MG = {"wrist": 20.0, "ankle": 15.0, "trunk": 15.0}


def sicbaldi_bursts(
    acceleration_g: FloatArray, *, sampling_rate_hz: float, site: Literal["wrist", "ankle", "trunk"] = "wrist"
) -> tuple[Detection, ...]:
    """Find all body movements of a night as Sicbaldi et al. do, by the distance of two envelopes.

    Notes
    -----
    Sicbaldi et al., Sci Rep 2025 (doi 10.1038/s41598-025-29723-7): magnitude at 100 Hz, Butterworth band-pass of order
    8, 0.1-10 Hz, both ways; upper envelope through the largest of each 10 successive maxima, lower one likewise; moving
    where they are more than 20 mg (wrist) or 15 mg (ankle, trunk) apart; pauses under 5 s are bridged.
    """
    rate_hz = 100.0
    magnitude_mg = 1000.0 * np.linalg.norm(
        resample(acceleration_g, rate_hz=sampling_rate_hz, wanted_rate_hz=rate_hz), axis=1
    )
    sections = signal.butter(8, (0.1, 10.0), btype="band", fs=rate_hz, output="sos")
    wave_mg = signal.sosfiltfilt(sections, magnitude_mg)
    upper_mg, lower_mg = _peak_envelope(wave_mg), -_peak_envelope(-wave_mg)
    is_moving = bridge(upper_mg - lower_mg > SICBALDI_THRESHOLD_MG[site], round(5.0 * rate_hz))
    return tuple(
        Detection(
            onset_s=start / rate_hz,
            duration_s=(end - start) / rate_hz,
            kind="body_movement",
            peak_g=float(np.abs(wave_mg[start:end]).max() / 1000.0),
        )
        for start, end in runs(is_moving)
    )


def _peak_envelope(wave: FloatArray, group: int = 10) -> FloatArray:
    direction = np.sign(np.diff(wave))
    peaks = np.flatnonzero(np.diff(direction) < 0) + 1
    groups = peaks[: peaks.size // group * group].reshape(-1, group)
    if not groups.size:
        return np.zeros_like(wave)
    largest = groups[np.arange(len(groups)), wave[groups].argmax(axis=1)]
    return np.asarray(np.interp(np.arange(wave.size), largest, wave[largest]))


@dataclass(frozen=True, slots=True, kw_only=True)
class TwitchRule:
    """Limits of the twitch baseline; see `twitches`."""

    deviations: float = 3.0
    shortest_s: float = 0.04
    longest_s: float = 1.0
    merge_s: float = 0.3
    smoothing_s: float = 0.04
    band_hz: tuple[float, float] = (2.0, 20.0)
    smallest_g: float = 0.05


VISBRAIN_TWITCH = TwitchRule(
    shortest_s=0.8, longest_s=2.5, merge_s=1.0, smoothing_s=0.8, band_hz=(0.5, 20.0), smallest_g=0.0
)


def twitches(
    acceleration_g: FloatArray, *, sampling_rate_hz: float, rule: TwitchRule | None = None
) -> tuple[Detection, ...]:
    """Find twitches above one threshold for the whole night: mean + 3 standard deviations of the envelope.

    Notes
    -----
    The idea of visbrain's muscle twitch detection (made for EMG, 0.8-2.5 s: `VISBRAIN_TWITCH`); the defaults here move
    the durations to those of a hypnic jerk's burst and its ringing limb. One violent minute raises the threshold for
    the whole night: a weakness of the method, kept.
    """
    limits = rule or TwitchRule()
    lowest_hz, highest_hz = limits.band_hz
    moving = _band_pass(
        acceleration_g, (lowest_hz, min(highest_hz, 0.45 * sampling_rate_hz)), sampling_rate_hz=sampling_rate_hz
    )
    envelope_g = np.linalg.norm(moving, axis=1)
    smooth_g = ndimage.uniform_filter1d(envelope_g, max(1, round(limits.smoothing_s * sampling_rate_hz)))
    is_strong = smooth_g > smooth_g.mean() + limits.deviations * smooth_g.std()
    found = (
        Detection(
            onset_s=float(start / sampling_rate_hz),
            duration_s=float((end - start) / sampling_rate_hz),
            kind="sleep_twitch",
            peak_g=float(envelope_g[start:end].max()),
        )
        for start, end in runs(bridge(is_strong, round(limits.merge_s * sampling_rate_hz)))
    )
    return tuple(
        twitch
        for twitch in found
        if limits.shortest_s <= twitch.duration_s <= limits.longest_s and twitch.peak_g >= limits.smallest_g
    )


# Sleep onset from the angle of the arm

ANGLE_EPOCH_S = 5.0


def z_angle_deg(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> FloatArray:
    """Angle of the z axis to the horizontal in each 5 s, from the median acceleration; shape (epochs,), degrees."""
    medians_g = np.median(_epochs(acceleration_g, round(ANGLE_EPOCH_S * sampling_rate_hz)), axis=1)
    return np.degrees(np.arctan2(medians_g[:, 2], np.hypot(medians_g[:, 0], medians_g[:, 1])))


def hdcza_onset_s(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> float | None:
    """Start of the night's sleep window by HDCZA: the longest stretch in which the arm's angle hardly changes.

    Notes
    -----
    van Hees et al., Sci Rep 2018;8:12975, with GGIR's constants: |change| of 5 s angles, 5 min rolling median,
    threshold 15 × 10th percentile kept within 0.13-0.50°; blocks over 30 min; pauses under 60 min joined; the longest.
    Made for windows from noon to noon: on a night alone the percentile describes sleep only.
    """
    angle = z_angle_deg(acceleration_g, sampling_rate_hz=sampling_rate_hz)
    change = ndimage.median_filter(np.abs(np.diff(angle, prepend=angle[:1])), size=61, mode="nearest")
    threshold = float(np.clip(15.0 * np.percentile(change, 10), 0.13, 0.50))
    is_still = np.zeros(change.size, dtype=bool)
    for start, end in runs(change < threshold):
        is_still[start:end] = (end - start) * ANGLE_EPOCH_S > 30 * 60
    blocks = runs(bridge(is_still, round(60 * 60 / ANGLE_EPOCH_S)))
    if not blocks:
        return None
    return max(blocks, key=lambda block: block[1] - block[0])[0] * ANGLE_EPOCH_S


def sustained_inactivity(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> BoolArray:
    """Tell for each 5 s whether the arm's angle stays within 5° from step to step for more than 5 min.

    Notes
    -----
    van Hees et al., PLoS One 2015;10:e0142533.
    """
    angle = z_angle_deg(acceleration_g, sampling_rate_hz=sampling_rate_hz)
    turns = np.flatnonzero(np.abs(np.diff(angle)) > 5.0)
    edges = np.concatenate(([-1], turns, [angle.size - 1]))
    is_inactive = np.zeros(angle.size, dtype=bool)
    for before, last in itertools.pairwise(edges.tolist()):
        is_inactive[before + 1 : last + 1] = (last - before) * ANGLE_EPOCH_S > 5 * 60
    return is_inactive


def stationary_segments(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> BoolArray:
    """Tell for each second whether it belongs to ten still minutes (ESS).

    Notes
    -----
    Borazio et al., ICHI 2014: standard deviation of a second's magnitude under 6 steps of their sensor, 0.0234 g.
    """
    magnitude_g = np.linalg.norm(acceleration_g, axis=1)
    is_still = _epochs(magnitude_g, round(sampling_rate_hz)).std(axis=1) < 0.0234
    asleep = np.zeros(is_still.size, dtype=bool)
    for start, end in runs(is_still):
        asleep[start:end] = end - start >= 600
    return asleep


# Sleep onset from activity counts

MINUTE_S = 60.0


def zero_crossing_counts(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> FloatArray:
    """Activity counts a minute as an early actigraph would make them, from crossings of zero; shape (minutes,).

    Notes
    -----
    A digital imitation (the makers' filters were never published): y axis, 0.25-3 Hz, Butterworth of order 2, dead
    band of ±0.01 g.
    """
    sections = signal.butter(2, (0.25, 3.0), btype="band", fs=sampling_rate_hz, output="sos")
    start = signal.sosfilt_zi(sections) * acceleration_g[0, 1]
    wave_g, _ = signal.sosfilt(sections, acceleration_g[:, 1], zi=start)
    wave_g[np.abs(wave_g) < 0.01] = 0.0
    crossings = np.abs(np.diff(wave_g >= 0, prepend=True)).astype(np.float64)
    return np.asarray(_epochs(crossings, round(MINUTE_S * sampling_rate_hz)).sum(axis=1))


def activity_index_g(acceleration_g: FloatArray, *, sampling_rate_hz: float) -> FloatArray:
    """Activity index a minute: root of the mean variance of the three high-passed axes, in g; shape (minutes,).

    Notes
    -----
    Bai et al., PLoS One 2016;11:e0160644, without the term for the sensor's noise.
    """
    sections = signal.butter(3, 0.25, btype="high", fs=sampling_rate_hz, output="sos")
    moving = signal.sosfiltfilt(sections, acceleration_g, axis=0)
    return np.asarray(np.sqrt(_epochs(moving, round(MINUTE_S * sampling_rate_hz)).var(axis=1).mean(axis=1)))


def cole_kripke(counts: FloatArray) -> BoolArray:
    """Score minutes as sleep by Cole-Kripke from counts a minute.

    Notes
    -----
    Cole et al., Sleep 1992;15:461: weights 106 54 58 76 230 74 67 (four minutes before to two after), × 0.001, sleep
    below 1. Counts are divided by 6, as counts in 10 s.
    """
    weights = 0.001 * np.array([106.0, 54.0, 58.0, 76.0, 230.0, 74.0, 67.0])
    return _weighted_minutes(counts / 6.0, weights) < 1.0


def cole_kripke_activity_index(index_g: FloatArray) -> BoolArray:
    """Score minutes as sleep by Cole-Kripke's weights on the activity index, as SleepPy does.

    Notes
    -----
    Christakis et al., JOSS 2019;4(44):1663: weights 4.64 6.87 3.75 5.07 16.19 5.84 4.024, × 0.243, sleep below 0.5.
    """
    weights = 0.243 * np.array([4.64, 6.87, 3.75, 5.07, 16.19, 5.84, 4.024])
    return _weighted_minutes(index_g, weights) < 0.5


def _weighted_minutes(minutes: FloatArray, weights: FloatArray) -> FloatArray:
    padded = np.pad(minutes, (4, 2), mode="edge")
    return np.asarray(np.lib.stride_tricks.sliding_window_view(padded, 7) @ weights)


def sadeh(counts: FloatArray) -> BoolArray:
    """Score minutes as sleep by Sadeh from counts a minute.

    Notes
    -----
    Sadeh et al., Sleep 1994;17:201: 7.601 - 0.065 mean(11 min) - 1.08 minutes of 50-100 counts in them - 0.056 standard
    deviation(last 6 min) - 0.703 ln(count + 1), counts capped at 300; sleep from 0 on.
    """
    capped = np.minimum(counts, 300.0)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(capped, 5, mode="edge"), 11)
    middling = ((around > 50) & (around < 100)).sum(axis=1)
    spread = around[:, :6].std(axis=1, ddof=1)
    index = 7.601 - 0.065 * around.mean(axis=1) - 1.08 * middling - 0.056 * spread - 0.703 * np.log(capped + 1)
    return np.asarray(index >= 0)


def webster_rescore(is_asleep: BoolArray) -> BoolArray:
    """Turn short sleep beside long wake into wake, minute by minute.

    Notes
    -----
    Webster et al., Sleep 1982;5:389: after at least 4, 10, 15 min of wake the next 1, 3, 4 min are wake; at most 6 min
    of sleep between 10 min of wake, and at most 10 between 20, are wake.
    """
    rescored = is_asleep.copy()
    for start, end in runs(~is_asleep):
        rescored[end : end + _minutes_to_wake(end - start)] = False
    for longest_sleep, shortest_wake in ((6, 10), (10, 20)):
        stretches = runs(~rescored)
        for (before, start), (end, after) in itertools.pairwise(stretches):
            is_between = start - before >= shortest_wake and after - end >= shortest_wake
            if is_between and end - start <= longest_sleep:
                rescored[start:end] = False
    return rescored


def _minutes_to_wake(wake_minutes: int) -> int:
    return next((minutes for least, minutes in ((15, 4), (10, 3), (4, 1)) if wake_minutes >= least), 0)


def persistent_onset_s(is_asleep: BoolArray, *, epoch_s: float, persistence_s: float = 600.0) -> float | None:
    """Start of the first sleep that lasts ten minutes, or None."""
    return next(
        (start * epoch_s for start, end in runs(is_asleep) if (end - start) * epoch_s >= persistence_s),
        None,
    )


# Shared arithmetic


def resample(acceleration: FloatArray, *, rate_hz: float, wanted_rate_hz: float) -> FloatArray:
    """Bring samples to another rate with an anti-alias filter; shape (m, …)."""
    ratio = Fraction(wanted_rate_hz / rate_hz).limit_denominator(1000)
    if ratio == 1:
        return acceleration
    return np.asarray(
        signal.resample_poly(acceleration, ratio.numerator, ratio.denominator, axis=0, padtype="line"), dtype=np.float64
    )


def runs(mask: BoolArray) -> list[tuple[int, int]]:
    """List the stretches of True as (first, one past last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def bridge(mask: BoolArray, shortest_pause: int) -> BoolArray:
    """Fill inner stretches of False that are shorter than a number of samples."""
    bridged = mask.copy()
    for (_, end), (start, _) in itertools.pairwise(runs(mask)):
        if start - end < shortest_pause:
            bridged[end:start] = True
    return bridged


def _band_pass(acceleration_g: FloatArray, band_hz: tuple[float, float], *, sampling_rate_hz: float) -> FloatArray:
    sections = signal.butter(2, band_hz, btype="band", fs=sampling_rate_hz, output="sos")
    return np.asarray(signal.sosfiltfilt(sections, acceleration_g, axis=0))


def _epochs(samples: FloatArray, length: int) -> FloatArray:
    count = len(samples) // length
    return samples[: count * length].reshape(count, length, *samples.shape[1:])
