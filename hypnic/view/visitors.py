"""Who may watch from another device: a code that works once, few guesses, and a session in a cookie."""

import hmac
import secrets
import threading
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie

COOKIE = "hypnic_session"
CODE_DIGITS = 8
CODE_LASTS_S = 15 * 60.0
SESSION_LASTS_S = 12 * 3600.0
GUESSES = 5
PAUSE_S = 60.0
TOKEN_BYTES = 32


class Visitors:
    """Codes and sessions of those who watch from other devices.

    Parameters
    ----------
    on_new_code : callable
        Told each new code, so that it can be shown where the person sits.
    clock : callable, optional
        Seconds that never run backwards.

    Notes
    -----
    A code is good for one device. It is replaced when it was used, when it is a quarter of an hour old, and after five
    wrong guesses, after which nobody can try for a minute: a guess is right once in a hundred million, so that a night
    of guessing finds nothing.
    """

    def __init__(self, on_new_code: Callable[[str], object], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._on_new_code = on_new_code
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: dict[str, float] = {}
        self._wrong_guesses = 0
        self._closed_until_s = -PAUSE_S
        self._renew()

    @property
    def code(self) -> str:
        """The code that works now."""
        with self._lock:
            self._renew_if_old()
            return self._code

    def enter(self, guess: str) -> str | None:
        """Let a device in that gives the code.

        Parameters
        ----------
        guess : str
            As typed; what is no digit is left out.

        Returns
        -------
        str or None
            The token of its session; None where the code is wrong or too many were tried.
        """
        digits = "".join(character for character in guess if character.isascii() and character.isdigit())
        with self._lock:
            now_s = self._clock()
            self._renew_if_old()
            if now_s < self._closed_until_s:
                return None
            if not hmac.compare_digest(digits, self._code):
                self._count_wrong_guess(now_s)
                return None
            token = secrets.token_urlsafe(TOKEN_BYTES)
            self._sessions[token] = now_s + SESSION_LASTS_S
            self._renew()
            return token

    def knows(self, cookies: str) -> bool:
        """Tell whether the cookies of a request hold a session that still lasts."""
        try:
            morsel = SimpleCookie(cookies).get(COOKIE)
        except CookieError:
            return False
        if morsel is None:
            return False
        with self._lock:
            now_s = self._clock()
            self._sessions = {token: end_s for token, end_s in self._sessions.items() if end_s > now_s}
            return any(hmac.compare_digest(morsel.value.encode(), token.encode()) for token in self._sessions)

    def _count_wrong_guess(self, now_s: float) -> None:
        self._wrong_guesses += 1
        if self._wrong_guesses >= GUESSES:
            self._closed_until_s = now_s + PAUSE_S
            self._renew()

    def _renew_if_old(self) -> None:
        if self._clock() >= self._made_s + CODE_LASTS_S:
            self._renew()

    def _renew(self) -> None:
        self._code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        self._made_s = self._clock()
        self._wrong_guesses = 0
        self._on_new_code(self._code)
