"""Published rules that tell sleep from wake by stillness: one feeds the sleep stage, the others stand beside it.

Each was made for a wrist and works on epochs. What they take here is how much the angle of the limb changes from epoch
to epoch, so the caller decides whether that is the published z-angle or a change that does not depend on how the
wearable is worn.
"""

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close, runs
from detector.settings import ColeKripkeSettings, HdczaSettings, VanHeesSettings
from recordings.timing import Interval

Floats = NDArray[np.float64]


def z_angle_change_deg(epoch_acceleration_g: NDArray[np.floating]) -> Floats:
    """Measure how much the wearable's z-axis tilts from each epoch to the next, as the published rules have it.

    Parameters
    ----------
    epoch_acceleration_g : ndarray, shape (epochs, 3)
        Mean (or median) acceleration of each 5 s epoch, gravity included.

    Returns
    -------
    ndarray, shape (epochs,)
        Absolute change against the epoch before, in degrees; 0 for the first.
    """
    acceleration_g = np.asarray(epoch_acceleration_g, dtype=np.float64)
    horizontal_g = np.hypot(acceleration_g[:, 0], acceleration_g[:, 1])
    angle_deg = np.degrees(np.arctan2(acceleration_g[:, 2], horizontal_g))
    return np.abs(np.diff(angle_deg, prepend=angle_deg[:1]))


def direction_change_deg(epoch_acceleration_g: NDArray[np.floating]) -> Floats:
    """Measure how much the limb turns against gravity from each epoch to the next, however the wearable is worn.

    Parameters
    ----------
    epoch_acceleration_g : ndarray, shape (epochs, 3)
        Mean (or median) acceleration of each epoch, gravity included.

    Returns
    -------
    ndarray, shape (epochs,)
        Angle between the epoch's direction of gravity and that of the epoch before, in degrees; 0 for the first.

    Notes
    -----
    Not published with these rules. It is never smaller than the change of the z-angle, so that a rule fed with it
    finds the same stillness or less.
    """
    acceleration_g = np.asarray(epoch_acceleration_g, dtype=np.float64)
    before_g, after_g = acceleration_g[:-1], acceleration_g[1:]
    across = np.linalg.norm(np.cross(before_g, after_g), axis=1)
    along = np.einsum("ij,ij->i", before_g, after_g)
    return np.concatenate((np.zeros(min(1, acceleration_g.shape[0])), np.degrees(np.arctan2(across, along))))


def sustained_inactivity(angle_change_deg: Floats, *, rules: VanHeesSettings) -> NDArray[np.bool_]:
    """Tell which epochs belong to a stretch of minutes in which the limb kept its angle (van Hees 2015).

    A change of more than 5° is a posture change. Epochs between two posture changes that lie more than 5 min apart
    are sustained inactivity.

    Parameters
    ----------
    angle_change_deg : ndarray, shape (epochs,)
        Absolute change of each epoch's angle against the epoch before; the first value is not used.

    Returns
    -------
    ndarray of bool, shape (epochs,)

    Notes
    -----
    The package by the method's author says "at least 5 minutes" in words and asks for more in code; here more. It
    leaves out the stretches before the first and after the last posture change; here they count, since a recording of
    one night often begins and ends in bed.

    References
    ----------
    van Hees V. T. et al. A novel, open access method to assess sleep duration using a wrist-worn accelerometer. PLoS
    One 2015;10:e0142533. Rule read in the documentation and code of GGIR.
    """
    count = angle_change_deg.size
    changes = np.flatnonzero(angle_change_deg[1:] > rules.angle_change_deg) + 1
    edges = np.concatenate(([0], changes, [count]))
    lengths = np.diff(edges)
    return np.repeat(lengths * rules.epoch_s > rules.minimum_s, lengths)


def hdcza_sleep_period(angle_change_deg: Floats, *, rules: HdczaSettings) -> Interval | None:
    """Find the main sleep period: the longest stretch in which the limb hardly changes its angle (HDCZA, 2018).

    The 5 min rolling median of the change is compared with a threshold drawn from the recording itself. Quiet blocks
    of more than 30 min are kept, those less than 60 min apart are joined, and the longest is the sleep period.

    Parameters
    ----------
    angle_change_deg : ndarray, shape (epochs,)
        Absolute change of each epoch's angle against the epoch before.

    Returns
    -------
    Interval or None
        Seconds since the first epoch; the first of equally long ones. None where nothing was quiet for long enough.

    References
    ----------
    van Hees V. T. et al. Estimating sleep parameters using an accelerometer without sleep diary. Sci Rep
    2018;8:12975. Rule and constants read in the code of GGIR.
    """
    median_deg = hdcza_rolling_median_deg(angle_change_deg, rules=rules)
    if not median_deg.size:
        return None
    quiet = runs(median_deg < hdcza_threshold_deg(median_deg, rules=rules))
    blocks = quiet[np.diff(quiet, axis=1)[:, 0] * rules.epoch_s > rules.minimum_block_s]
    if not blocks.size:
        return None
    longest_gap = int(np.ceil(rules.maximum_gap_s / rules.epoch_s)) - 1
    periods = join_close(blocks, longest_gap=longest_gap)
    start, stop = periods[np.argmax(np.diff(periods, axis=1)[:, 0])].tolist()
    return Interval(onset_s=start * rules.epoch_s, end_s=stop * rules.epoch_s)


def hdcza_rolling_median_deg(angle_change_deg: Floats, *, rules: HdczaSettings) -> Floats:
    """Smooth the change of angle: its median over the 5 min around each epoch.

    Notes
    -----
    The 60 epochs of 5 min have 59 changes between them, hence 59 values. At the ends the recording is mirrored; GGIR
    sets the first and last 2.5 min to 0, which would call them still.
    """
    width = round(rules.window_s / rules.epoch_s) - 1
    if not angle_change_deg.size:
        return angle_change_deg
    from scipy.ndimage import median_filter

    return np.asarray(median_filter(angle_change_deg, size=width, mode="reflect"), dtype=np.float64)


def hdcza_threshold_deg(rolling_median_deg: Floats, *, rules: HdczaSettings) -> float:
    """Draw the threshold from the recording: 15 times the 10th percentile, kept within 0.13–0.50°.

    Notes
    -----
    The published percentile is that of a whole day. A recording of one night is mostly quiet, so the lower bound
    decides more often.
    """
    drawn_deg = rules.multiplier * np.percentile(rolling_median_deg, rules.percentile)
    return float(np.clip(drawn_deg, rules.minimum_threshold_deg, rules.maximum_threshold_deg))


def cole_kripke_score(counts: Floats, *, rules: ColeKripkeSettings) -> Floats:
    """Weigh each minute's activity together with the four minutes before and the two after (Cole–Kripke 1992).

    Parameters
    ----------
    counts : ndarray, shape (minutes,)
        Activity count of each minute, in the units of the actigraph the weights were made for (see Notes).

    Returns
    -------
    ndarray, shape (minutes,)
        Below 1 is sleep, see `cole_kripke_is_asleep`.

    Notes
    -----
    Before the first and after the last minute their own counts are repeated.

    The paper could not be read. It has several weight sets, one for each way of making a minute's count. These weights
    (404 598 326 441 1408 508 350, times 0.00001) are quoted by several packages that do not say which counts they want.
    Rounded to hundreds they are the default of pyActigraphy; code derived from it ties five of the seven to the largest
    count of overlapping 10 s epochs. That of a minute's mean count is another (106 54 58 76 230 74 67, times 0.001).
    Counts made from acceleration need a scale of their own, as those of the original instrument were never published.

    References
    ----------
    Cole R. J. et al. Automatic sleep/wake identification from wrist activity. Sleep 1992;15:461-469.
    """
    before = (rules.weight_4_before, rules.weight_3_before, rules.weight_2_before, rules.weight_1_before)
    after = (rules.weight_1_after, rules.weight_2_after)
    weights = np.array((*before, rules.weight_now, *after), dtype=np.float64)
    if not counts.size:
        return np.zeros(0)
    padded = np.pad(np.asarray(counts, dtype=np.float64), (len(before), len(after)), mode="edge")
    return np.asarray(rules.scale * np.correlate(padded, weights, mode="valid"))


def cole_kripke_is_asleep(counts: Floats, *, rules: ColeKripkeSettings) -> NDArray[np.bool_]:
    """Tell which minutes are sleep: those whose weighed activity stays below 1 (Cole–Kripke 1992).

    Without Webster's rescoring rules. Parameters as in `cole_kripke_score`.
    """
    return cole_kripke_score(counts, rules=rules) < rules.wake_from
