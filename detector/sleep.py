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
    probability = posterior[:, 2]
    period = _sleep_period(probability, stirring, numbers)
    if period is None:
        text = f"no {numbers.persistent_s / 60:.0f} min of sleep in one piece were found"
        return _unknown_sleep(lights_out_s, evidence=(text,), settings=numbers, probability=probability)
    return _summary(posterior, stirring, period=period, lights_out_s=lights_out_s, settings=numbers)


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
    likelihood = _likelihoods(stirring, site=site, settings=settings)
    if lights_out_s is not None:
        likelihood[: max(0, int(np.ceil(lights_out_s / stirring.epoch_s))), 2] = 0.0
    return _forward_backward(likelihood, _transitions(settings))


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


def _forward_backward(likelihood: NDArray[np.float64], transitions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Posterior of each state in each epoch of a hidden Markov chain that starts awake."""
    count = likelihood.shape[0]
    forward = np.empty_like(likelihood)
    backward = np.ones_like(likelihood)
    state = np.array([1.0, 0.0, 0.0]) * likelihood[0] + np.finfo(float).tiny
    for epoch in range(count):
        if epoch:
            state = (state @ transitions) * likelihood[epoch]
        state = state / state.sum()
        forward[epoch] = state
    for epoch in range(count - 2, -1, -1):
        state = transitions @ (likelihood[epoch + 1] * backward[epoch + 1])
        backward[epoch] = state / state.sum()
    posterior = forward * backward
    return np.asarray(posterior / posterior.sum(axis=1, keepdims=True))


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


def _onset_interval_s(
    probability: NDArray[np.float64], onset: int, *, epoch_s: float, settings: SleepSettings
) -> tuple[float, float]:
    """From where sleep became possible to where it became all but certain."""
    impossible = np.flatnonzero(probability[:onset] < settings.possible_from)
    earliest = int(impossible[-1]) + 1 if impossible.size else 0
    certain = np.flatnonzero(probability[onset:] >= settings.certain_from)
    latest = onset + (int(certain[0]) + 1 if certain.size else 1)
    return max(0.0, earliest * epoch_s - settings.interval_margin_s), latest * epoch_s + settings.interval_margin_s


def _summary(
    posterior: NDArray[np.float64],
    stirring: Stirring,
    *,
    period: tuple[int, int],
    lights_out_s: float | None,
    settings: SleepSettings,
) -> Sleep:
    epoch_s = stirring.epoch_s
    probability = posterior[:, 2]
    onset, wake_up = period
    earliest_s, latest_s = _onset_interval_s(probability, onset, epoch_s=epoch_s, settings=settings)
    if lights_out_s is not None:
        earliest_s = max(earliest_s, lights_out_s)
    onset_s = onset * epoch_s
    is_asleep = (posterior[:, 0] < settings.awake_from) & stirring.is_known
    is_asleep[:onset] = False
    is_asleep[wake_up:] = False
    total_s = float(is_asleep.sum() * epoch_s)
    in_bed_s = None if lights_out_s is None else wake_up * epoch_s - lights_out_s
    return Sleep(
        lights_out_s=lights_out_s,
        onset_s=onset_s,
        onset_interval_s=(min(earliest_s, onset_s), max(latest_s, onset_s)),
        wake_up_s=wake_up * epoch_s,
        onset_latency_s=None if lights_out_s is None else onset_s - lights_out_s,
        total_sleep_s=total_s,
        wake_after_onset_s=(wake_up - onset) * epoch_s - total_s,
        efficiency=None if not in_bed_s else min(1.0, total_s / in_bed_s),
        asleep=tuple(Interval(onset_s=float(a * epoch_s), end_s=float(b * epoch_s)) for a, b in runs(is_asleep)),
        asleep_probability=probability.astype(np.float32),
        epoch_s=epoch_s,
        evidence=_evidence(stirring, onset, lights_out_s),
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
