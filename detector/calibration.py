"""Single-night auto-calibration: scale each axis so that a resting wearable measures 1 g."""

import numpy as np
from numpy.typing import NDArray

from detector.blocks import block_view
from detector.model import Calibration
from detector.settings import CalibrationSettings
from recordings.recording import Signal


def calibrate(
    acceleration_g: NDArray[np.float32], rate_hz: float, *, signal: Signal, settings: CalibrationSettings
) -> Calibration:
    """Find gain and offset of each axis from the still stretches of one night, or say why not.

    Parameters
    ----------
    acceleration_g : ndarray, shape (n, 3)
        On a regular grid, gravity included.
    rate_hz : float
    signal : Signal
        Only signals with three axes and gravity can be calibrated.
    settings : CalibrationSettings

    Returns
    -------
    Calibration
        ``error_g`` is the residual after calibration, or the uncalibrated error where it was declined.

    Notes
    -----
    The idea (still 10 s windows, each axis spanning both signs, ellipsoid fitted to the unit sphere) and the limits are
    those of van Hees et al., J Appl Physiol 2014;117:738. Deviation: their method asks for days, this one takes what
    one night offers and declines when an axis was not turned far enough to both sides.
    """
    if signal != "acceleration":
        return _declined("the source has no three axes with gravity", error_g=None)
    still_g = _still_means(acceleration_g, rate_hz, settings)
    if still_g.shape[0] < settings.minimum_windows:
        reason = f"only {still_g.shape[0]} still stretches, {settings.minimum_windows:g} are needed"
        return _declined(reason, error_g=_sphere_error_g(still_g) if still_g.size else None)
    reach_g = np.minimum(still_g.max(axis=0), -still_g.min(axis=0))
    if float(reach_g.min()) < settings.minimum_reach_g:
        axis = "xyz"[int(np.argmin(reach_g))]
        reason = f"the {axis} axis was never turned by {settings.minimum_reach_g:g} g to both sides"
        return _declined(reason, error_g=_sphere_error_g(still_g))
    return _judged(*_fit_sphere(still_g, settings), still_g=still_g, settings=settings)


def _judged(
    gain: NDArray[np.float64],
    offset_g: NDArray[np.float64],
    *,
    still_g: NDArray[np.float64],
    settings: CalibrationSettings,
) -> Calibration:
    before_g = _sphere_error_g(still_g)
    after_g = _sphere_error_g(gain * (still_g - offset_g))
    if after_g > settings.maximum_error_g:
        return _declined(
            f"{1000 * after_g:.0f} mg would remain, {1000 * settings.maximum_error_g:g} mg are allowed", before_g
        )
    if after_g >= before_g:
        return _declined("the axes already measure 1 g at rest", before_g)
    return Calibration(gain=gain, offset_g=offset_g, error_g=after_g, declined_because=None)


def _declined(reason: str, error_g: float | None) -> Calibration:
    return Calibration(gain=np.ones(3), offset_g=np.zeros(3), error_g=error_g, declined_because=reason)


def _still_means(
    acceleration_g: NDArray[np.float32], rate_hz: float, settings: CalibrationSettings
) -> NDArray[np.float64]:
    """Mean vector of each still window, thinned so that one long posture does not outweigh all others."""
    windows = block_view(acceleration_g, max(2, int(settings.window_s * rate_hz)))
    if windows.shape[0] == 0:
        return np.empty((0, 3))
    means = np.asarray(np.einsum("wsa->wa", windows) / windows.shape[1], dtype=np.float64)
    deviation_g = _deviation_g(windows, means)
    still = means[(deviation_g < settings.still_deviation_g).all(axis=1)]
    cells = np.round(still / settings.posture_cell_g).astype(np.int64)
    _, cell_of = np.unique(cells, axis=0, return_inverse=True)
    weight = np.bincount(cell_of.ravel())
    sums = np.stack([np.bincount(cell_of.ravel(), weights=still[:, axis]) for axis in range(3)], axis=1)
    return sums / weight[:, None]


def _deviation_g(windows: NDArray[np.float32], means_g: NDArray[np.float64]) -> NDArray[np.float64]:
    """Spread of each axis in each window about its own mean; the mean goes first, or rounding would drown it."""
    residuals = windows - means_g.astype(np.float32)[:, None, :]
    return np.asarray(np.sqrt(np.einsum("wsa,wsa->wa", residuals, residuals) / windows.shape[1]), dtype=np.float64)


def _fit_sphere(
    still_g: NDArray[np.float64], settings: CalibrationSettings
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Alternate between nearest points on the unit sphere and a straight line for each axis, until nothing moves."""
    gain, offset_g = np.ones(3), np.zeros(3)
    for _ in range(int(settings.maximum_iterations)):
        scaled = gain * (still_g - offset_g)
        nearest = scaled / np.linalg.norm(scaled, axis=1, keepdims=True)
        centred = still_g - still_g.mean(axis=0)
        slope = (centred * nearest).sum(axis=0) / (centred**2).sum(axis=0)
        new_offset_g = still_g.mean(axis=0) - nearest.mean(axis=0) / slope
        change = float(np.abs(slope - gain).max() + np.abs(new_offset_g - offset_g).max())
        gain, offset_g = slope, new_offset_g
        if change < settings.convergence_g:
            break
    return gain, offset_g


def _sphere_error_g(still_g: NDArray[np.float64]) -> float:
    return float(np.abs(np.linalg.norm(still_g, axis=1) - 1).mean())
