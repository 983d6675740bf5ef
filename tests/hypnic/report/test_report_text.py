"""The page as text: complete without a script, safe whatever the recording says, small."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.model import NightAnalysis, NightTier
from detector.settings import FITTED
from hypnic import __version__
from hypnic.report import render_report, write_report
from hypnic.report.markup import Markup, element
from hypnic.report.words import NIGHT_TIER_LABELS
from hypnic.words import DISCLAIMER, KIND_NAMES

MakeNight = Callable[..., NightAnalysis]
LARGEST_BYTES = 1_500_000
MANY = {
    "hypnic_jerk": 6,
    "sleep_twitch": 150,
    "limb_movement": 60,
    "periodic_limb_movement": 30,
    "rhythmic_movement": 4,
    "posture_shift": 20,
    "body_movement": 20,
    "wake_activity": 6,
    "unclear": 4,
}


class Reader(HTMLParser):
    """Collects the visible text, the elements and the headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def calm_page(calm_night: NightAnalysis) -> str:
    return render_report(calm_night)


@given(st.text())
def test_text_never_becomes_markup(text: str) -> None:
    inside = element("p", [text], title=text).removeprefix("<p").removesuffix("</p>")
    assert "<" not in inside
    assert inside.count(">") == 1
    assert inside.count('"') == 2


def test_markup_made_here_is_kept() -> None:
    assert element("p", [element("br"), Markup("&amp;")]) == "<p><br>&amp;</p>"


def test_what_a_recording_calls_itself_cannot_run(short_night: NightAnalysis) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    recording = replace(short_night.recordings[0], source=attack, wearable=attack, repairs=(attack,))
    verdict = replace(short_night.verdict, headline=attack)
    page = render_report(replace(short_night, recordings=(recording,), verdict=verdict), title=attack)
    plain = render_report(short_night)
    assert page.count("<script") == plain.count("<script")
    assert "<img" not in page
    assert attack in read(page).text


def test_the_policy_allows_exactly_the_pages_own_scripts_and_styles(calm_page: str) -> None:
    policy = next(
        attributes["content"]
        for name, attributes in read(calm_page).elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    pieces = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", calm_page, flags=re.DOTALL)
    for piece in pieces:
        assert f"'sha256-{b64encode(sha256(piece.encode()).digest()).decode()}'" in policy


def test_nothing_on_the_page_points_outside(calm_page: str) -> None:
    for _, attributes in read(calm_page).elements:
        for name in ("src", "href", "action", "data", "srcset"):
            target = attributes.get(name)
            assert target is None or target.startswith(("#", "data:"))


def test_the_licence_of_the_plotting_library_travels_along(calm_page: str) -> None:
    assert "Copyright (c) 2022 Leon Sorokin" in calm_page


def test_headings_come_in_order(calm_page: str) -> None:
    levels = [int(name[1]) for name, _ in read(calm_page).elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_every_event_has_a_row_with_its_words(calm_night: NightAnalysis, calm_page: str) -> None:
    rows = re.findall(r'<tr id="event-(\d+)".*?</tr>', calm_page)
    assert [int(number) for number in rows] == list(range(1, len(calm_night.events) + 1))
    text = read(calm_page).text
    for kind, count in calm_night.counts.items():
        assert (f"{KIND_NAMES[kind]}{count}" in text) == (count > 0)


@pytest.mark.parametrize("tier", get_args(NightTier))
def test_the_verdict_is_said_in_words_for_every_tier(short_night: NightAnalysis, tier: NightTier) -> None:
    text = read(render_report(replace(short_night, verdict=replace(short_night.verdict, tier=tier)))).text
    assert NIGHT_TIER_LABELS[tier] in text
    assert short_night.verdict.headline in text
    assert DISCLAIMER in text


def test_long_advice_becomes_a_list(short_night: NightAnalysis) -> None:
    verdict = replace(short_night.verdict, advice="See a doctor. Time it. Cushion the head. Stay.")
    page = render_report(replace(short_night, verdict=verdict))
    assert "<li>Cushion the head.</li>" in page
    assert "<li>Stay.</li>" in page


def test_a_reason_links_to_its_events(short_night: NightAnalysis) -> None:
    page = render_report(short_night)
    for number in short_night.verdict.reasons[0].events:
        assert f'href="#event-{number + 1}"' in page


def test_a_night_without_events_says_nothing_found(short_night: NightAnalysis) -> None:
    counts = dict.fromkeys(short_night.counts, 0)
    reasons = tuple(replace(reason, events=()) for reason in short_night.verdict.reasons)
    verdict = replace(short_night.verdict, tier="harmless", reasons=reasons)
    text = read(render_report(replace(short_night, events=(), counts=counts, verdict=verdict))).text
    assert "Nothing found" in text
    assert "no seizure" not in text.lower()


def test_the_page_tells_how_the_night_was_measured(calm_page: str) -> None:
    text = read(calm_page).text
    for fact in (
        "50.02 Hz measured (50 Hz stated)",
        "Europe/Berlin (UTC+02:00)",
        "4 duplicate time stamps were dropped",
        "at rest within 4.2 mg of 1 g",
        "1 min 35 s",
        __version__,
    ):
        assert fact in text


def test_every_setting_is_listed_with_its_meaning(calm_night: NightAnalysis, calm_page: str) -> None:
    text = read(calm_page).text
    assert all(name in text for name in calm_night.settings if not name.startswith(FITTED))
    assert "fitted to synthetic nights, are in night.json" in text
    assert "a shorter movement is no limb movement" in text


def test_the_same_night_gives_the_same_page(short_night: NightAnalysis) -> None:
    assert render_report(short_night) == render_report(short_night)


def test_the_page_is_written_as_one_file(short_night: NightAnalysis, tmp_path: Path) -> None:
    write_report(short_night, tmp_path / "report.html", title="A short night")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>A short night – hypnic</title>" in page


def test_a_whole_night_with_300_events_stays_small(night_of: MakeNight) -> None:
    night = night_of(MANY)
    assert len(night.events) == 300
    assert len(render_report(night).encode()) <= LARGEST_BYTES


def test_arrays_are_left_as_they_were(short_night: NightAnalysis) -> None:
    before = short_night.conditioned[0].movement_g.copy(), short_night.conditioned[0].acceleration_g.copy()
    render_report(short_night)
    np.testing.assert_array_equal(short_night.conditioned[0].movement_g, before[0])
    np.testing.assert_array_equal(short_night.conditioned[0].acceleration_g, before[1])
