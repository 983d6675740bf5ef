"""The page in a real browser: what a person sees, clicks and hears."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from detector import analyse_night
from detector.model import NightAnalysis, NightTier
from hypnic.report import write_report
from hypnic.report.budget import ROWS_AT_FIRST
from recordings.synthetic import simulate_night

MakeNight = Callable[..., NightAnalysis]
OpenPage = Callable[..., Any]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
AXE = Path(os.environ.get("HYPNIC_AXE", Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"))
VISIBLE_ROWS = "#events tbody tr:visible"


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[OpenPage]:
    """Write a night's page and open it as a file; everything it asks for or complains of is collected."""
    contexts = []

    def open_night(night: NightAnalysis, *, address: str = "", before: str = "", **options: Any) -> Any:
        path = tmp_path / f"report{len(contexts)}.html"
        write_report(night, path)
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri() + address)
        if options.get("java_script_enabled", True) and not before:
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_night
    for context in contexts:
        context.close()


def shown_span_s(page: Any) -> float:
    return page.evaluate("hypnic.page.choice.state.to_s - hypnic.page.choice.state.from_s")


def wait_until(page: Any, condition: str) -> None:
    """Wait for a condition without the browser's own waiting, which the page's policy forbids."""
    until_s = time.monotonic() + 60
    while time.monotonic() < until_s:
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"this never came true: {condition}")


def point_of(page: Any, time_s: float) -> tuple[float, float]:
    """Find where in the window a moment is drawn in the first activity lane."""
    page.locator("#charts .u-over").first.scroll_into_view_if_needed()
    box = page.locator("#charts .u-over").first.bounding_box()
    state = page.evaluate("({from: hypnic.page.choice.state.from_s, to: hypnic.page.choice.state.to_s})")
    share = (time_s - state["from"]) / (state["to"] - state["from"])
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


@contextmanager
def touching(page: Any, *points: tuple[float, float]) -> Iterator[Callable[..., None]]:
    """Put fingers on the screen; the returned function moves them, the end lifts them."""
    session = page.context.new_cdp_session(page)

    def send(kind: str, places: tuple[tuple[float, float], ...]) -> None:
        touches = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    send("touchStart", points)
    yield lambda *places: send("touchMove", places)
    send("touchEnd", ())


# --- alone ------------------------------------------------------------------------------------------------------------


def test_the_page_asks_for_nothing_but_itself(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    page = open_page(calm_night)
    page.locator("#events tbody a").first.click()
    page.locator("#panel canvas").first.wait_for()
    assert page.requests == [page.url.split("#")[0]]
    assert page.complaints == []


def test_the_policy_stops_anything_that_tries(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'}))")
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in text for text in page.complaints)


def test_the_text_is_complete_without_a_script(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night, java_script_enabled=False)
    assert page.locator(VISIBLE_ROWS).count() == len(short_night.events)
    assert "The picture needs JavaScript" in page.locator("noscript").inner_text()
    assert page.get_by_role("heading", level=2, name=short_night.verdict.headline).is_visible()


def test_an_old_browser_is_told_what_is_missing(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night, before="delete window.DecompressionStream")
    page.get_by_text("This browser cannot draw the picture").wait_for()
    assert page.locator(VISIBLE_ROWS).count() == len(short_night.events)


# --- picture and table ------------------------------------------------------------------------------------------------


def test_a_long_table_begins_short_and_is_shown_whole_on_demand(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    assert len(calm_night.events) > ROWS_AT_FIRST
    page = open_page(calm_night)
    assert page.locator(VISIBLE_ROWS).count() == ROWS_AT_FIRST
    assert f"The first {ROWS_AT_FIRST} are listed." in page.locator("#events-count").inner_text()
    page.locator("#show-all").click()
    assert page.locator(VISIBLE_ROWS).count() == len(calm_night.events)
    assert not page.locator("#show-all").is_visible()


def test_a_short_table_has_nothing_more_to_show(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(replace(short_night, events=short_night.events[:ROWS_AT_FIRST]))
    assert not page.locator("#show-all").is_visible()


def test_picture_table_and_counts_agree(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    page = open_page(calm_night)
    page.locator("#show-all").click()
    assert page.locator(VISIBLE_ROWS).count() == sum(calm_night.counts.values())
    for kind, count in calm_night.counts.items():
        box = page.locator(f"input[data-kind={kind}]")
        assert box.count() == (count > 0)
        if count:
            assert page.locator(f"label:has(input[data-kind={kind}]) .count").inner_text() == str(count)


def test_a_kind_unticked_is_hidden_in_picture_and_table(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.locator("input[data-kind=sleep_twitch]").uncheck()
    twitches = short_night.counts["sleep_twitch"]
    assert page.locator(VISIBLE_ROWS).count() == len(short_night.events) - twitches
    number = next(i for i, event in enumerate(short_night.events) if event.kind == "sleep_twitch")
    page.mouse.click(*point_of(page, short_night.events[number].onset_s))
    chosen = page.evaluate("hypnic.page.choice.state.selected")
    assert chosen is None or short_night.events[chosen].kind != "sleep_twitch"
    assert "hidden" in page.locator("#events-count").inner_text()


def test_the_table_filters_by_kind_and_tier(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.locator("#filter-kind").select_option("hypnic_jerk")
    assert page.locator(VISIBLE_ROWS).count() == 2
    assert not page.locator("input[data-kind=tremor]").is_checked()
    page.locator("#filter-kind").select_option("")
    page.locator("#filter-tier").select_option("see_doctor")
    assert page.locator(VISIBLE_ROWS).count() == 1


def test_the_table_sorts_by_number_not_by_text(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.get_by_role("button", name="Length").click()
    page.get_by_role("button", name="Length").click()
    shown = page.eval_on_selector_all("#events tbody tr", "rows => rows.map((row) => Number(row.dataset.number) - 1)")
    durations_s = [short_night.events[number].duration_s for number in shown]
    assert durations_s == sorted(durations_s, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Length")


def test_a_night_without_events_opens(open_page: OpenPage, short_night: NightAnalysis) -> None:
    verdict = replace(short_night.verdict, tier="harmless", reasons=())
    page = open_page(replace(short_night, events=(), counts={}, verdict=verdict))
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel").is_hidden()
    assert page.get_by_text("Nothing found: no movement stood out").is_visible()
    assert page.complaints == []


def test_an_analysed_night_shows_the_detectors_counts(open_page: OpenPage) -> None:
    recordings = tuple(
        simulate_night("mixed", seed=seed, hours=0.5, site=site).recording
        for seed, site in ((1, "left_wrist"), (2, "right_ankle"))
    )
    night = analyse_night(recordings)
    page = open_page(night)
    if page.locator("#show-all").is_visible():
        page.locator("#show-all").click()
    assert page.locator(VISIBLE_ROWS).count() == len(night.events) == sum(night.counts.values())
    shown = page.eval_on_selector_all(
        "input[data-kind]",
        "boxes => boxes.map(({dataset, parentElement}) =>"
        " [dataset.kind, Number(parentElement.querySelector('.count').textContent)])",
    )
    assert dict(shown) == {kind: count for kind, count in night.counts.items() if count}
    assert page.locator("#charts canvas").count() == 3
    assert page.complaints == []


# --- one event --------------------------------------------------------------------------------------------------------


def test_a_click_in_the_picture_opens_the_event(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    number = next(i for i, event in enumerate(short_night.events) if event.kind == "tremor")
    page.mouse.click(*point_of(page, short_night.events[number].onset_s + 10.0))
    assert page.locator("#panel-title").inner_text() == f"Event {number + 1}: tremor"
    panel = page.locator("#panel").inner_text()
    assert "tremor by shape" in panel
    assert "dominant frequency 5.1 Hz, at least 1.5 Hz" in panel
    assert "Not convulsive movement" in panel
    assert page.locator("#panel canvas").count() == 3
    assert page.locator("#panel .bar .limit").count() == len(short_night.events[number].evidence)


def test_enter_on_a_row_opens_the_event_and_escape_returns(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.locator("#event-3 a").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").evaluate("title => title === document.activeElement")
    assert page.url.endswith("#event-3")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.locator("#event-3 a").evaluate("link => link === document.activeElement")


def test_arrow_keys_and_buttons_step_through_the_events(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel-title").inner_text().startswith("Event 1:")
    page.keyboard.press("ArrowRight")
    page.locator("#next-event").click()
    assert page.locator("#panel-title").inner_text().startswith("Event 3:")
    page.locator("#previous-event").click()
    assert page.locator("#panel-title").inner_text().startswith("Event 2:")
    assert "Event 2" in page.locator("#announcement").inner_text()


def test_a_reason_opens_the_event_it_rests_on(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    page.locator(".reasons a").first.click()
    number = short_night.verdict.reasons[0].events[0]
    assert page.locator("#panel-title").inner_text().startswith(f"Event {number + 1}:")


def test_the_address_can_name_an_event(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night, address="#event-4")
    assert page.locator("#panel-title").inner_text().startswith("Event 4:")


def test_what_the_detector_wrote_is_shown_as_text(open_page: OpenPage, short_night: NightAnalysis) -> None:
    attack = "</script><img src=x onerror=alert(1)>"
    evidence = replace(short_night.events[0].evidence[0], text=attack)
    event = replace(short_night.events[0], evidence=(evidence,), decided_by=attack)
    page = open_page(replace(short_night, events=(event, *short_night.events[1:])), address="#event-1")
    assert page.locator(".evidence").inner_text().startswith(attack)
    assert page.locator("img").count() == 0
    assert page.complaints == []


def test_two_thousand_events_open_and_the_rest_are_named(open_page: OpenPage, night_of: MakeNight) -> None:
    night = night_of({"sleep_twitch": 1800, "limb_movement": 200}, hours=2.0)
    page = open_page(night)
    assert page.locator("#events tbody tr").count() == 2000
    without = page.evaluate("hypnic.page.night.events.findIndex(({waveforms}) => !waveforms)")
    page.evaluate(f"location.hash = '#event-{without + 1}'")
    page.get_by_text("hypnic view").first.wait_for()
    assert page.complaints == []


# --- moving along the night -------------------------------------------------------------------------------------------


def test_dragging_zooms_and_a_double_click_shows_the_whole_night(
    open_page: OpenPage, short_night: NightAnalysis
) -> None:
    page = open_page(short_night)
    whole_s = shown_span_s(page)
    (left, y), (right, _) = point_of(page, 600.0), point_of(page, 1200.0)
    page.mouse.move(left, y)
    page.mouse.down()
    page.mouse.move((left + right) / 2, y)
    page.mouse.move(right, y)
    page.mouse.up()
    assert shown_span_s(page) == pytest.approx(600.0, rel=0.05)
    page.mouse.dblclick(left, y + 30)
    assert shown_span_s(page) == whole_s


def test_the_wheel_zooms_where_the_pointer_is(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night)
    whole_s = shown_span_s(page)
    point = point_of(page, 2000.0)
    page.mouse.move(*point)
    # the page scrolls rather than zooms for a moment after it was last seen to scroll, which a late frame tells
    page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 500))))"
    )
    page.mouse.wheel(0, -600)
    wait_until(page, f"hypnic.page.choice.state.to_s - hypnic.page.choice.state.from_s < {whole_s} * 0.6")
    assert page.evaluate(f"hypnic.page.picture.timeAt({point[0]})") == pytest.approx(2000.0, abs=10.0)


def test_the_wheel_scrolls_on_when_there_is_nothing_to_zoom_out(
    open_page: OpenPage, short_night: NightAnalysis
) -> None:
    page = open_page(short_night)
    page.mouse.move(*point_of(page, 1500.0))
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 300)
    wait_until(page, f"scrollY > {before}")


def test_buttons_and_keys_zoom(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    page = open_page(calm_night)
    whole_s = shown_span_s(page)
    page.get_by_role("button", name="Zoom in").click()
    page.locator("#picture").focus()
    page.keyboard.press("+")
    assert shown_span_s(page) < 0.5 * whole_s
    page.keyboard.press("0")
    assert shown_span_s(page) == whole_s
    page.get_by_role("button", name="Falling asleep").click()
    assert shown_span_s(page) == pytest.approx(480.0 + 1800.0)
    page.get_by_role("button", name="Whole night").click()
    assert shown_span_s(page) == whole_s


def test_two_fingers_zoom_and_one_moves(open_page: OpenPage, short_night: NightAnalysis) -> None:
    page = open_page(short_night, **PHONE)
    whole_s = shown_span_s(page)
    x, y = point_of(page, 1400.0)
    with touching(page, (x - 20, y), (x + 20, y)) as move:
        move((x - 50, y), (x + 50, y))
        move((x - 80, y), (x + 80, y))
    zoomed_s = shown_span_s(page)
    assert zoomed_s == pytest.approx(whole_s / 4, rel=0.1)
    from_s = page.evaluate("hypnic.page.choice.state.from_s")
    with touching(page, (x, y)) as move:
        move((x - 30, y))
        move((x - 60, y))
    assert page.evaluate("hypnic.page.choice.state.from_s") > from_s + 60.0
    assert shown_span_s(page) == pytest.approx(zoomed_s)


# --- time -------------------------------------------------------------------------------------------------------------


def test_the_time_axis_is_in_the_recordings_zone(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    page = open_page(calm_night, timezone_id="America/Los_Angeles")
    assert "22:30 to 06:30" in page.locator("#picture-summary").inner_text()
    assert page.locator("#event-1 th").inner_text() == page.evaluate(
        "hypnic.makeClock(hypnic.page.night.clock).secondText(hypnic.page.night.events[0].onset_s)"
    )


def test_the_time_axis_follows_a_change_of_the_clock(open_page: OpenPage, night_of: MakeNight) -> None:
    started_at = datetime(2026, 10, 25, 1, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    page = open_page(night_of({"sleep_twitch": 3}, hours=4.0, rate_hz=25.0, started_at=started_at))
    assert "01:00 to 04:00" in page.locator("#picture-summary").inner_text()
    texts = page.evaluate(
        "(() => { const clock = hypnic.makeClock(hypnic.page.night.clock);"
        " return clock.tickTexts(clock.ticks(0, 14400, 3600)); })()"
    )
    assert texts == ["01:00", "02:00", "02:00", "03:00", "04:00"]


def test_a_recording_without_a_clock_is_drawn_in_hours_since_its_start(
    open_page: OpenPage, night_of: MakeNight
) -> None:
    page = open_page(night_of({"sleep_twitch": 3}, hours=0.8, started_at=None))
    assert "+0:00 h to +0:48 h" in page.locator("#picture-summary").inner_text()
    assert page.locator("#event-1 th").inner_text().startswith("+0:")


# --- for everybody ----------------------------------------------------------------------------------------------------


def test_nothing_is_wider_than_a_phone(open_page: OpenPage, calm_night: NightAnalysis) -> None:
    page = open_page(calm_night, address="#event-2", **PHONE)
    page.locator("#panel canvas").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_printing_lists_every_event_and_leaves_the_page_as_it_was(
    open_page: OpenPage, calm_night: NightAnalysis
) -> None:
    page = open_page(calm_night, color_scheme="dark")
    page.evaluate("hypnic.page.choice.showStretch(1000, 2000)")
    page.evaluate(
        "addEventListener('beforeprint', () => { window.printed = {"
        " span: hypnic.page.choice.state.to_s - hypnic.page.choice.state.from_s,"
        " ink: getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()}; })"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")
    printed = page.evaluate("window.printed")
    assert printed["span"] == pytest.approx(calm_night.recordings[0].duration_s)
    assert printed["ink"] == "#1c2530"
    assert shown_span_s(page) == pytest.approx(1000.0)
    page.emulate_media(media="print")
    assert page.locator(VISIBLE_ROWS).count() == len(calm_night.events)
    assert page.locator("#filter-kind").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(open_page: OpenPage, short_night: NightAnalysis, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip(f"{AXE} is missing: npm install --no-save --no-package-lock axe-core")
    page = open_page(short_night, address="#event-2", color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.add_script_tag(path=AXE)
    complaints = "axe.run(document).then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))"
    assert page.evaluate(complaints) == []
    for tier in get_args(NightTier):
        page.locator(".verdict").evaluate("(verdict, tier) => { verdict.className = `verdict ${tier}`; }", tier)
        assert page.evaluate(complaints.replace("document", "'.verdict'")) == []
