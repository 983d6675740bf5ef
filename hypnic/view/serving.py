"""From the words of ``hypnic view`` to a server that answers until it is stopped."""

import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hypnic.errors import WrongUseError
from hypnic.words import DISCLAIMER
from recordings.errors import MissingExtraError

if TYPE_CHECKING:
    import uvicorn

EXTRA = "hypnic[web]"
USUAL_PORT = 8377
LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
STOP_WITHIN_S = 1
DONE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPlan:
    """What the person asked for: which library, at which port (None: any), and who may look."""

    library: Path | None
    port: int | None
    opens_browser: bool
    is_for_lan: bool


def serve(plan: ViewPlan, *, say: Callable[[str], object]) -> int:
    """Answer the browser until the person stops it with Ctrl-C.

    Parameters
    ----------
    plan : ViewPlan
    say : callable
        Prints a line for the person.

    Raises
    ------
    MissingExtraError
        The libraries of the web server are not installed.
    WrongUseError
        The port cannot be had.
    LibraryError
        The folder cannot be a library.
    """
    _require_extra()
    from hypnic.library import open_library
    from hypnic.view.app import make_app
    from hypnic.view.guard import Guard, hosts_of
    from hypnic.view.visitors import Visitors

    library = open_library(plan.library)
    addresses = own_addresses() if plan.is_for_lan else ()
    with listening(plan.port, host=EVERYWHERE if plan.is_for_lan else LOOPBACK) as listener:
        port = listener.getsockname()[1]
        visitors = Visitors(_code_teller(addresses, port=port, say=say)) if plan.is_for_lan else None
        app = make_app(library, visitors=visitors)
        guarded = Guard(app, hosts=hosts_of(addresses, port=port), visitors=visitors)
        address = f"http://{LOOPBACK}:{port}/"
        say(f"Library: {library.folder}")
        say(f"Open {address} in a browser; Ctrl-C stops it.")
        say(DISCLAIMER)
        server = make_server(guarded)
        app.state.live.is_over = lambda: server.should_exit
        return _run(server, listener, opened=address if plan.opens_browser else None)


def own_addresses() -> tuple[str, ...]:
    """Find this computer's addresses in the local network; nothing is sent to find them."""
    found = set()
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # connecting a datagram socket sends nothing: it only asks which way a packet would go
        probe.connect(("192.0.2.1", 9))
        found.add(probe.getsockname()[0])
    with suppress(OSError):
        found.update(str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET))
    return tuple(sorted(address for address in found if not address.startswith("127.")))


def listening(port: int | None, *, host: str) -> socket.socket:
    """Take a port: the one that was asked for, or else the usual one, or else any that is free.

    Raises
    ------
    WrongUseError
        The port that was asked for is taken or may not be had.
    """
    for wanted in (port,) if port is not None else (USUAL_PORT, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, wanted or 0))
        except OSError as error:
            listener.close()
            problem = error
            continue
        return listener
    reason = (problem.strerror or str(problem)).lower()
    raise WrongUseError(f"port {port} cannot be had ({reason}): give another with --port, or none for any that is free")


def make_server(app: Callable[..., object]) -> "uvicorn.Server":
    """Make a server that keeps quiet, waits for nobody at its end, and trusts no proxy."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        # open streams of events would hold the end up for ever
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )
    return uvicorn.Server(config)


def _require_extra() -> None:
    try:
        import starlette  # noqa: F401 only whether it is there
        import uvicorn  # noqa: F401 only whether it is there
    except ImportError as error:
        raise MissingExtraError(
            f"hypnic view needs the libraries of a small web server: run pip install '{EXTRA}'"
        ) from error


def _code_teller(addresses: tuple[str, ...], *, port: int, say: Callable[[str], object]) -> Callable[[str], None]:
    where = " or ".join(f"http://{address}:{port}/" for address in addresses) or f"port {port} of this computer"

    def tell(code: str) -> None:
        say(f"On another device in this network: {where} with the code {code[:4]} {code[4:]}, which works once.")

    return tell


def _run(server: "uvicorn.Server", listener: socket.socket, *, opened: str | None) -> int:
    """Serve until stopped; the browser is opened once there is somebody to answer it."""
    if opened is not None:
        listener.listen()
        threading.Thread(target=webbrowser.open, args=(opened,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    return DONE
