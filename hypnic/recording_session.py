"""One evening with ``hypnic record``: from the words of the command line to recordings on the disk."""

import asyncio
import logging
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from firmware_bridge.awake import keep_awake
from firmware_bridge.connection import Wanted
from firmware_bridge.drivers import candidates
from firmware_bridge.drivers.driver import StreamSettings
from firmware_bridge.recorder import Finished, Recorder, RecorderEvent
from firmware_bridge.scanning import listen
from firmware_bridge.transport import BLUETOOTH, Transport
from hypnic.errors import OutputError, WrongUseError
from hypnic.words import DISCLAIMER
from recordings.recording import SITES, Site

if TYPE_CHECKING:
    from hypnic.live_file import LiveNotes
    from hypnic.night_watch import NightWatch
    from hypnic.recording_display import Display

SIMULATED = "simulated"
LISTEN_S = 5.0
DONE, SOME_FAILED = 0, 1
LOG_NAME = "record.log"
WALL_CHECK_S = 5.0
SETTLING_S = 1.0
ARMED_TITLE = "hypnic: alarms will come here"
ARMED_TEXT = "This is a trial: a recording has begun, and what cannot wait until the morning is sent to this place."


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the person asked for on the command line."""

    devices: tuple[str, ...]
    folder: Path
    second_folder: Path | None
    until: time | None
    duration_s: float | None
    alarms: tuple[str, ...]
    rate_hz: float | None
    range_g: float | None
    is_quiet: bool


def record_night(plan: Plan) -> int:
    """Record until the person or the clock stops it.

    Returns
    -------
    int
        0 when everything that was asked for was recorded and saved, 1 when something was not.

    Raises
    ------
    WrongUseError
        The words do not fit together, or a wearable that was named refuses.
    RadioUnavailableError
        There is no Bluetooth that can be used.
    """
    if plan.until is not None and plan.duration_s is not None:
        raise WrongUseError("--until and --for were both given: give one of them")
    try:
        require_writable(plan.folder, option="--out")
        require_writable(plan.second_folder, option="--second-out")
    except OutputError:
        _tidy(plan.folder)
        raise
    log = _LogFile(plan.folder / LOG_NAME, delay=True, encoding="utf-8")
    logging.basicConfig(handlers=[log], level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    try:
        return asyncio.run(_record(plan))
    except asyncio.CancelledError as error:
        raise KeyboardInterrupt from error
    finally:
        log.close()
        _tidy(plan.folder)


class _LogFile(logging.FileHandler):
    """A log whose own troubles, such as a full disk, are not worth a word beside those of the recording."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 logging's name
        """Let it pass."""


async def _record(plan: Plan) -> int:
    settings = StreamSettings(rate_hz=plan.rate_hz, range_g=plan.range_g)
    wanted = await _wanted(plan.devices, settings)
    stop = asyncio.Event()
    with ExitStack() as stack:
        stack.enter_context(_stopped_by_signals(stop))
        watch, display, notes = _prepare(plan, stack)
        end_at = stop_time(plan, now=datetime.now().astimezone())
        if end_at is not None:
            display.say(f"Until {end_at:%A %H:%M:%S}; Ctrl-C stops earlier.")
        recorder = Recorder(wanted, plan.folder, second_folder=plan.second_folder, observer=watch)
        recording = asyncio.ensure_future(recorder.run(stop))
        helpers = [
            asyncio.ensure_future(work)
            for work in (
                watch.look_all_night(),
                display.show(recorder),
                _stop_in_time(end_at, stop),
                notes.keep_writing(lambda: recorder.statuses),
            )
        ]
        try:
            await asyncio.wait([recording], timeout=SETTLING_S)
            if not recording.done():
                display.warn(await asyncio.to_thread(stack.enter_context, keep_awake()))
            finished = await recording
        finally:
            for helper in helpers:
                helper.cancel()
            if not stop.is_set():
                # Interrupted before the signals were asked for, or failed: nobody else would end the recording.
                recording.cancel()
            await asyncio.wait([recording, *helpers])
    return _conclude(finished, display)


def _prepare(plan: Plan, stack: ExitStack) -> "tuple[NightWatch, Display, LiveNotes]":
    """Arm the alarm, after the disclaimer, and open the display and the file for the live page."""
    from hypnic.alarms import Alarms
    from hypnic.live_file import LiveNotes
    from hypnic.night_watch import NightWatch
    from hypnic.recording_display import Display

    display = Display(is_quiet=plan.is_quiet)
    # Before an alarm is armed it is said in any case.
    (display.insist if plan.alarms else display.say)(DISCLAIMER)
    alarms = Alarms(plan.alarms, on_failure=display.warn)
    stack.callback(alarms.close)
    alarms.send(ARMED_TITLE, ARMED_TEXT)
    stack.enter_context(display.opened())
    notes = LiveNotes(plan.folder, alarm_targets=len(plan.alarms))
    stack.callback(notes.remove)

    def tell(event: RecorderEvent) -> None:
        display.tell(event)
        notes.on_event(event)

    def alarm(wearable: str, text: str) -> None:
        display.alarm(wearable, text)
        notes.on_alarm(wearable, text)

    return NightWatch(alarms, on_event=tell, on_alarm=alarm), display, notes


async def _wanted(devices: Sequence[str], settings: StreamSettings) -> tuple[Wanted, ...]:
    """Turn the words into wearables; without any, take the only one in range."""
    if not devices:
        return (await _only_one_in_range(settings),)
    named = [_split(device) for device in devices]
    twice = [name for name, count in Counter(name.casefold() for name, _site in named).items() if count > 1]
    if any(name != SIMULATED for name in twice):
        raise WrongUseError(f"--device {twice[0]!r} was given twice: name each wearable once")
    simulated = _simulated(sum(name == SIMULATED for name, _site in named))
    wanted = []
    for name, site in named:
        if name == SIMULATED:
            transport, address = next(simulated)
            wanted.append(Wanted(name=address, site=site, settings=settings, transport=transport))
        else:
            wanted.append(Wanted(name=name, site=site, settings=settings))
    return tuple(wanted)


def _split(device: str) -> tuple[str, Site]:
    """Split ``name=site``; a name may hold the mark itself."""
    name, mark, site = device.rpartition("=")
    if not (name if mark else device).strip():
        raise WrongUseError(f"--device {device!r} names no wearable: hypnic scan lists names and addresses")
    if not mark:
        return device, "unknown"
    for known in SITES:
        if site == known:
            return name, known
    raise WrongUseError(f"--device {device!r} ends in no body site: write NAME=SITE with one of {', '.join(SITES)}")


def _simulated(count: int) -> Iterator[tuple[Transport, str]]:
    if count:
        from hypnic.simulated_wearable import simulated_radio

        transport, addresses = simulated_radio(count)
        yield from ((transport, address) for address in addresses)


async def _only_one_in_range(settings: StreamSettings) -> Wanted:
    heard = await listen(BLUETOOTH, duration_s=LISTEN_S)
    wearables = [sighting.advertisement for sighting in heard if candidates(sighting.advertisement)]
    if len(wearables) == 1:
        return Wanted(name=wearables[0].address, settings=settings)
    if not wearables:
        raise WrongUseError(
            f"no wearable was heard in {LISTEN_S:g} s: wake it, close the app on the phone that may hold it, "
            "or name it with --device; --device simulated works without one"
        )
    names = ", ".join(f"{one.name or one.address}" for one in wearables)
    raise WrongUseError(f"{len(wearables)} wearables are in range ({names}): say which with --device")


async def _stop_in_time(end_at: datetime | None, stop: asyncio.Event) -> None:
    """Stop when the time has come by the clock on the wall, which goes on while the computer sleeps."""
    while end_at is not None and not stop.is_set():
        left_s = (end_at - datetime.now().astimezone()).total_seconds()
        if left_s <= 0:
            stop.set()
        await asyncio.sleep(min(max(left_s, 0.0), WALL_CHECK_S))


def stop_time(plan: Plan, *, now: datetime) -> datetime | None:
    """Tell when a recording that begins now is to end; None for when it is stopped."""
    if plan.duration_s is not None:
        return now + timedelta(seconds=plan.duration_s)
    if plan.until is None:
        return None
    today = datetime.combine(now.date(), plan.until).astimezone()
    return today if today > now else datetime.combine(now.date() + timedelta(days=1), plan.until).astimezone()


@contextmanager
def _stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """Let Ctrl-C and a polite request to end stop the recording properly; the second one ends it at once.

    A signal that is ignored stays so: who starts a recording with nohup wants it to outlive the terminal.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()

    def ask() -> None:
        if stop.is_set() and task is not None:
            task.cancel()
        stop.set()

    known = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in known if signal.getsignal(number) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, lambda *_signal: loop.call_soon_threadsafe(ask))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def require_writable(folder: Path | None, *, option: str) -> None:
    """Find out before the night whether the folder that an option names can be written to."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise OutputError(
            f"{folder} cannot be written: {problem.strerror or problem}; choose another {option}"
        ) from problem


def _tidy(folder: Path) -> None:
    """Leave nothing behind where nothing was recorded."""
    with suppress(OSError):
        if all(entry.name == LOG_NAME for entry in folder.iterdir()):
            (folder / LOG_NAME).unlink(missing_ok=True)
            folder.rmdir()


def _conclude(finished: Sequence[Finished], display: "Display") -> int:
    """Say where everything lies, and what is missing."""
    recorded = [one for one in finished if one.folder is not None]
    if not recorded:
        raise WrongUseError("; ".join(dict.fromkeys(one.problem or "nothing was recorded" for one in finished)))
    display.conclude(finished)
    return DONE if all(one.is_archived for one in finished) else SOME_FAILED
