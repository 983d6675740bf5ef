"""Carries an alarm out of the room: to web addresses and to the services that apprise knows."""

import http.client
import json
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from hypnic.errors import WrongUseError
from hypnic.words import DISCLAIMER
from recordings.errors import MissingExtraError

WEB = ("http://", "https://")
TIMEOUT_S = 10.0
TRIES = 3
PAUSE_S = 3.0
SERVICES = "hypnic[notify]"

Deliver = Callable[[str, str], None]


class DeliveryError(Exception):
    """An alarm did not reach its target."""


class Alarms:
    """The targets an alarm is sent to; sending happens in the background and never holds up a recording.

    Parameters
    ----------
    targets : sequence of str
        Web addresses, which get the alarm as JSON by POST, or addresses in the notation of apprise.
    on_failure : callable
        Told in plain words when a target could not be reached; called from another thread.

    Raises
    ------
    WrongUseError
        An address that nothing understands.
    """

    def __init__(self, targets: Sequence[str], *, on_failure: Callable[[str], None]) -> None:
        self._deliveries = tuple((target, _delivery_to(target)) for target in targets)
        self._on_failure = on_failure
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="alarm")
        self._under_way: list[Future[None]] = []

    def send(self, title: str, text: str) -> None:
        """Send to every target."""
        for target, deliver in self._deliveries:
            self._under_way.append(self._threads.submit(self._send_one, target, deliver, title=title, text=text))

    def close(self) -> None:
        """Wait for what is still under way."""
        self._threads.shutdown()
        for sent in self._under_way:
            sent.result()

    def _send_one(self, target: str, deliver: Deliver, *, title: str, text: str) -> None:
        problem: Exception = DeliveryError("not tried")
        for number in range(TRIES):
            time.sleep(number * PAUSE_S)
            try:
                deliver(title, text)
            except (DeliveryError, OSError, ValueError, http.client.HTTPException) as failed:
                problem = failed
            else:
                return
        self._on_failure(f"the alarm did not reach {_without_secrets(target)}: {problem}")


def _delivery_to(target: str) -> Deliver:
    if "://" not in target or (target.startswith(WEB) and not _has_host(target)):
        raise WrongUseError(
            f"--alarm {target!r} is no address: give one such as https://example.org/alarm or ntfy://topic"
        )
    if target.startswith(WEB):
        return lambda title, text: _post(target, title, text=text)
    try:
        import apprise
    except ImportError as error:
        raise MissingExtraError(
            f"--alarm {_without_secrets(target)} needs the library apprise: run pip install '{SERVICES}', "
            "or give an address that begins with https://"
        ) from error
    services: Any = apprise.Apprise()
    if not services.add(target):
        raise WrongUseError(f"--alarm {_without_secrets(target)} is an address that apprise does not understand")
    return lambda title, text: _notify(services, title, text=text)


def _has_host(target: str) -> bool:
    """Tell whether a web address can be sent to at all: a place in the net, and nothing that cannot be written."""
    try:
        parts = urllib.parse.urlsplit(target)
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return bool(parts.hostname) and is_port and target.isascii() and not any(sign.isspace() for sign in target)


def _post(target: str, title: str, *, text: str) -> None:
    body = json.dumps({"title": title, "text": text, "notice": DISCLAIMER}, ensure_ascii=False).encode()
    request = urllib.request.Request(target, body, {"Content-Type": "application/json", "User-Agent": "hypnic"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_S):
        pass


def _notify(services: Any, title: str, *, text: str) -> None:
    if not services.notify(title=title, body=f"{text}\n\n{DISCLAIMER}"):
        raise DeliveryError("the service refused it")


def _without_secrets(target: str) -> str:
    """Show only the beginning of an address: the rest may hold a password."""
    scheme, _, rest = target.partition("://")
    host = rest.rpartition("@")[2].partition("/")[0].partition("?")[0]
    return f"{scheme}://{host}/…" if target.startswith(WEB) else f"{scheme}://…"
