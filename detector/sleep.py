"""When sleep began, as an interval, and when it ended: from how a lying person stirs."""

import numpy as np
from numpy.typing import NDArray

from detector.blocks import runs
from detector.model import Conditioned, Movement, Sleep
from detector.settings import Settings, SleepSettings
from detector.sleep_onset import Onset, find_onset
from detector.sleep_states import ASLEEP, state_likelihood, state_posterior
from detector.stirring import Stirring, measure_stirring
from recordings.timing import Interval


def find_sleep(
    conditioned: Conditioned,
    movements: tuple[Movement, ...],
    *,
    site: str,
    lights_out_s: float | None,
    settings: Settings,
    in_series: tuple[Movement, ...] = (),
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
    in_series : tuple of Movement
        Those of the movements that belong to periodic series: a leg that kicks by itself does not show waking.

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
        return unknown_sleep(lights_out_s, evidence=(text,), settings=numbers)
    stirring = measure_stirring(conditioned, movements, settings=settings, in_series=in_series)
    posterior = state_posterior(stirring, site=site, lights_out_s=lights_out_s, settings=numbers)
    probability = posterior[:, ASLEEP]
    period = _sleep_period(probability, stirring, numbers)
    if period is None:
        text = f"no {numbers.persistent_s / 60:.0f} min of sleep in one piece were found"
        return unknown_sleep(lights_out_s, evidence=(text,), settings=numbers, probability=probability)
    likelihood = state_likelihood(stirring, site=site, lights_out_s=lights_out_s, settings=numbers)
    onset = find_onset(stirring, likelihood, period, site=site, lights_out_s=lights_out_s, settings=settings)
    return _summary(posterior, stirring, onset=onset, wake_up=period[1], lights_out_s=lights_out_s, settings=numbers)


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


def unknown_sleep(
    lights_out_s: float | None,
    *,
    evidence: tuple[str, ...],
    settings: SleepSettings,
    probability: NDArray[np.float64] | None = None,
) -> Sleep:
    """Say that nothing is known of sleep, and why."""
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
