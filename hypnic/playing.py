"""Plays a recording to the person: alarms as they come, then what hindsight says of them."""

import time
from collections.abc import Sequence

from rich.text import Text

from detector import Event, analyse_night
from hypnic.clock import moment_at
from hypnic.live import ALARMING, Alarm
from hypnic.night_watch import describe_alarm
from hypnic.replay import replay
from hypnic.screen import Screen
from hypnic.words import DISCLAIMER
from recordings.recording import Recording

HINDSIGHT = (
    "What only hindsight can: it knows the stillness after a movement, the movement after it, and the whole of sleep. "
    "So it may withdraw a live alarm, or find what was not raised live."
)


def play(recording: Recording, screen: Screen, *, speed: float | None) -> tuple[Alarm, ...]:
    """Play a recording and show what happens.

    Parameters
    ----------
    recording : Recording
    screen : Screen
    speed : float or None
        How many times faster than it was; None for as fast as it goes.

    Returns
    -------
    tuple of Alarm
        Everything that was raised.

    Raises
    ------
    DetectorError
        The recording is too short to be looked at.
    """
    # First, so that what cannot be analysed is refused before it is played.
    found = [event for event in analyse_night(recording).events if event.kind == ALARMING]
    screen.say(Text(DISCLAIMER, style="dim"))
    raised: list[Alarm] = []
    began_s = time.monotonic()
    for now_s, alarms in replay(recording):
        if speed is not None:
            time.sleep(max(0.0, began_s + now_s / speed - time.monotonic()))
        for alarm in alarms:
            text = describe_alarm(alarm, started_at=recording.started_at)
            screen.say(Text(f"{_clock(recording, alarm.noticed_s)} ALARM: {text}", style="bold red"))
        raised += alarms
    screen.say(Text(f"Played {recording.duration_s / 3600:.1f} h: {_count(len(raised), 'alarm')} raised."))
    _compare(raised, found, recording=recording, screen=screen)
    return tuple(raised)


def _compare(raised: Sequence[Alarm], found: Sequence[Event], *, recording: Recording, screen: Screen) -> None:
    confirmed = [alarm for alarm in raised if any(_overlaps(alarm.event, event) for event in found)]
    missed = [event for event in found if not any(_overlaps(alarm.event, event) for alarm in raised)]
    screen.say(
        Text(
            f"Hindsight finds {_count(len(found), 'seizure-like event')}: {len(found) - len(missed)} raised live, "
            f"{len(missed)} not; {_count(len(raised) - len(confirmed), 'live alarm')} withdrawn."
        )
    )
    for event in missed:
        screen.say(Text(f"Not raised live: {_clock(recording, event.onset_s)}, {event.duration_s:.0f} s"))
    screen.say(Text(HINDSIGHT, style="dim"))


def _overlaps(first: Event, second: Event) -> bool:
    return first.onset_s < second.end_s and second.onset_s < first.end_s


def _clock(recording: Recording, offset_s: float) -> str:
    moment = moment_at(recording.started_at, offset_s)
    return f"{offset_s:.0f} s" if moment is None else f"{moment:%H:%M:%S}"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
