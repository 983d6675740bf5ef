"""When sleep began, as an interval, and when it ended: from how a lying person stirs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import Scalar, block_means, runs
from detector.model import Conditioned, Movement, Sleep
from detector.movements import MovingTime
from detector.published_sleep_rules import direction_change_deg, sustained_inactivity
from detector.settings import Settings, SleepSettings
from recordings.timing import Interval

STATES = ("awake", "lying", "asleep")
ASLEEP = STATES.index("asleep")
TINY = float(np.finfo(float).tiny)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stirring:
    """How a person stirred in each epoch: the characteristic curves that sleep is decided on.

    All arrays have shape (epochs,). ``moving_s`` is the time spent moving, ``turn_deg`` the largest change of the
    resting direction, ``is_sustained`` says that no posture change came for minutes (van Hees 2015), ``is_known`` is
    False in gaps and while the wearable was not worn.
    """

    epoch_s: float
    moving_s: NDArray[np.float64]
    turn_deg: NDArray[np.float64]
    is_sustained: NDArray[np.bool_]
    is_known: NDArray[np.bool_]


def find_sleep(
    conditioned: Conditioned,
    movements: tuple[Movement, ...],
    *,
    site: str,
    lights_out_s: float | None,
    settings: Settings,
) -> Sleep:
    """Find sleep onset as an interval, wake-up, and wake in between.

    Parameters
    ----------
    conditioned : Conditioned
    movements : tuple of Movement
    site : str
        Body site; a leg stirs differently from an arm.
    lights_out_s : float or None
        When the person says the lights went out; nothing before it is sleep.
    settings : Settings

    Returns
    -------
    Sleep
        Values that cannot be known are None, with the reason in ``evidence``.

    Notes
    -----
    Three states, awake and stirring, awake but lying still, asleep, follow each other with stated probabilities; the
    posterior of "asleep" is computed forwards and backwards in time. The state of lying still awake is what keeps the
    onset from being placed at the first still minute, the known error of actigraphy. After the onset, lying still
    counts as sleep: nothing tells them apart there.
    """
    numbers = settings.sleep
    if conditioned.duration_s < numbers.minimum_duration_s:
        text = (
            f"the recording lasts {conditioned.duration_s / 60:.0f} min: "
            f"at least {numbers.minimum_duration_s / 60:.0f} min are needed to score sleep"
        )
        return _unknown_sleep(lights_out_s, evidence=(text,), settings=numbers)
    stirring = measure_stirring(conditioned, movements, settings=settings)
    posterior = state_posterior(stirring, site=site, lights_out_s=lights_out_s, settings=numbers)
    probability = posterior[:, ASLEEP]
    period = _sleep_period(probability, stirring, numbers)
    if period is None:
        text = f"no {numbers.persistent_s / 60:.0f} min of sleep in one piece were found"
        return _unknown_sleep(lights_out_s, evidence=(text,), settings=numbers, probability=probability)
    likelihood = state_likelihood(stirring, site=site, lights_out_s=lights_out_s, settings=numbers)
    onsets = possible_onsets(likelihood, epoch_s=stirring.epoch_s, settings=numbers)
    onset = _onset(onsets, period, epoch_s=stirring.epoch_s, lights_out_s=lights_out_s, settings=numbers)
    return _summary(posterior, stirring, onset=onset, wake_up=period[1], lights_out_s=lights_out_s, settings=numbers)


def measure_stirring(conditioned: Conditioned, movements: tuple[Movement, ...], *, settings: Settings) -> Stirring:
    """Measure moving time and turning of each epoch."""
    epoch_s = settings.sleep.epoch_s
    count = int(conditioned.duration_s // epoch_s)
    turns_deg = _direction_changes_deg(conditioned, settings.van_hees.epoch_s)
    sustained = sustained_inactivity(turns_deg, rules=settings.van_hees)
    per_epoch = round(epoch_s / settings.van_hees.epoch_s)
    return Stirring(
        epoch_s=epoch_s,
        moving_s=np.diff(MovingTime.of(movements).until(np.arange(count + 1) * epoch_s)),
        turn_deg=_per_epoch(turns_deg, per_epoch, count).max(axis=1),
        is_sustained=np.asarray(_per_epoch(sustained, per_epoch, count).all(axis=1)),
        is_known=_known_epochs(conditioned, epoch_s, count),
    )


def state_posterior(
    stirring: Stirring, *, site: str, lights_out_s: float | None, settings: SleepSettings
) -> NDArray[np.float64]:
    """Probability of stirring awake, lying still awake and sleep in each epoch, shape (epochs, 3).

    Every epoch is judged by all epochs before and after it.
    """
    likelihood = state_likelihood(stirring, site=site, lights_out_s=lights_out_s, settings=settings)
    transitions = _transitions(settings)
    posterior = _forward(likelihood, transitions) * _backward(likelihood, transitions)
    return np.asarray(posterior / posterior.sum(axis=1, keepdims=True))


def state_likelihood(
    stirring: Stirring, *, site: str, lights_out_s: float | None, settings: SleepSettings
) -> NDArray[np.float64]:
    """Likelihood of what was seen in each epoch in each state, shape (epochs, 3); no sleep before lights-out."""
    likelihood = _likelihoods(stirring, site=site, settings=settings)
    if lights_out_s is not None:
        likelihood[: max(0, int(np.ceil(lights_out_s / stirring.epoch_s))), 2] = 0.0
    return likelihood


def possible_onsets(likelihood: NDArray[np.float64], *, epoch_s: float, settings: SleepSettings) -> NDArray[np.intp]:
    """Draw courses of the night that fit what was seen, and take the onset of persistent sleep in each.

    Parameters
    ----------
    likelihood : ndarray, shape (epochs, 3)
    epoch_s : float
    settings : SleepSettings

    Returns
    -------
    ndarray, shape (draws,)
        Sorted epochs; courses without persistent sleep are left out. The same night always gives the same draws.
    """
    courses = _draw_courses(likelihood**settings.evidence_share, _transitions(settings), draws=int(settings.draws))
    length = min(max(1, round(settings.persistent_s / epoch_s)), courses.shape[0])
    slept = np.cumsum(np.concatenate((np.zeros((1, courses.shape[1]), np.intp), courses == ASLEEP)), axis=0)
    is_start = slept[length:] - slept[:-length] == length
    return np.sort(is_start.argmax(axis=0)[is_start.any(axis=0)])


def _draw_courses(likelihood: NDArray[np.float64], transitions: NDArray[np.float64], *, draws: int) -> NDArray[np.intp]:
    """Sample state sequences from their joint posterior, last epoch first; shape (epochs, draws)."""
    forward = _forward(likelihood, transitions)
    chances = forward[:-1, None, :] * transitions.T[None, :, :]
    limits = np.cumsum(chances / chances.sum(axis=2, keepdims=True), axis=2)[:, :, :2, None]
    luck = np.random.default_rng(0).random((forward.shape[0], draws))
    # which state each draw comes from, for each state it may go to: shape (epochs - 1, 3, draws)
    origins = (luck[:-1, None, None, :] > limits).sum(axis=2)
    courses = np.empty((forward.shape[0], draws), np.intp)
    courses[-1] = np.searchsorted(np.cumsum(forward[-1])[:2], luck[-1])
    every = np.arange(draws)
    for epoch in range(forward.shape[0] - 2, -1, -1):
        courses[epoch] = origins[epoch][courses[epoch + 1], every]
    return courses


def _direction_changes_deg(conditioned: Conditioned, epoch_s: float) -> NDArray[np.float64]:
    """Angle between the mean directions of successive short epochs; 0 for sources without gravity on three axes."""
    length = max(1, round(epoch_s * conditioned.sampling_rate_hz))
    means = block_means(conditioned.acceleration_g, length)
    if conditioned.signal != "acceleration" or means.shape[0] == 0:
        return np.zeros(means.shape[0])
    return direction_change_deg(means)


def _per_epoch(values: NDArray[Scalar], per_epoch: int, count: int) -> NDArray[Scalar]:
    needed = count * per_epoch
    padded = np.concatenate((values[:needed], np.zeros(max(0, needed - values.size), values.dtype)))
    return padded.reshape(count, per_epoch)


def _known_epochs(conditioned: Conditioned, epoch_s: float, count: int) -> NDArray[np.bool_]:
    is_known = np.ones(count, bool)
    for stretch in (*conditioned.gaps, *conditioned.non_wear):
        if stretch.duration_s >= epoch_s / 2:
            is_known[int(stretch.onset_s / epoch_s) : int(np.ceil(stretch.end_s / epoch_s))] = False
    return is_known


def _likelihoods(stirring: Stirring, *, site: str, settings: SleepSettings) -> NDArray[np.float64]:
    """Likelihood of what was seen in each epoch in each state, shape (epochs, 3)."""
    is_gross = (stirring.moving_s >= settings.gross_moving_s) | (stirring.turn_deg >= settings.gross_turn_deg)
    is_small = ~is_gross & (stirring.moving_s >= settings.small_moving_s)
    small_asleep = settings.small_asleep_leg if site.endswith("ankle") else settings.small_asleep
    kinds = np.select([is_gross, is_small, stirring.is_sustained], [0, 1, 2], default=3)
    awake = [settings.gross_awake, settings.small_awake, settings.sustained_awake]
    lying = [settings.gross_lying, settings.small_lying, settings.sustained_lying]
    asleep = [settings.gross_asleep, small_asleep, settings.sustained_asleep]
    table = np.array([[*state, max(1 - sum(state), settings.least_likelihood)] for state in (awake, lying, asleep)])
    likelihood: NDArray[np.float64] = table[:, kinds].T.copy()
    likelihood[~stirring.is_known] = 1.0
    return likelihood


def _transitions(settings: SleepSettings) -> NDArray[np.float64]:
    """Probability of going from one state (row) to another (column) within an epoch: awake, lying still, asleep."""
    awake = [settings.awake_to_lying, settings.awake_to_asleep]
    lying = [settings.lying_to_awake, settings.lying_to_asleep]
    asleep = [settings.asleep_to_awake, settings.asleep_to_lying]
    return np.array(
        [
            [1 - sum(awake), *awake],
            [lying[0], 1 - sum(lying), lying[1]],
            [*asleep, 1 - sum(asleep)],
        ]
    )


def _forward(likelihood: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probability of each state in each epoch given all epochs up to it; the night starts awake."""
    into_awake, into_lying, into_asleep = transitions.T.tolist()
    forward: list[tuple[float, float, float]] = []
    awake, lying, asleep = float(likelihood[0, 0]) + TINY, TINY, TINY
    for fits_awake, fits_lying, fits_asleep in likelihood.tolist():
        if forward:
            state = (awake, lying, asleep)
            awake, lying, asleep = (
                fits_awake * _product(state, into_awake),
                fits_lying * _product(state, into_lying),
                fits_asleep * _product(state, into_asleep),
            )
        total = awake + lying + asleep
        awake, lying, asleep = awake / total, lying / total, asleep / total
        forward.append((awake, lying, asleep))
    return np.array(forward)


def _backward(likelihood: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """How well each state of each epoch fits all epochs after it, up to a factor."""
    from_awake, from_lying, from_asleep = transitions.tolist()
    awake = lying = asleep = 1.0
    backward = [(awake, lying, asleep)]
    for fits_awake, fits_lying, fits_asleep in likelihood[:0:-1].tolist():
        ahead = (fits_awake * awake, fits_lying * lying, fits_asleep * asleep)
        awake, lying, asleep = _product(ahead, from_awake), _product(ahead, from_lying), _product(ahead, from_asleep)
        total = awake + lying + asleep
        awake, lying, asleep = awake / total, lying / total, asleep / total
        backward.append((awake, lying, asleep))
    return np.array(backward[::-1])


def _product(three: tuple[float, float, float], others: list[float]) -> float:
    return three[0] * others[0] + three[1] * others[1] + three[2] * others[2]


def _sleep_period(
    probability: NDArray[np.float64], stirring: Stirring, settings: SleepSettings
) -> tuple[int, int] | None:
    """First and one past the last epoch of the main sleep: from the first to the last persistent piece of it.

    A moment without samples does not end a piece, and does not count towards its length.
    """
    is_asleep = probability >= settings.asleep_from
    persistent = settings.persistent_s / stirring.epoch_s
    known = [start + np.flatnonzero(stirring.is_known[start:stop]) for start, stop in runs(is_asleep)]
    pieces = [epochs for epochs in known if epochs.size >= persistent]
    if not pieces:
        return None
    return int(pieces[0][0]), int(pieces[-1][-1]) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Onset:
    """The epoch in which sleep began, most likely, and the stretch that holds it, in seconds."""

    epoch: int
    interval_s: tuple[float, float]


def _onset(
    onsets: NDArray[np.intp],
    period: tuple[int, int],
    *,
    epoch_s: float,
    lights_out_s: float | None,
    settings: SleepSettings,
) -> Onset:
    """Take the middle of the possible onsets, and the stretch that holds all but the rarest of them."""
    inside = onsets[onsets < period[1]]
    if inside.size == 0:
        inside = np.array([period[0]])
    lowest, middle, highest = (
        int(inside[min(inside.size - 1, int(share * inside.size))])
        for share in (settings.earliest_share, settings.middle_share, settings.latest_share)
    )
    onset_s = middle * epoch_s
    earliest_s = max(0.0, lowest * epoch_s - settings.interval_margin_s, lights_out_s or 0.0)
    latest_s = (highest + 1) * epoch_s + settings.interval_margin_s
    return Onset(epoch=middle, interval_s=(min(earliest_s, onset_s), max(latest_s, onset_s)))


def _summary(
    posterior: NDArray[np.float64],
    stirring: Stirring,
    *,
    onset: Onset,
    wake_up: int,
    lights_out_s: float | None,
    settings: SleepSettings,
) -> Sleep:
    epoch_s = stirring.epoch_s
    onset_s = onset.epoch * epoch_s
    is_asleep = (posterior[:, 0] < settings.awake_from) & stirring.is_known
    is_asleep[: onset.epoch] = False
    is_asleep[wake_up:] = False
    total_s = float(is_asleep.sum() * epoch_s)
    in_bed_s = None if lights_out_s is None else wake_up * epoch_s - lights_out_s
    return Sleep(
        lights_out_s=lights_out_s,
        onset_s=onset_s,
        onset_interval_s=onset.interval_s,
        wake_up_s=wake_up * epoch_s,
        onset_latency_s=None if lights_out_s is None else onset_s - lights_out_s,
        total_sleep_s=total_s,
        wake_after_onset_s=(wake_up - onset.epoch) * epoch_s - total_s,
        efficiency=None if not in_bed_s else min(1.0, total_s / in_bed_s),
        asleep=tuple(Interval(onset_s=float(a * epoch_s), end_s=float(b * epoch_s)) for a, b in runs(is_asleep)),
        asleep_probability=posterior[:, ASLEEP].astype(np.float32),
        epoch_s=epoch_s,
        evidence=_evidence(stirring, onset.epoch, lights_out_s),
    )


def _evidence(stirring: Stirring, onset: int, lights_out_s: float | None) -> tuple[str, ...]:
    sustained = np.flatnonzero(stirring.is_sustained)
    lines = [
        f"from the onset on, {100 * float(stirring.is_sustained[onset:].mean()):.0f} % of the time passed in stretches "
        "of more than 5 minutes without a change of posture (van Hees 2015)",
        "lying still awake looks like sleep to an accelerometer: the onset is an interval, and rather late than early",
    ]
    if sustained.size:
        lines.append(f"the first such stretch began {sustained[0] * stirring.epoch_s / 60:.0f} min into the recording")
    if lights_out_s is None:
        lines.append("lights-out was not given: latency and efficiency cannot be known")
    return tuple(lines)


def _unknown_sleep(
    lights_out_s: float | None,
    *,
    evidence: tuple[str, ...],
    settings: SleepSettings,
    probability: NDArray[np.float64] | None = None,
) -> Sleep:
    return Sleep(
        lights_out_s=lights_out_s,
        onset_s=None,
        onset_interval_s=None,
        wake_up_s=None,
        onset_latency_s=None,
        total_sleep_s=None,
        wake_after_onset_s=None,
        efficiency=None,
        asleep=(),
        asleep_probability=np.zeros(0, np.float32) if probability is None else probability.astype(np.float32),
        epoch_s=settings.epoch_s,
        evidence=evidence,
    )
