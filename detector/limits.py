"""What a recording cannot show, and why: rate, body site, missing gravity."""

from detector.model import Conditioned, Kind, Limit
from detector.settings import LimitSettings

BRIEF_KINDS: tuple[Kind, ...] = ("hypnic_jerk", "sleep_twitch", "isolated_jerk", "myoclonic_cluster")


def find_limits(conditioned: Conditioned, *, site: str, settings: LimitSettings) -> tuple[Limit, ...]:
    """List the kinds that this recording cannot show.

    Parameters
    ----------
    conditioned : Conditioned
    site : str
        Body site.
    settings : LimitSettings

    Returns
    -------
    tuple of Limit
        Empty where every kind can be seen.
    """
    return (
        *_limits_of_rate(conditioned.timing.rate_hz, settings),
        *_limits_of_signal(conditioned),
        *_limits_of_site(site),
    )


def _limits_of_rate(rate_hz: float, settings: LimitSettings) -> tuple[Limit, ...]:
    highest_hz = rate_hz / 2
    stated = f"the recording has {rate_hz:.3g} samples a second, so nothing above {highest_hz:.3g} Hz can be claimed"
    limits: list[Limit] = []
    if rate_hz < settings.brief_rate_hz:
        limits += [
            Limit(kind=kind, because=f"{stated}; brief jerks need at least {settings.brief_rate_hz:g} Hz")
            for kind in BRIEF_KINDS
        ]
    if rate_hz < settings.convulsive_rate_hz:
        limits.append(
            Limit(kind="convulsive", because=f"{stated}; convulsions need at least {settings.convulsive_rate_hz:g} Hz")
        )
    if rate_hz < settings.tremor_rate_hz:
        limits.append(Limit(kind="tremor", because=f"{stated}; tremor reaches 12 Hz"))
    return tuple(limits)


def _limits_of_signal(conditioned: Conditioned) -> tuple[Limit, ...]:
    if conditioned.signal == "acceleration":
        return ()
    what = (
        "gravity was already removed" if conditioned.signal == "linear_acceleration" else "only the magnitude is there"
    )
    return (Limit(kind="posture_shift", because=f"{what}, so the direction of the limb is not known"),)


def _limits_of_site(site: str) -> tuple[Limit, ...]:
    if site.endswith("ankle"):
        return ()
    where = (
        "where the wearable was worn is not known" if site == "unknown" else "an arm or chest does not show the legs"
    )
    return (
        Limit(kind="periodic_limb_movement", because=f"{where}: periodic limb movements are counted at an ankle only"),
    )
