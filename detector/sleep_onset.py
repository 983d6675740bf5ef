"""The moment of falling asleep: before it a person stirs as one awake, after it as one asleep."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import runs
from detector.scorecard import Scorecard
from detector.settings import Settings, SleepSettings
from detector.sleep_states import ASLEEP, draw_courses
from detector.stirring import Stirring

SECONDS_PER_MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Onset:
    """The epoch in which sleep began, most likely, and the stretch that holds it, in seconds."""

    epoch: int
    interval_s: tuple[float, float]


def find_onset(
    stirring: Stirring,
    likelihood: NDArray[np.float64],
    period: tuple[int, int],
    *,
    site: str,
    lights_out_s: float | None,
    settings: Settings,
) -> Onset:
    """Weigh every moment at which sleep may have begun, and take the middle of them all.

    Parameters
    ----------
    stirring : Stirring
    likelihood : ndarray, shape (epochs, 3)
        From `detector.sleep_states.state_likelihood`.
    period : tuple of int
        First and one past the last epoch of the main sleep.
    site : str
        Body site; a leg stirs differently from an arm.
    lights_out_s : float or None
        Sleep does not begin before it.
    settings : Settings

    Returns
    -------
    Onset

    Notes
    -----
    Courses of the night are drawn that fit what was seen; they know of wakings, and say where about sleep began. Near
    their onsets a scorecard says for each epoch how much more it looks like one before sleep than one after it, and
    the points of all epochs up to a moment speak for that moment.
    """
    numbers = settings.sleep
    drawn = possible_onsets(likelihood, epoch_s=stirring.epoch_s, settings=numbers)
    drawn = drawn[drawn < period[1]]
    if drawn.size == 0:
        drawn = np.array([period[0]])
    moments = possible_moments(drawn, epochs=period[1], earliest_s=lights_out_s or 0.0, settings=numbers)
    points = stirring_points(stirring, stirring_card(settings, site=site))
    weights = log_weights(moments, drawn, points, settings=numbers)
    shares = (numbers.earliest_share, numbers.middle_share, numbers.latest_share)
    earliest, middle, latest = (int(moment) for moment in _quantiles(moments, weights, shares))
    onset_s = middle * stirring.epoch_s
    earliest_s = max(earliest * stirring.epoch_s, lights_out_s or 0.0)
    return Onset(
        epoch=middle,
        interval_s=(min(earliest_s, onset_s), (latest + 1) * stirring.epoch_s),
    )


def possible_moments(
    drawn: NDArray[np.intp], *, epochs: int, earliest_s: float, settings: SleepSettings
) -> NDArray[np.intp]:
    """List the epochs in which sleep may have begun: not far from the drawn onsets, nor before lights-out."""
    reach = int(settings.drawn_reach_s / settings.epoch_s)
    earliest = min(int(np.ceil(max(0.0, earliest_s) / settings.epoch_s)), int(drawn[-1]))
    return np.arange(max(earliest, int(drawn[0]) - reach), min(epochs, int(drawn[-1]) + reach + 1))


def log_weights(
    moments: NDArray[np.intp], drawn: NDArray[np.intp], points: NDArray[np.float64], *, settings: SleepSettings
) -> NDArray[np.float64]:
    """Weigh each moment by how many courses begin sleep near it, and by the points: natural logarithms.

    Parameters
    ----------
    moments : ndarray, shape (moments,)
        Epochs.
    drawn : ndarray, shape (draws,)
        From `possible_onsets`.
    points : ndarray, shape (epochs,)
        From `stirring_points`.
    settings : SleepSettings

    Returns
    -------
    ndarray, shape (moments,)
    """
    before = np.concatenate(([0.0], np.cumsum(points)))[moments]
    return settings.drawn_weight * nearness(moments, drawn, settings=settings) + before


def nearness(moments: NDArray[np.intp], drawn: NDArray[np.intp], *, settings: SleepSettings) -> NDArray[np.float64]:
    """Natural logarithm of how densely drawn onsets lie about each moment, shape (moments,)."""
    spread = settings.drawn_spread_s / settings.epoch_s
    places, counts = np.unique(drawn, return_counts=True)
    exponents = np.log(counts) - 0.5 * ((moments[:, None] - places) / spread) ** 2
    return np.asarray(np.logaddexp.reduce(exponents, axis=1))


def stirring_card(settings: Settings, *, site: str) -> Scorecard:
    """Choose the scorecard of stirring for a body site."""
    return settings.scorecards.stirring_of_a_leg if site.endswith("ankle") else settings.scorecards.stirring


def stirring_quantities(stirring: Stirring) -> dict[str, NDArray[np.float64]]:
    """Measure what the scorecard of stirring asks for, each of shape (epochs,)."""
    still_min = np.zeros(stirring.moving_s.size)
    for start, stop in runs(stirring.moving_s <= 0.0):
        still_min[start:stop] = (stop - start) * stirring.epoch_s / SECONDS_PER_MINUTE
    return {
        "seconds of moving": stirring.moving_s,
        "degrees of turning": stirring.turn_deg,
        "movements": stirring.movements.astype(float),
        "peak of the strongest movement": stirring.peak_g,
        "length of the longest movement": stirring.longest_s,
        "minutes of stillness": still_min,
    }


def stirring_points(stirring: Stirring, card: Scorecard) -> NDArray[np.float64]:
    """Points of each epoch for lying before sleep and against lying after it, shape (epochs,); 0 where not known."""
    quantities = stirring_quantities(stirring)
    points = np.full(stirring.moving_s.size, card.base)
    for term in card.terms:
        points += np.interp(quantities[term.quantity], term.at, term.points)
    return np.where(stirring.is_known, points, 0.0)


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
        Sorted epochs; courses without persistent sleep are left out.
    """
    courses = draw_courses(likelihood, settings=settings)
    length = min(max(1, round(settings.persistent_s / epoch_s)), courses.shape[0])
    slept = np.cumsum(np.concatenate((np.zeros((1, courses.shape[1]), np.intp), courses == ASLEEP)), axis=0)
    is_start = slept[length:] - slept[:-length] == length
    return np.sort(is_start.argmax(axis=0)[is_start.any(axis=0)])


def _quantiles(moments: NDArray[np.intp], weights: NDArray[np.float64], shares: tuple[float, ...]) -> NDArray[np.intp]:
    chances = np.cumsum(np.exp(weights - weights.max()))
    reached = np.searchsorted(chances, np.array(shares) * chances[-1])
    return np.asarray(moments[np.minimum(reached, moments.size - 1)])
