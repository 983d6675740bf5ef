"""Alarms that leave the room: what is sent, where to, and what is said when it does not arrive."""

import sys
from typing import Any

import pytest

from hypnic import alarms
from hypnic.alarms import Alarms
from hypnic.errors import WrongUseError
from recordings.errors import MissingExtraError


def test_a_web_hook_gets_title_text_and_the_notice_as_json(hook: Any):
    told: list[str] = []
    sender = Alarms([hook.url], on_failure=told.append)
    sender.send("hypnic: trial", "one sentence")
    sender.close()
    (received,) = hook.received
    assert received["title"] == "hypnic: trial"
    assert received["text"] == "one sentence"
    assert "not a medical device" in received["notice"]
    assert told == []


def test_a_target_that_cannot_be_reached_is_told_after_three_tries_without_its_secrets(
    hook: Any, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(alarms, "PAUSE_S", 0.0)
    told: list[str] = []
    sender = Alarms([hook.url, "http://127.0.0.1:9/path?token=secret"], on_failure=told.append)
    sender.send("title", "text")
    sender.close()
    assert len(hook.received) == 1
    (sentence,) = told
    assert sentence.startswith("the alarm did not reach http://127.0.0.1:9/…")
    assert "secret" not in sentence


@pytest.mark.parametrize(
    "target", ["nonsense", "", "http://", "https:///path", "http://a b/", "http://127.0.0.1:99999/x", "http://[::1"]
)
def test_what_is_no_address_is_refused_before_the_night(target: str):
    with pytest.raises(WrongUseError, match="is no address: give one such as"):
        Alarms([target], on_failure=print)


def test_a_service_without_the_library_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'hypnic\[notify\]'"):
        Alarms(["ntfy://topic"], on_failure=print)
