"""The door of the page: which requests are let in, and what every answer tells the browser it may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from hypnic.view.visitors import Visitors

READING = frozenset({"GET", "HEAD"})
OWN_FETCHES = frozenset({"same-origin", "none"})
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")
LOOPBACK_CLIENTS = frozenset({"127.0.0.1", "::1"})
ENTRANCE, ASSETS = "/enter", "/static/"
FORBIDDEN, MISDIRECTED, SEE_OTHER = 403, 421, 303

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), usb=()"),
)
"""Sent with every answer; those that say who may keep it come with the answer itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What decides whether a request is let in.

    Parameters
    ----------
    method, path : str
    host, origin : str or None
        The headers of these names.
    fetch_site, fetch_mode : str or None
        What a browser says about where the request came from and what it is for.
    client : str
        Address of the one who asks.
    """

    method: str
    path: str
    host: str | None
    origin: str | None
    fetch_site: str | None
    fetch_mode: str | None
    client: str


def hosts_of(addresses: Iterable[str], *, port: int) -> frozenset[str]:
    """Write the names under which the page may be asked for: a foreign name that leads here is not one of them."""
    return frozenset(f"{address}:{port}" for address in (*LOOPBACK_HOSTS, *addresses))


def why_refused(asked: Asked, *, hosts: frozenset[str]) -> tuple[int, str] | None:
    """Tell why a request is not let in, with the status to answer; None where it may come in.

    Parameters
    ----------
    asked : Asked
    hosts : frozenset of str
        Names with port under which the page may be asked for.

    Notes
    -----
    The host keeps out pages whose name was made to lead to this computer; the origin keeps out requests that another
    page in the same browser makes in the person's name. Following a link to the page is allowed, it changes nothing.
    """
    if asked.host not in hosts:
        return MISDIRECTED, "This page answers only at its own address, which hypnic view printed when it started."
    is_following_a_link = asked.method in READING and asked.fetch_mode == "navigate"
    if asked.fetch_site not in (None, *OWN_FETCHES) and not is_following_a_link:
        return FORBIDDEN, "Another website asked for this; only hypnic's own pages may."
    if asked.origin is not None and asked.origin != f"http://{asked.host}":
        return FORBIDDEN, "Another website asked for this; only hypnic's own pages may."
    if asked.method not in READING and asked.origin is None:
        return FORBIDDEN, "A change needs to come from hypnic's own page; use the command line for scripts."
    return None


class Guard:
    """Lets requests in or turns them away, and adds the headers of safety to every answer.

    Parameters
    ----------
    app : ASGI application
    hosts : frozenset of str
        Names with port under which the page may be asked for.
    visitors : Visitors or None
        Who may watch from other computers; None where nobody may.
    """

    def __init__(self, app: "ASGIApp", *, hosts: frozenset[str], visitors: "Visitors | None") -> None:
        self._app = app
        self._hosts = hosts
        self._visitors = visitors

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _headers(scope)
        asked = _asked(scope, headers)
        refused = why_refused(asked, hosts=self._hosts) or self._why_not_for_visitors(asked, headers)
        scope["is_visitor"] = asked.client not in LOOPBACK_CLIENTS
        guarded = _with_headers(send)
        if refused is None:
            await self._app(scope, receive, guarded)
        else:
            await _refuse(*refused, send=guarded)

    def _why_not_for_visitors(self, asked: Asked, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Ask those who come from another computer for their session; they may watch, and change nothing."""
        if asked.client in LOOPBACK_CLIENTS or asked.path == ENTRANCE or asked.path.startswith(ASSETS):
            return None
        if self._visitors is None or not self._visitors.knows(headers.get("cookie", "")):
            return SEE_OTHER, ENTRANCE
        if asked.method not in READING:
            return FORBIDDEN, "Watching from another device changes nothing: do this on the computer that runs hypnic."
        return None


def _headers(scope: "Scope") -> Mapping[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _asked(scope: "Scope", headers: Mapping[str, str]) -> Asked:
    client = scope.get("client")
    return Asked(
        method=scope["method"],
        path=scope["path"],
        host=headers.get("host"),
        origin=headers.get("origin"),
        fetch_site=headers.get("sec-fetch-site"),
        fetch_mode=headers.get("sec-fetch-mode"),
        client=client[0] if client else "",
    )


def _with_headers(send: "Send") -> "Send":
    async def send_guarded(message: "Message") -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            added = [(name.encode(), value.encode()) for name, value in HEADERS if name.encode() not in given]
            kept = [] if b"cache-control" in given else [(b"cache-control", b"no-store")]
            message = {**message, "headers": [*message["headers"], *added, *kept]}
        await send(message)

    return send_guarded


async def _refuse(status: int, text: str, *, send: "Send") -> None:
    if status == SEE_OTHER:
        headers, body = [(b"location", text.encode())], b""
    else:
        headers, body = [(b"content-type", b"text/plain; charset=utf-8")], f"{text}\n".encode()
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
