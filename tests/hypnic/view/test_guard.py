"""The door of the page: who is let in, and what the browser is told it may do."""

from typing import Any

import pytest

from hypnic.library import list_nights
from hypnic.view.guard import Asked, hosts_of, why_refused

HOSTS = hosts_of((), port=8377)
OWN = "http://127.0.0.1:8377"


def asked(**changes: Any) -> Asked:
    plain: dict[str, Any] = {
        "method": "GET",
        "path": "/",
        "host": "127.0.0.1:8377",
        "origin": None,
        "fetch_site": None,
        "fetch_mode": None,
        "client": "127.0.0.1",
    }
    return Asked(**(plain | changes))


@pytest.mark.parametrize("host", ["127.0.0.1:8377", "localhost:8377", "[::1]:8377"])
def test_the_page_answers_at_its_own_names(host: str):
    assert why_refused(asked(host=host), hosts=HOSTS) is None


@pytest.mark.parametrize(
    "host", ["evil.example:8377", "127.0.0.1", "127.0.0.1:8378", "127.0.0.1.evil.example", "", None]
)
def test_a_name_made_to_lead_here_is_refused(host: str | None):
    assert why_refused(asked(host=host), hosts=HOSTS) is not None


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8377", "http://127.0.0.1:8378"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_from_another_origin_is_refused(origin: str, method: str):
    assert why_refused(asked(origin=origin, method=method), hosts=HOSTS) is not None


def test_a_change_needs_the_pages_own_origin():
    assert why_refused(asked(method="POST"), hosts=HOSTS) is not None
    assert why_refused(asked(method="POST", origin=OWN), hosts=HOSTS) is None


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_link_to_the_page_but_not_ask_it_for_anything(site: str):
    assert why_refused(asked(fetch_site=site, fetch_mode="navigate"), hosts=HOSTS) is None
    for mode in ("cors", "no-cors", "same-origin", None):
        assert why_refused(asked(fetch_site=site, fetch_mode=mode), hosts=HOSTS) is not None
    assert why_refused(asked(fetch_site=site, fetch_mode="navigate", method="POST", origin=OWN), hosts=HOSTS)


def test_a_refused_change_changes_nothing(served: Any):
    night = served.night("healthy")
    for headers in ({}, {"origin": "http://evil.example"}, {"origin": "null"}):
        assert served.ask(f"/nights/{night}/delete", method="POST", body=b"{}", **headers)[0] == 403
    assert served.post(f"/nights/{night}/delete", host="evil.example")[0] == 421
    assert len(list_nights(served.library)) == 2


def test_every_answer_forbids_what_the_page_does_not_need(served: Any):
    for path in ("/", "/journal", f"/nights/{served.night('healthy')}", "/nothing", "/static/x/page.css"):
        _status, headers, _body = served.ask(path)
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


def test_what_is_private_is_kept_by_no_cache(served: Any):
    assert served.ask("/")[1]["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/nights/../../etc/passwd",
        "/nights/..%2f..%2fetc%2fpasswd",
        "/nights/%2e%2e/report",
        "/static/x/..%2fapp.py",
        "/static/x/../../../etc/passwd",
        "/nights/x%00y/report",
    ],
)
def test_no_path_leads_out_of_the_library(served: Any, path: str):
    status, _headers, body = served.ask(path, accept="application/json")
    assert status in (404, 409)
    assert b"root:" not in body


def test_a_body_that_is_too_long_or_no_json_is_refused_in_one_sentence(served: Any):
    night = served.night("healthy")
    for body in (b"x" * 70_000, b"[1]", b"{", b"\xff"):
        status, _headers, said = served.post(f"/nights/{night}/rename", body)
        assert status == 409
        assert said.count(b"\n") == 0
        assert b"Traceback" not in said
