"""Every flow of the page with the keyboard alone: nothing here clicks or points."""

from pathlib import Path

import pytest

from hypnic.library import get_night, journal_of, list_bin, list_nights, list_reviews
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

from .browsing import OpenPage, focused, ready, tab_to, wait_until
from .conftest import Served


def test_a_night_is_found_opened_and_reviewed(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    tab_to(page, "#search")
    page.keyboard.type("tonic")
    wait_until(page, "location.search === '?q=tonic'")
    assert page.locator("#nights tbody tr").count() == 1
    tab_to(page, "#nights tbody a")
    page.keyboard.press("Enter")
    ready(page)
    tab_to(page, "#picture", most=120)
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#panel:not([hidden])")
    page.keyboard.press("Enter")
    assert "panel-title" in focused(page)
    page.keyboard.press("c")
    wait_until(page, "document.querySelector('#panel-review .your-word').textContent.includes('confirmed')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("r")
    wait_until(page, "document.querySelector('#panel-review .your-word').textContent.includes('rejected')")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    decisions = [review.decision for review in list_reviews(served.library, served.night("tonic"))]
    assert decisions == ["confirmed", "rejected"]


def test_a_file_is_chosen_and_added(served: Served, open_page: OpenPage, tmp_path: Path):
    write_archive(simulate_night("healthy", seed=9, hours=0.3, rate_hz=25.0).recording, tmp_path / "chosen.parquet")
    page = open_page(served.origin)
    # only now does the browser learn that a chooser is not to be shown, which takes a moment
    page.on("filechooser", lambda _: None)
    tab_to(page, "#import-files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(tmp_path / "chosen.parquet")
    page.wait_for_selector(".imports .is-done a", timeout=60_000)
    assert {entry.name for entry in list_nights(served.library)} == {"healthy", "tonic_clonic", "chosen"}


def test_a_night_is_deleted_and_the_undo_has_the_focus(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    tab_to(page, f"button[data-delete='{served.night('healthy')}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#toast.shown button:focus")
    assert len(list_bin(served.library)) == 1
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 2")
    assert list_bin(served.library) == ()


def test_a_night_is_put_back_from_the_bin(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    served.post(f"/nights/{served.night('healthy')}/delete")
    page.reload()
    tab_to(page, "#bin [data-restore]")
    page.keyboard.press("Space")
    wait_until(page, "document.querySelector('#bin') === null")
    assert len(list_nights(served.library)) == 2


def test_a_night_is_renamed(served: Served, open_page: OpenPage):
    night = served.night("healthy")
    page = ready(open_page(f"{served.origin}/nights/{night}"))
    tab_to(page, "#rename-night")
    page.keyboard.press("Enter")
    page.keyboard.type("Holiday")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('h1').textContent === 'Holiday'")
    assert "rename-night" in focused(page)
    assert get_night(served.library, night).name == "Holiday"


def test_an_event_is_renamed_noted_and_taken_back(served: Served, open_page: OpenPage):
    night = served.night("tonic")
    page = ready(open_page(f"{served.origin}/nights/{night}#event-2"))
    page.wait_for_selector("#panel-review textarea")
    tab_to(page, "#panel-review select")
    for _ in range(20):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.value === 'posture_shift'"):
            break
    assert list_reviews(served.library, night) == ()
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('#event-2 .yours').textContent.includes('change of position')")
    tab_to(page, "#panel-review textarea")
    page.keyboard.type("turned over")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('#event-2 .yours').textContent.includes('with a note')")
    (said,) = list_reviews(served.library, night)
    assert (said.kind, said.note) == ("posture_shift", "turned over")
    tab_to(page, "#panel-review .buttons button:last-child")
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('#event-2 .yours').textContent === ''")
    assert list_reviews(served.library, night) == ()


def test_the_curve_of_an_event_is_zoomed(served: Served, open_page: OpenPage):
    page = ready(open_page(f"{served.origin}/nights/{served.night('tonic')}#event-2"))
    page.wait_for_selector("#panel-waveforms canvas")
    page.focus("#panel-title")
    before = page.locator("#panel-waveforms .uplot").nth(1).screenshot()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.wait_for_timeout(100)
    assert page.locator("#panel-waveforms .uplot").nth(1).screenshot() != before
    page.keyboard.press("0")
    page.wait_for_timeout(100)
    assert page.locator("#panel-waveforms .uplot").nth(1).screenshot() == before


def test_an_event_that_was_missed_is_added(served: Served, open_page: OpenPage):
    night = served.night("healthy")
    page = ready(open_page(f"{served.origin}/nights/{night}"))
    tab_to(page, "#add-missed", most=250)
    page.keyboard.press("Enter")
    assert "time" in focused(page)
    page.keyboard.press("Control+a")
    page.keyboard.type("23:05:10")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'add-missed'")
    assert [review.decision for review in list_reviews(served.library, night)] == ["missed"]


def test_the_journal_is_kept_and_a_night_of_it_removed(served: Served, open_page: OpenPage):
    page = open_page(f"{served.origin}/journal?night=2026-09-21")
    tab_to(page, "[data-factor=stress]")
    page.keyboard.press("Space")
    tab_to(page, "#journal-form textarea")
    page.keyboard.type("A long day.")
    tab_to(page, "#journal-form button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    said = journal_of(served.library, "2026-09-21")
    assert said is not None
    assert (said.factors, said.note) == ({"stress": ""}, "A long day.")
    tab_to(page, "[data-remove]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert journal_of(served.library, "2026-09-21") is None


@pytest.mark.parametrize("name", ["files/events.tsv", "export/pdf"])
def test_a_file_is_taken_along(served: Served, open_page: OpenPage, name: str):
    night = served.night("healthy")
    page = ready(open_page(f"{served.origin}/nights/{night}"))
    page.focus("#add-missed")
    tab_to(page, f"#downloads a[href$='{name}']")
    with page.expect_download(timeout=60_000) as download:
        page.keyboard.press("Enter")
    assert download.value.failure() is None


def test_the_points_of_a_trend_are_one_stop_of_the_keyboard_and_the_arrows_go_along(
    served: Served, open_page: OpenPage
):
    page = open_page(f"{served.origin}/trends")
    tab_to(page, ".trend-chart a")
    assert "22 September" in focused(page)
    page.keyboard.press("ArrowLeft")
    assert "21 September" in focused(page)
    page.keyboard.press("Enter")
    ready(page)
    assert page.locator("h1").inner_text() == "healthy"
