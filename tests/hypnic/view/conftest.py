"""A library of short synthetic nights, served as `hypnic view` serves it, and a browser that looks at it."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from uvicorn import Server

from hypnic.library import Library, get_night, import_file, list_nights, open_library
from hypnic.view.app import make_app
from hypnic.view.guard import Guard, hosts_of
from hypnic.view.making import prepare
from hypnic.view.serving import LOOPBACK, listening, make_server
from hypnic.view.visitors import Visitors
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
FIRST_EVENING = datetime(2026, 9, 21, 22, 30, tzinfo=ZoneInfo("Europe/Berlin"))
HOURS = 1.5
RATE_HZ = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A page that answers: its library and its port."""

    library: Library
    port: int

    @property
    def origin(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    def night(self, name: str) -> str:
        """Give the id of a night of the library."""
        return next(entry.id for entry in list_nights(self.library) if entry.name.startswith(name))

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str | None
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask as a program does, with exactly the headers that are given; a header of None is left out."""
        given: dict[str, str | None] = {"host": f"{LOOPBACK}:{self.port}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection(LOOPBACK, self.port, timeout=30)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value is not None:
                connection.putheader(name, value)
        if body is not None:
            connection.putheader("content-length", str(len(body)))
        connection.endheaders(body)
        answer: HTTPResponse = connection.getresponse()
        said = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, said

    def post(self, path: str, body: bytes = b"{}", **headers: str | None) -> tuple[int, dict[str, str], bytes]:
        """Ask for a change as the page's own scripts do."""
        return self.ask(path, method="POST", body=body, **{"origin": self.origin, **headers})


@contextmanager
def serving(library: Library, *, visitors: Visitors | None = None, port: int | None = None) -> Iterator[Served]:
    """Serve a library from a thread until the block ends."""
    with listening(port, host=LOOPBACK) as listener:
        port = listener.getsockname()[1]
        app = make_app(library, visitors=visitors)
        server: Server = make_server(Guard(app, hosts=hosts_of((), port=port), visitors=visitors))
        app.state.live.is_over = lambda: server.should_exit
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield Served(library=library, port=port)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library of two short synthetic nights, ready to be shown; copy it before changing it."""
    folder = tmp_path_factory.mktemp("example")
    library = open_library(folder / "library")
    for day, profile in enumerate(("healthy", "tonic_clonic")):
        started_at = FIRST_EVENING + timedelta(days=day)
        labelled = simulate_night(profile, seed=day + 1, hours=HOURS, rate_hz=RATE_HZ, started_at=started_at)
        write_archive(labelled.recording, folder / f"{profile}.parquet")
        (night,) = import_file(library, folder / f"{profile}.parquet").nights
        prepare(library, get_night(library, night))
    return folder


@pytest.fixture
def library(example_folder: Path, tmp_path: Path) -> Library:
    """Copy the example library."""
    shutil.copytree(example_folder / "library", tmp_path / "library")
    return open_library(tmp_path / "library")


@pytest.fixture
def served(library: Library) -> Iterator[Served]:
    """Serve a copy of the example library."""
    with serving(library) as one:
        yield one


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open an address in the browser; everything it asks for or complains of is collected."""
    contexts = []

    def open_address(address: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
