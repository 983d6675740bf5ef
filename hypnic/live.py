"""Watches a night while it is being recorded: the detector's own functions over the latest minutes, and an alarm.

What only hindsight can
-----------------------
- A convulsion that lasts less than its rule asks for is known when it has lasted that long, not when it begins.
- Stillness after a movement is a sign of a convulsion once it has happened. Until then strong rhythm out of sleep gets
  the benefit of the doubt, for an alarm cannot wait for its end.
- Movement after an event speaks for an everyday activity; until it has happened, there is none to speak.
- Sleep is scored from what has been seen so far: the first minutes of sleep, and whatever the rest of the night would
  have changed, are known later. So a live alarm may be withdrawn by the analysis in the morning, and the analysis may
  find what was not raised live.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detector.blocks import runs
from detector.candidates import Candidate, gather_rhythmic
from detector.classification import classify
from detector.conditioning import condition
from detector.episodes import convulsive_stretches
from detector.features import measure_features
from detector.model import Conditioned, Event, Sleep
from detector.movements import find_movements
from detector.rhythm import fast_band, measure_rhythm
from detector.settings import Settings
from detector.sleep import find_sleep
from recordings.recording import Recording, Site
from recordings.timing import Interval

LOOK_EVERY_S = 2.0
LOOK_AGAIN_S = 1.0
WINDOW_S = 300.0
CONTEXT_S = 2 * 3600.0
CONTEXT_EVERY_S = 60.0
STIRRING_CONTEXT_S = 600.0
LATEST_S = 120.0
LIKELY = 0.5
LEAST_WINDOW_S = 20.0
STIRRING_S = 12.0
STIRRING_BLOCK_S = 3.0
STIRRING_BLOCKS = 2
AFTER_S = 75.0
SAME_EVENT_S = 60.0
ALARMING = "convulsive"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The latest stretch of a growing recording; its first sample lies ``begins_s`` after the night's."""

    recording: Recording
    begins_s: float

    @property
    def end_s(self) -> float:
        """The latest sample, in seconds since the night's first."""
        return self.begins_s + self.recording.duration_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A seizure-like event that was noticed while the night goes on.

    Parameters
    ----------
    event : Event
        As the detector names it, times in seconds since the night's first sample.
    noticed_s : float
        The latest sample that was known when it was noticed.
    """

    event: Event
    noticed_s: float

    @property
    def delay_s(self) -> float:
        """From the event's beginning to its being noticed."""
        return self.noticed_s - self.event.onset_s


class LiveDetector:
    """Looks at the latest minutes of one wearable, and tells each seizure-like event once.

    Parameters
    ----------
    view : callable
        Gives the latest stretch of a given length in seconds; None while there is too little.
    settings : Settings, optional
        The numbers of the detector.

    Notes
    -----
    An event is raised when two looks in a row name it: one look may cut a movement at an odd place. It is to look every
    two seconds, and again after one where it has named something: `pause_s` says which.
    """

    def __init__(self, view: Callable[[float], View | None], *, settings: Settings | None = None) -> None:
        self._view = view
        self._settings = settings or Settings()
        self._sleep: tuple[Sleep, float] | None = None
        self._scored_s: float | None = None
        self._stirred_s = -AFTER_S
        self._saw_strong_rhythm = False
        self._seen: tuple[Event, ...] = ()
        self._raised: list[Interval] = []

    @property
    def pause_s(self) -> float:
        """How long to wait before the next look."""
        return LOOK_AGAIN_S if self._seen else LOOK_EVERY_S

    def look(self) -> tuple[Alarm, ...]:
        """Look at what is new; costs next to nothing while nobody stirs.

        Returns
        -------
        tuple of Alarm
            Events that were not raised before.
        """
        latest = self._view(STIRRING_S)
        if latest is None:
            return ()
        if is_stirring(latest.recording, settings=self._settings):
            self._stirred_s = latest.end_s
        # Stillness after a movement is a sign too, so the minute after a strong rhythm is looked at as well.
        follow_s = AFTER_S if self._saw_strong_rhythm else 0.0
        is_worth_a_look = latest.end_s <= self._stirred_s + follow_s
        self._learn_about_sleep(latest.end_s, patience_s=STIRRING_CONTEXT_S if is_worth_a_look else CONTEXT_EVERY_S)
        view = self._view(WINDOW_S) if is_worth_a_look else None
        if view is None or view.recording.duration_s < LEAST_WINDOW_S:
            self._saw_strong_rhythm = False
            self._seen = ()
            return ()
        found = self._find(view)
        confirmed = [event for event in found if any(_overlaps(event, before) for before in self._seen)]
        self._seen = found
        return tuple(Alarm(event=event, noticed_s=view.end_s) for event in confirmed if self._is_new(event))

    def _learn_about_sleep(self, now_s: float, *, patience_s: float) -> None:
        """Score sleep anew, while somebody stirs less often: their stirring says little about the sleep before it."""
        if self._scored_s is not None and now_s < self._scored_s + patience_s:
            return
        self._scored_s = now_s
        view = self._view(CONTEXT_S + now_s % CONTEXT_EVERY_S)
        if view is not None and view.recording.duration_s >= LEAST_WINDOW_S:
            self._sleep = (score_sleep(view.recording, settings=self._settings), view.begins_s)

    def _find(self, view: View) -> tuple[Event, ...]:
        """Name the events of a view that lie whole in it with what was before them, in the night's time."""
        conditioned = condition(view.recording, settings=self._settings)
        self._saw_strong_rhythm = has_recent_strong_rhythm(conditioned, settings=self._settings)
        if not self._saw_strong_rhythm:
            return ()
        site, sleep = view.recording.site, self._sleep_in(view)
        events = find_convulsions(conditioned, site=site, sleep=sleep, settings=self._settings)
        reach_s = self._settings.phases.crowding_reach_s if view.begins_s > 0 else 0.0
        return tuple(
            replace(event, onset_s=event.onset_s + view.begins_s)
            for event in events
            if event.onset_s >= reach_s and event.end_s >= view.recording.duration_s - LATEST_S
        )

    def _sleep_in(self, view: View) -> Sleep | None:
        """Sleep as it was last scored, in the seconds of a view; what came after it is taken to go on as it was."""
        if self._sleep is None:
            return None
        sleep, begins_s = self._sleep
        return _shifted(sleep, begins_s - view.begins_s)

    def _is_new(self, event: Event) -> bool:
        """Tell whether an event was not raised yet, and remember it."""
        lasting = Interval(onset_s=event.onset_s - SAME_EVENT_S, end_s=event.end_s + SAME_EVENT_S)
        for number, known in enumerate(self._raised):
            if known.onset_s < lasting.end_s and lasting.onset_s < known.end_s:
                self._raised[number] = Interval(
                    onset_s=min(known.onset_s, lasting.onset_s), end_s=max(known.end_s, lasting.end_s)
                )
                return False
        self._raised.append(lasting)
        return True


def is_stirring(recording: Recording, *, settings: Settings) -> bool:
    """Tell whether a short stretch moves strongly enough for a convulsion, more than once, without filtering it first.

    A convulsion lasts longer than one block and is bridged over pauses; a single twitch or turn is not worth a look.
    """
    block = np.floor(recording.time_s / STIRRING_BLOCK_S).astype(np.intp)
    starts = np.flatnonzero(np.diff(block, prepend=-1))
    counts = np.diff(np.append(starts, block.size))
    mean_g = np.add.reduceat(recording.acceleration_g, starts) / counts[:, None]
    square_g2 = np.add.reduceat(recording.acceleration_g.astype(np.float64) ** 2, starts) / counts[:, None]
    variance_g2 = (square_g2 - mean_g.astype(np.float64) ** 2).sum(axis=1)
    return int(np.count_nonzero(variance_g2 >= settings.episodes.convulsive_rms_g**2)) >= STIRRING_BLOCKS


def score_sleep(recording: Recording, *, settings: Settings) -> Sleep:
    """Score sleep in what has been recorded so far; whoever fell asleep again a moment ago has not woken up."""
    conditioned = condition(recording, settings=settings)
    movements = find_movements(conditioned, settings=settings)
    sleep = find_sleep(conditioned, movements, site=recording.site, lights_out_s=None, settings=settings)
    if sleep.onset_s is None:
        return sleep
    first = int(sleep.onset_s / sleep.epoch_s)
    is_asleep = sleep.asleep_probability >= LIKELY
    is_asleep[:first] = False
    asleep = tuple(Interval(onset_s=begin * sleep.epoch_s, end_s=end * sleep.epoch_s) for begin, end in runs(is_asleep))
    return replace(sleep, asleep=asleep, wake_up_s=recording.duration_s)


def has_recent_strong_rhythm(conditioned: Conditioned, *, settings: Settings) -> bool:
    """Tell whether anything may be a convulsion at all, which almost never is, before the costlier steps are taken."""
    blocks = measure_rhythm(conditioned, fast_band(settings.rhythm), settings=settings.rhythm)
    stretches = convulsive_stretches(conditioned, blocks, settings=settings.episodes)
    return any(stretch.end_s >= conditioned.duration_s - LATEST_S for stretch in stretches)


def find_convulsions(
    conditioned: Conditioned, *, site: Site, sleep: Sleep | None, settings: Settings
) -> tuple[Event, ...]:
    """Name the seizure-like events of a stretch that may end in the middle of one.

    Parameters
    ----------
    conditioned : Conditioned
        The latest minutes.
    site : str
    sleep : Sleep or None
        As far as it is known, in the stretch's own seconds; None: as far as the stretch itself shows it.
    settings : Settings

    Returns
    -------
    tuple of Event
    """
    movements = find_movements(conditioned, settings=settings)
    known = sleep or find_sleep(conditioned, movements, site=site, lights_out_s=None, settings=settings)
    features = measure_features(conditioned, movements, settings=settings)
    candidates = gather_rhythmic(conditioned, features, sleep=known, site=site, settings=settings)
    outcomes = (classify(_expecting_stillness(one), settings=settings) for one in candidates)
    return tuple(one for one in outcomes if isinstance(one, Event) and one.kind == ALARMING)


def _expecting_stillness(candidate: Candidate) -> Candidate:
    """Let stillness be expected after what came out of sleep, where nothing has happened after it yet."""
    episode = candidate.episode
    if not candidate.is_asleep or episode is None or episode.level_after is not None:
        return candidate
    return replace(candidate, episode=replace(episode, level_after=0.0))


def _overlaps(first: Event, second: Event) -> bool:
    return first.onset_s < second.end_s and second.onset_s < first.end_s


def _shifted(sleep: Sleep, by_s: float) -> Sleep:
    if sleep.onset_s is None or sleep.onset_interval_s is None or sleep.wake_up_s is None:
        return sleep
    earliest_s, latest_s = sleep.onset_interval_s
    last_epoch = max(0, sleep.asleep_probability.size - 1)
    return replace(
        sleep,
        asleep_probability=sleep.asleep_probability[min(max(0, round(-by_s / sleep.epoch_s)), last_epoch) :],
        onset_s=sleep.onset_s + by_s,
        onset_interval_s=(earliest_s + by_s, latest_s + by_s),
        wake_up_s=sleep.wake_up_s + by_s,
        asleep=tuple(Interval(onset_s=one.onset_s + by_s, end_s=one.end_s + by_s) for one in sleep.asleep),
    )
