"""Watching from another device: only with a code, only once, and without changing anything."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from hypnic.library import Library
from hypnic.view.app import make_app
from hypnic.view.guard import Guard, hosts_of
from hypnic.view.visitors import CODE_LASTS_S, COOKIE, GUESSES, PAUSE_S, SESSION_LASTS_S, Visitors

HOST = "192.168.1.5:8377"


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def codes() -> list[str]:
    return []


@pytest.fixture
def visitors(clock: Clock, codes: list[str]) -> Visitors:
    return Visitors(codes.append, clock=clock)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


def test_the_code_lets_in_once(visitors: Visitors):
    code = visitors.code
    token = visitors.enter(f"{code[:4]} {code[4:]}")
    assert token is not None
    assert visitors.knows(f"{COOKIE}={token}")
    assert visitors.enter(code) is None
    assert visitors.code != code


def test_a_wrong_code_lets_nobody_in(visitors: Visitors):
    for guess in (wrong(visitors.code), "", "abc", visitors.code[:-1], f"{visitors.code}0"):
        assert visitors.enter(guess) is None


def test_after_five_wrong_guesses_even_the_right_code_must_wait(visitors: Visitors, clock: Clock):
    before = visitors.code
    for _ in range(GUESSES):
        visitors.enter(wrong(visitors.code))
    assert visitors.code != before
    assert visitors.enter(visitors.code) is None
    clock.now_s += PAUSE_S
    assert visitors.enter(visitors.code) is not None


def test_a_code_and_a_session_grow_old(visitors: Visitors, clock: Clock):
    code = visitors.code
    token = visitors.enter(code)
    code = visitors.code
    clock.now_s += CODE_LASTS_S
    assert visitors.enter(code) is None
    assert visitors.knows(f"{COOKIE}={token}")
    clock.now_s += SESSION_LASTS_S
    assert not visitors.knows(f"{COOKIE}={token}")


def test_every_new_code_is_told(visitors: Visitors, codes: list[str]):
    visitors.enter(visitors.code)
    assert codes[-1] == visitors.code
    assert len(codes) == 2


@pytest.mark.parametrize("cookies", ["", "hypnic_session=", "hypnic_session=x", "other=1", "\x00;=;", "hypnic_session"])
def test_other_cookies_are_no_session(visitors: Visitors, cookies: str):
    assert not visitors.knows(cookies)


async def answer_of(
    app: Any, path: str, *, client: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str]]:
    """Ask an application as if from another computer."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    given = [(b"host", HOST.encode()), *((name.encode(), value.encode()) for name, value in headers.items())]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": given,
        "client": (client, 5),
        "scheme": "http",
        "server": ("192.168.1.5", 8377),
        "http_version": "1.1",
    }
    await app(scope, receive, send)
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.fixture
def ask_from(library: Library, visitors: Visitors) -> Callable[..., tuple[int, dict[str, str]]]:
    """Ask the page from a given address."""
    app = Guard(make_app(library, visitors=visitors), hosts=hosts_of(("192.168.1.5",), port=8377), visitors=visitors)
    return lambda path, **named: asyncio.run(answer_of(app, path, **named))


def test_who_has_no_session_is_sent_to_the_code(ask_from: Callable[..., Any]):
    for path in ("/", "/live", "/journal", "/nights/x", "/enterprise", "/staticky"):
        status, headers = ask_from(path, client="192.168.1.9")
        assert (status, headers.get("location")) == (303, "/enter")
    assert ask_from("/enter", client="192.168.1.9")[0] == 200


def test_who_has_a_session_may_look_and_change_nothing(ask_from: Callable[..., Any], visitors: Visitors):
    cookie = f"{COOKIE}={visitors.enter(visitors.code)}"
    assert ask_from("/", client="192.168.1.9", cookie=cookie)[0] == 200
    refused = ask_from("/refresh", client="192.168.1.9", cookie=cookie, method="POST", origin=f"http://{HOST}")
    assert refused[0] == 403


def test_a_foreign_page_cannot_guess_in_the_persons_name(ask_from: Callable[..., Any]):
    assert ask_from("/enter", client="192.168.1.9", method="POST", origin="http://evil.example")[0] == 403


def test_without_visitors_other_computers_are_sent_to_a_code_that_nobody_has(library: Library):
    app = Guard(make_app(library), hosts=hosts_of(("192.168.1.5",), port=8377), visitors=None)
    assert asyncio.run(answer_of(app, "/", client="192.168.1.9"))[0] == 303
    entering = answer_of(app, "/enter", client="192.168.1.9", method="POST", origin=f"http://{HOST}")
    assert asyncio.run(entering)[0] == 409
