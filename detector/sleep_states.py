"""Three states of a lying person that follow each other: awake and stirring, awake but lying still, asleep."""

import numpy as np
from numpy.typing import NDArray

from detector.settings import SleepSettings
from detector.stirring import Stirring

STATES = ("awake", "lying", "asleep")
ASLEEP = STATES.index("asleep")
TINY = float(np.finfo(float).tiny)


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


def draw_courses(likelihood: NDArray[np.float64], *, settings: SleepSettings) -> NDArray[np.intp]:
    """Sample state sequences from their joint posterior, last epoch first; shape (epochs, draws).

    The same night always gives the same draws.
    """
    draws = int(settings.draws)
    transitions = _transitions(settings)
    likelihood = likelihood**settings.evidence_share
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


def _likelihoods(stirring: Stirring, *, site: str, settings: SleepSettings) -> NDArray[np.float64]:
    """Likelihood of what was seen in each epoch in each state, shape (epochs, 3).

    A leg that kicks by itself, in a series, stirs no more than a little.
    """
    is_much = (stirring.moving_s >= settings.gross_moving_s) | (stirring.turn_deg >= settings.gross_turn_deg)
    is_gross = is_much & ~stirring.is_periodic
    is_small = ~is_gross & (is_much | (stirring.moving_s >= settings.small_moving_s))
    is_leg = site.endswith("ankle")
    small_asleep = settings.small_asleep_leg if is_leg else settings.small_asleep
    sustained_share_asleep = settings.sustained_share_asleep_leg if is_leg else settings.sustained_share_at_rest
    kinds = np.select([is_gross, is_small, stirring.is_sustained], [0, 1, 2], default=3)
    awake = _shares(settings.gross_awake, settings.small_awake, settings.sustained_share_awake)
    lying = _shares(settings.gross_lying, settings.small_lying, settings.sustained_share_at_rest)
    asleep = _shares(settings.gross_asleep, small_asleep, sustained_share_asleep)
    table = np.array([awake, lying, asleep])
    likelihood: NDArray[np.float64] = table[:, kinds].T.copy()
    likelihood[~stirring.is_known] = 1.0
    return likelihood


def _shares(gross: float, small: float, sustained_share: float) -> tuple[float, float, float, float]:
    """Chances of a gross, a small, a sustained still and any other still epoch."""
    still = 1.0 - gross - small
    return gross, small, sustained_share * still, (1.0 - sustained_share) * still


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
