"""The course of a synthetic night: when the sleeper lies down, falls asleep, wakes between and wakes for good."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from recordings.synthetic.agenda import Weight
from recordings.synthetic.figures import COURSE
from recordings.synthetic.profiles import Profile
from recordings.synthetic.streams import log_uniform, uniform, whole_number
from recordings.timing import Interval

SECONDS_PER_HOUR = 3600.0
FIRST_SLEEP_SHARE = 0.12  # E: no awakening in the first part of sleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The states of one night. ``still`` are the stretches of lying awake without moving; times in seconds."""

    duration_s: float
    lights_out_s: float
    sleep_onset_s: float
    wake_up_s: float
    awake: tuple[Interval, ...]
    still: tuple[Interval, ...]
    not_worn: tuple[Interval, ...]

    @property
    def asleep(self) -> tuple[Interval, ...]:
        """Stretches of sleep between onset and wake-up."""
        edges = [self.sleep_onset_s, *(t for i in self.awake for t in (i.onset_s, i.end_s)), self.wake_up_s]
        return tuple(Interval(onset_s=a, end_s=b) for a, b in zip(edges[::2], edges[1::2], strict=True))

    @property
    def sleep_s(self) -> float:
        """Time asleep."""
        return sum(interval.duration_s for interval in self.asleep)

    @property
    def share_of_full_night(self) -> float:
        """Length relative to a full night, at most 1."""
        return min(1.0, self.duration_s / (COURSE.full_night_h * SECONDS_PER_HOUR))


def draw_course(profile: Profile, stream: Generator, *, hours: float) -> Course:
    """Draw when this sleeper lies down, falls asleep, and wakes.

    Notes
    -----
    A night too short for its parts keeps their proportions: they shrink together.
    """
    duration_s = hours * SECONDS_PER_HOUR
    parts_s = np.array(
        [
            uniform(stream, COURSE.evening_s),
            uniform(stream, COURSE.latency_s) * profile.longer_latency,
            uniform(stream, COURSE.morning_s),
        ]
    )
    parts_s *= min(1.0, COURSE.wake_share * duration_s / parts_s.sum())
    lights_out_s = round(float(parts_s[0]), 3)
    onset_s = round(float(parts_s[0] + parts_s[1]), 3)
    wake_up_s = round(duration_s - float(parts_s[2]), 3)
    return Course(
        duration_s=duration_s,
        lights_out_s=lights_out_s,
        sleep_onset_s=onset_s,
        wake_up_s=wake_up_s,
        awake=_awakenings(profile, stream, sleep=Interval(onset_s=onset_s, end_s=wake_up_s), duration_s=duration_s),
        still=_still_stretches(stream, bed=Interval(onset_s=lights_out_s, end_s=onset_s)),
        not_worn=_not_worn(profile, stream, duration_s=duration_s),
    )


def sleep_weight(course: Course) -> Weight:
    """Say how movements spread over sleep: fewest in deep sleep, which belongs to the night's first cycles."""
    at_s = np.arange(0.0, course.duration_s + 60.0, 60.0)
    since_s = np.maximum(at_s - course.sleep_onset_s, 0.0)
    depth = np.sin(np.pi * since_s / COURSE.cycle_s) ** 2 * np.exp(-since_s / COURSE.deep_sleep_fades_s)
    return Weight(at_s, 1.0 - COURSE.deep_sleep_calm * depth)


def settling_weight(course: Course) -> Weight:
    """Say how movements spread over lying awake: ever fewer towards sleep."""
    at_s = np.array([course.lights_out_s, course.sleep_onset_s, course.sleep_onset_s + 1.0])
    return Weight(at_s, np.array([1.0, COURSE.onset_calm, 1.0]))


def _awakenings(profile: Profile, stream: Generator, *, sleep: Interval, duration_s: float) -> tuple[Interval, ...]:
    share = min(1.0, duration_s / (COURSE.full_night_h * SECONDS_PER_HOUR))
    count = round(whole_number(stream, profile.awakenings) * share**0.5)
    lengths_s = [log_uniform(stream, COURSE.awakening_s) for _ in range(count)]
    room_s = COURSE.awakening_share * sleep.duration_s
    shrink = min(1.0, room_s / sum(lengths_s)) if lengths_s else 1.0
    first_s = sleep.onset_s + FIRST_SLEEP_SHARE * sleep.duration_s
    slot_s = (sleep.end_s - first_s) / max(count, 1)
    found = []
    for index, length_s in enumerate(lengths_s):
        kept_s = min(length_s * shrink, 0.5 * slot_s)
        onset_s = first_s + index * slot_s + uniform(stream, (0.1, 0.9)) * (slot_s - kept_s) * 0.9
        found.append(Interval(onset_s=round(onset_s, 3), end_s=round(onset_s + kept_s, 3)))
    return tuple(found)


def _still_stretches(stream: Generator, *, bed: Interval) -> tuple[Interval, ...]:
    first_s = min(uniform(stream, COURSE.still_awake_s), COURSE.still_share * bed.duration_s)
    last_s = min(uniform(stream, COURSE.still_awake_s), COURSE.still_share * bed.duration_s)
    early_s = bed.onset_s + uniform(stream, (0.05, 0.5 - 0.9 * COURSE.still_share)) * bed.duration_s
    late_s = bed.end_s - last_s - uniform(stream, (0.0, 0.1)) * bed.duration_s
    stretches = (Interval(onset_s=early_s, end_s=early_s + first_s), Interval(onset_s=late_s, end_s=late_s + last_s))
    return stretches[: whole_number(stream, (1, 2))]


def _not_worn(profile: Profile, stream: Generator, *, duration_s: float) -> tuple[Interval, ...]:
    if not profile.is_taken_off:
        return ()
    off_s = uniform(stream, COURSE.taken_off) * duration_s
    on_s = uniform(stream, COURSE.put_on) * duration_s
    return (Interval(onset_s=round(off_s, 3), end_s=round(on_s, 3)),)
