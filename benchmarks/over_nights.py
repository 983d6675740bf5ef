"""Do several nights together say what they should? Sleepers who twitch all night, every night, and sleepers who do not.

    python -m benchmarks.over_nights --sleepers 3 --nights 7

Every night is synthetic. Each sleeper is one profile with seeds of its own; each night is simulated, analysed, and
judged by the rule of persistent twitching in ``hypnic.library.over_nights``.
"""

import argparse
from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.tables import Table, as_text
from detector import analyse_night
from detector.model import NightAnalysis
from hypnic.library.event_figures import share_of_hours
from hypnic.library.over_nights import NightFacts, OverNights, decide_over_nights
from recordings.synthetic import simulate_night

PROFILES = ("healthy", "restless", "plms", "twitchy")
FIRST_SEED = 52_000
RATE_HZ = 25.0
HOURS = 8.0
SECONDS_PER_HOUR = 3600.0


def main(argv: Sequence[str] | None = None) -> int:
    """Judge sleepers of every profile and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sleepers", type=int, default=3)
    parser.add_argument("--nights", type=int, default=7)
    arguments = parser.parse_args(argv)
    rows = [row(profile, sleepers=arguments.sleepers, nights=arguments.nights) for profile in PROFILES]
    print(
        as_text(
            Table(
                title=f"Synthetic sleepers, {arguments.nights} nights each, {HOURS:g} h at {RATE_HZ:g} Hz",
                rule="the rule of persistent twitching",
                headers=("profile", "sleepers", "persistent twitching", "nights twitchy", "twitches per hour"),
                rows=tuple(rows),
            )
        )
    )
    return 0


def row(profile: str, *, sleepers: int, nights: int) -> tuple[str, ...]:
    """Judge the sleepers of one profile."""
    facts = [
        [facts_of(profile, seed=FIRST_SEED + sleeper * nights + night, day=night) for night in range(nights)]
        for sleeper in range(sleepers)
    ]
    judged = [decide_over_nights(one) for one in facts]
    rates = sorted(night.twitches_per_h or 0.0 for one in facts for night in one)
    return (
        profile,
        str(sleepers),
        f"{sum(is_persistent(one) for one in judged)} of {sleepers}",
        f"{sum(len(one.twitchy) for one in judged)} of {sum(len(one.usable) for one in judged)}",
        f"{rates[0]:.1f} to {rates[-1]:.1f}",
    )


def facts_of(profile: str, *, seed: int, day: int, hours: float = HOURS) -> NightFacts:
    """Simulate and analyse one night, and keep what counts over nights."""
    return facts_from(
        analyse_night(simulate_night(profile, seed=seed, hours=hours, rate_hz=RATE_HZ).recording), day=day
    )


def facts_from(night: NightAnalysis, *, day: int) -> NightFacts:
    """Keep of an analysed night what counts over nights."""
    sleep = night.sleep
    return NightFacts(
        id=f"night-{day}",
        date=date(2026, 9, 1) + timedelta(days=day),
        tier=night.verdict.tier,
        twitches_per_h=night.indices.twitches_per_h,
        sleep_h=(sleep.total_sleep_s or 0.0) / SECONDS_PER_HOUR,
        hours_share=share_of_hours(
            [(event.onset_s, event.kind, event.phase) for event in night.events],
            onset_s=sleep.onset_s,
            end_s=sleep.wake_up_s,
        ),
    )


def is_persistent(judged: OverNights) -> bool:
    """Tell whether the rule of persistent twitching spoke."""
    return any(reason.startswith("persistent twitching") for reason in judged.reasons)


if __name__ == "__main__":
    raise SystemExit(main())
