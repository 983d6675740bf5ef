"""What the night was, in plain words: named rules that speak, the gravest one decides."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from detector.model import Conditioned, Event, Indices, Kind, Limit, NightTier, Reason, Sleep, Spread, Verdict
from detector.settings import VerdictSettings

GRAVITY: tuple[NightTier, ...] = ("harmless", "cannot_tell", "see_doctor", "seizure_like")
ADVICE: dict[NightTier, str] = {
    "seizure_like": (
        "Show this report to a doctor soon, and tell what was seen in the night. A bitten tongue, a wet bed, confusion "
        "or an injury after the night speak for going at once. Call the emergency services for a first seizure, for "
        "one longer than 5 minutes, for several without recovery in between, for an injury or trouble breathing. While "
        "it lasts: time it, cushion the head, do not hold the person down, put nothing in the mouth, turn them on the "
        "side when it stops, and stay."
    ),
    "see_doctor": "This is no emergency. Show the report to a doctor, and tell how often it happens and since when.",
    "harmless": (
        "Most people jerk while falling asleep; stress, lack of sleep, caffeine and late exercise bring it on. See a "
        "doctor if it is frequent and keeps you awake, or if something worries you that this report does not show."
    ),
    "cannot_tell": (
        "Record another night: wearable worn snugly all night, charged, at 25 samples a second or more. If something "
        "worries you, see a doctor whatever this report says."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that a rule of the verdict may look at."""

    events: tuple[Event, ...]
    sleep: Sleep
    indices: Indices
    limits: tuple[Limit, ...]
    conditioned: tuple[Conditioned, ...]
    settings: VerdictSettings


VerdictRule = Callable[[Findings], Reason | None]


def decide(
    events: tuple[Event, ...],
    *,
    sleep: Sleep,
    indices: Indices,
    limits: tuple[Limit, ...],
    conditioned: tuple[Conditioned, ...],
    spread: Spread,
    settings: VerdictSettings,
) -> Verdict:
    """Decide the tier of a night and say why.

    Parameters
    ----------
    events, sleep, indices, limits, conditioned
        What was found.
    spread : Spread
        Whether seizure-like events were seen on one limb or several.
    settings : VerdictSettings

    Returns
    -------
    Verdict
        With every reason that spoke, the gravest first.
    """
    findings = Findings(
        events=events, sleep=sleep, indices=indices, limits=limits, conditioned=conditioned, settings=settings
    )
    spoken = [(tier, reason) for tier, rule in VERDICT_RULES if (reason := rule(findings)) is not None]
    tier = _gravest(tuple(tier for tier, _ in spoken))
    ordered = sorted(spoken, key=lambda pair: -GRAVITY.index(pair[0]))
    return Verdict(
        tier=tier,
        headline=_headline(tier, findings),
        reasons=tuple(reason for _, reason in ordered),
        advice=ADVICE[tier],
        spread=spread,
        confidence=_confidence(tier, ordered, findings),
    )


def _confidence(tier: NightTier, spoken: list[tuple[NightTier, Reason]], findings: Findings) -> float:
    """How sure the tier is: that of at least one of the events it rests on being what it was called."""
    if tier == "harmless":
        return findings.settings.harmless_confidence
    if tier == "cannot_tell":
        return findings.settings.unable_confidence
    doubt = 1.0
    for reason in (reason for spoken_tier, reason in spoken if spoken_tier == tier):
        if reason.rule == "periodic_limb_movement_index":
            doubt *= 1 - findings.settings.index_confidence
        else:
            doubt *= math.prod(1 - findings.events[number].confidence for number in reason.events)
    return 1 - doubt


def _gravest(tiers: tuple[NightTier, ...]) -> NightTier:
    """Take the gravest tier; a night of which no rule speaks is harmless."""
    return max(tiers, key=GRAVITY.index) if tiers else "harmless"


def _numbers_of(events: tuple[Event, ...], *kinds: Kind) -> tuple[int, ...]:
    return tuple(number for number, event in enumerate(events) if event.kind in kinds)


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _convulsive(findings: Findings) -> Reason | None:
    numbers = _numbers_of(findings.events, "convulsive")
    if not numbers:
        return None
    longest_s = max(findings.events[number].duration_s for number in numbers)
    length = f"the longest {longest_s:.0f} s" if len(numbers) > 1 else f"{longest_s:.0f} s long"
    text = (
        f"{_plural(len(numbers), 'stretch', 'stretches')} of strong, lasting jerking, {length}: "
        "this is how a convulsive seizure looks to an accelerometer"
    )
    return Reason(rule="strong_lasting_jerking", text=text, events=numbers)


def _unexplained(findings: Findings) -> Reason | None:
    numbers = tuple(
        number for number, event in enumerate(findings.events) if event.kind == "unclear" and event.tier != "harmless"
    )
    if not numbers:
        return None
    text = f"{_plural(len(numbers), 'stretch', 'stretches')} of strong rhythmic movement that no rule explains"
    return Reason(rule="strong_rhythm_unexplained", text=text, events=numbers)


def _tremor(findings: Findings) -> Reason | None:
    numbers = _numbers_of(findings.events, "tremor")
    tremors = [findings.events[number] for number in numbers]
    if sum(event.duration_s * event.confidence for event in tremors) < findings.settings.tremor_total_s:
        return None
    total_s = sum(event.duration_s for event in tremors)
    text = f"a narrow rhythm of 3 to 12 Hz while awake, {total_s:.0f} s in all, as in a tremor"
    return Reason(rule="tremor_awake", text=text, events=numbers)


def _clusters(findings: Findings) -> Reason | None:
    numbers = _numbers_of(findings.events, "myoclonic_cluster")
    if not numbers:
        return None
    text = f"{_plural(len(numbers), 'cluster', 'clusters')} of several jerks within seconds"
    return Reason(rule="clusters_of_jerks", text=text, events=numbers)


def _periodic(findings: Findings) -> Reason | None:
    index = findings.indices.plm_per_h
    if index is None or index <= findings.settings.plm_per_h:
        return None
    text = (
        f"{index:.0f} periodic leg movements per hour of sleep (accelerometric index); more than "
        f"{findings.settings.plm_per_h:.0f} in an adult is worth a doctor's look if sleep is not restful"
    )
    return Reason(
        rule="periodic_limb_movement_index", text=text, events=_numbers_of(findings.events, "periodic_limb_movement")
    )


def _not_worn(findings: Findings) -> Reason | None:
    worn = [_worn_share(conditioned) for conditioned in findings.conditioned]
    if max(worn) >= findings.settings.worn_share:
        return None
    return Reason(
        rule="not_worn_long_enough",
        text=f"the wearable was worn and recording for only {100 * max(worn):.0f} % of the time",
    )


def _worn_share(conditioned: Conditioned) -> float:
    lost_s = sum(stretch.duration_s for stretch in (*conditioned.gaps, *conditioned.non_wear))
    return max(0.0, 1 - lost_s / conditioned.duration_s)


def _nothing_moved(findings: Findings) -> Reason | None:
    if any(_has_moved(conditioned, findings.settings) for conditioned in findings.conditioned):
        return None
    return Reason(rule="nothing_moved", text="nothing moved in the whole recording: was the wearable worn?")


def _has_moved(conditioned: Conditioned, settings: VerdictSettings) -> bool:
    return float(conditioned.movement_g.max(initial=0.0)) >= settings.least_movement_g


def _too_slow(findings: Findings) -> Reason | None:
    limit = next((limit for limit in findings.limits if limit.kind == "convulsive"), None)
    if limit is None:
        return None
    return Reason(rule="sampling_rate_too_low", text=limit.because)


def _no_sleep(findings: Findings) -> Reason | None:
    if findings.sleep.onset_s is not None:
        return None
    return Reason(rule="sleep_not_scored", text="; ".join(findings.sleep.evidence))


def _jerks_around_onset(findings: Findings) -> Reason | None:
    numbers = _numbers_of(findings.events, "hypnic_jerk")
    if not numbers:
        return None
    text = f"{_plural(len(numbers), 'isolated jerk', 'isolated jerks')} around falling asleep, as most people have them"
    return Reason(rule="isolated_jerks_around_onset", text=text, events=numbers)


def _twitches(findings: Findings) -> Reason | None:
    numbers = _numbers_of(findings.events, "sleep_twitch")
    if not numbers:
        return None
    text = f"{_plural(len(numbers), 'brief twitch', 'brief twitches')} in sleep, as every healthy sleeper has them"
    return Reason(rule="brief_twitches_in_sleep", text=text, events=numbers)


def _nothing_found(findings: Findings) -> Reason | None:
    if any(event.tier != "harmless" for event in findings.events):
        return None
    return Reason(
        rule="nothing_found",
        text="nothing was found that lasts, repeats or is strong enough to speak of more than that",
    )


VERDICT_RULES: tuple[tuple[NightTier, VerdictRule], ...] = (
    ("seizure_like", _convulsive),
    ("see_doctor", _unexplained),
    ("see_doctor", _tremor),
    ("see_doctor", _clusters),
    ("see_doctor", _periodic),
    ("cannot_tell", _not_worn),
    ("cannot_tell", _nothing_moved),
    ("cannot_tell", _too_slow),
    ("cannot_tell", _no_sleep),
    ("harmless", _jerks_around_onset),
    ("harmless", _twitches),
    ("harmless", _nothing_found),
)


def _headline(tier: NightTier, findings: Findings) -> str:
    if tier == "seizure_like":
        count = len(_numbers_of(findings.events, "convulsive"))
        return f"{_plural(count, 'movement', 'movements')} of this night looked like a seizure."
    if tier == "see_doctor":
        return "Something in this night is worth showing to a doctor; nothing seizure-like was found."
    if tier == "cannot_tell":
        return "This recording does not allow an answer."
    count = len(_numbers_of(findings.events, "hypnic_jerk", "sleep_twitch"))
    if count == 0:
        return "Nothing was found in this night beyond ordinary movement."
    return f"The {_plural(count, 'twitch', 'twitches')} of this night looked harmless; nothing alarming was found."
