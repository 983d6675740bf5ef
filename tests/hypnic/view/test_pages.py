"""The pages in a real browser: what a person sees, clicks, types and drops."""

import asyncio
import json
import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from hypnic.library import get_night, journal_of, list_bin, list_nights, list_reviews, source_paths
from hypnic.view import night_answers
from recordings.archive import write_archive
from recordings.synthetic import simulate_night

from .browsing import OpenPage, ready, tab_to, wait_until
from .conftest import PHONE, Served

AXE = Path(os.environ.get("HYPNIC_AXE", Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"))
COMPLAINTS = "axe.run(PART).then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))"

NEW_PARTS = "{include: [['header'], ['#panel-review'], ['#review'], ['#journal'], ['#downloads'], ['footer']]}"


def test_the_library_lists_every_night_with_its_verdict(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    assert page.locator("#nights tbody tr").count() == 2
    assert "Looks like a seizure" in page.locator(f"tr[data-night='{served.night('tonic')}']").inner_text()
    assert (
        page.locator(".month a.night.seizure_like").get_attribute("aria-label").startswith("22 September: Looks like")
    )
    assert page.get_by_text("hypnic is not a medical device").count() == 1
    assert page.complaints == []
    assert all(address.startswith((served.origin, "data:")) for address in page.requests)


def test_searching_narrows_the_list_while_typing(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    page.fill("#search", "tonic")
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 1")
    assert page.url.endswith("?q=tonic")
    page.fill("#search", "")
    page.select_option("#search-tier", "harmless")
    wait_until(page, "document.querySelector('#nights tbody').innerText.includes('healthy')")
    page.fill("#search", "nothing like it")
    wait_until(page, "document.getElementById('nights-count').textContent === 'No night matches.'")
    page.reload()
    assert page.input_value("#search") == "nothing like it"


def test_the_search_works_without_a_script(served: Served, open_page: OpenPage):
    page = open_page(served.origin, java_script_enabled=False)
    page.fill("#search", "tonic")
    page.click("#search-form button")
    assert page.locator("#nights tbody tr").count() == 1


def test_deleting_can_be_undone(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    night = served.night("healthy")
    page.click(f"button[data-delete='{night}']")
    page.wait_for_selector("#toast.shown button")
    assert page.locator("#nights tbody tr").count() == 1
    assert [entry.id for entry in list_bin(served.library)] == [night]
    page.click("#toast button")
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 2")
    assert list_bin(served.library) == ()


def test_a_night_in_the_bin_can_be_put_back_later_or_removed_for_good(served: Served, open_page: OpenPage):
    page = open_page(served.origin)
    for name in ("healthy", "tonic"):
        page.click(f"button[data-delete='{served.night(name)}']")
        page.wait_for_selector(f"#bin li:has-text('{name}')")
    assert page.locator("#bin h2").inner_text() == "Bin (2)"
    page.reload()
    # a list that was empty comes with the page
    with page.expect_navigation():
        page.click("#bin li:has-text('healthy') button")
    wait_until(page, "document.querySelector('#bin h2').textContent === 'Bin (1)'")
    assert [entry.name for entry in list_nights(served.library)] == ["healthy"]
    page.click("#bin [data-empty]")
    page.click("#bin button:has-text('No, keep')")
    wait_until(page, "document.querySelector('#bin [data-empty]') !== null")
    assert len(list_bin(served.library)) == 1
    page.click("#bin [data-empty]")
    page.click("#bin button:has-text('Yes, remove this night for good')")
    wait_until(page, "document.querySelector('#bin') === null")
    assert list_bin(served.library) == ()


def test_a_night_is_renamed_and_deleted_on_its_page_and_the_list_offers_to_undo(served: Served, open_page: OpenPage):
    page = ready(open_page(f"{served.origin}/nights/{served.night('healthy')}"))
    page.click("#rename-night")
    page.fill(".rename input", "After the <b>wedding</b>")
    page.click(".rename button[type=submit]")
    wait_until(page, "document.querySelector('h1').textContent === 'After the <b>wedding</b>'")
    page.click("#delete-night")
    page.wait_for_selector("#toast.shown button")
    assert page.locator("#nights tbody tr").count() == 1
    page.click("#toast button")
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 2")
    assert "After the <b>wedding</b>" in page.inner_text("#nights")


def test_a_dropped_file_becomes_a_night(served: Served, open_page: OpenPage, tmp_path: Path):
    write_archive(simulate_night("healthy", seed=9, hours=0.3, rate_hz=25.0).recording, tmp_path / "dropped.parquet")
    page = open_page(served.origin)
    content = list((tmp_path / "dropped.parquet").read_bytes())
    page.evaluate(
        """(content) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(content)], "dropped.parquet"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        content,
    )
    page.wait_for_selector(".imports .is-done a", timeout=60_000)
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 3")


def test_a_chosen_file_that_cannot_be_read_is_refused_in_one_sentence(
    served: Served, open_page: OpenPage, tmp_path: Path
):
    (tmp_path / "odd.csv").write_text("this,is\nno,recording\n")
    page = open_page(served.origin)
    page.set_input_files("#import-files", tmp_path / "odd.csv")
    page.wait_for_selector(".imports .is-refused", timeout=60_000)
    assert page.locator(".imports .is-refused").inner_text().startswith("odd.csv: ")
    assert len(list_nights(served.library)) == 2


def test_a_night_shows_what_its_report_shows_and_zooms_to_a_second(served: Served, open_page: OpenPage):
    page = ready(open_page(f"{served.origin}/nights/{served.night('tonic')}"))
    assert page.locator(".verdict.seizure_like").count() == 1
    events = page.evaluate("hypnic.page.night.events.length")
    assert page.locator("#events tbody tr").count() == events
    page.evaluate("hypnic.page.choice.showStretch(1000, 1001)")
    span = "hypnic.page.choice.state.to_s - hypnic.page.choice.state.from_s"
    assert page.evaluate(span) == pytest.approx(1.0)
    wait_for_fine_curve(page)
    assert page.complaints == []
    assert all(address.startswith((served.origin, "data:")) for address in page.requests)


def wait_for_fine_curve(page: Any) -> None:
    """Wait until the tiles of single samples have come: 50 in a second and two more."""
    for _ in range(200):
        if any("/tiles/0/0/" in address for address in page.requests):
            return
        page.wait_for_timeout(20)
    pytest.fail("no fine tile was asked for")


def test_a_night_that_is_not_ready_shows_what_is_known_and_a_first_look_then_the_whole_page_by_itself(
    served: Served, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
):
    go_on = threading.Event()
    prepare_apart, read_prepared = night_answers.prepare_apart, night_answers.read_prepared

    async def hold(*words: Any, **more: Any) -> None:
        await prepare_apart(*words, **more)
        while not go_on.is_set():
            await asyncio.sleep(0.01)

    monkeypatch.setattr(night_answers, "prepare_apart", hold)
    monkeypatch.setattr(
        night_answers, "read_prepared", lambda *words: read_prepared(*words) if go_on.is_set() else None
    )
    shutil.rmtree(served.library.folder / ".page")
    page = open_page(f"{served.origin}/nights/{served.night('tonic')}")
    assert page.locator(".verdict.seizure_like h2").inner_text() != ""
    page.wait_for_selector("html[data-sketched]", timeout=60_000)
    assert page.locator("#charts canvas").count() > 0
    page.evaluate("hypnic.sketch.choice.showStretch(1000, 1500)")
    go_on.set()
    ready(page)
    assert page.evaluate("[hypnic.page.choice.state.from_s, hypnic.page.choice.state.to_s]") == [1000, 1500]
    assert page.complaints == []


def test_a_night_that_is_deleted_while_it_is_read_and_put_back_is_read_again(served: Served, open_page: OpenPage):
    shutil.rmtree(served.library.folder / ".page")
    night = served.night("healthy")
    page = open_page(f"{served.origin}/nights/{night}")
    for action in ("delete", "restore"):
        assert served.post(f"/nights/{night}/{action}")[0] == 200
    ready(page.goto(f"{served.origin}/nights/{night}") and page)


def test_a_night_whose_files_change_while_it_is_read_is_not_waited_for_for_ever(served: Served):
    night = served.night("healthy")
    (served.library.folder / ".page" / night / "page.json").unlink()
    told = json.loads(served.ask(f"/nights/{night}/ready")[2])
    assert (told["is_ready"], "load this page again" in told["problem"]) == (False, True)


def test_a_recording_that_was_never_analysed_shows_its_samples_and_is_analysed_when_asked(
    served: Served, open_page: OpenPage
):
    labelled = simulate_night("healthy", seed=9, hours=0.3, rate_hz=25.0)
    write_archive(labelled.recording, served.library.folder / "new.parquet")
    served.post("/refresh")
    page = open_page(f"{served.origin}/nights/{served.night('new')}")
    page.wait_for_selector("html[data-sketched]", timeout=60_000)
    assert "has not been analysed yet" in page.inner_text("main")
    assert page.evaluate("hypnic.sketch.night.lanes[0].duration_s") == pytest.approx(0.3 * 3600, abs=1)
    tab_to(page, "[data-analyse]")
    page.keyboard.press("Enter")
    ready(page)
    assert get_night(served.library, served.night("new")).state == "analysed"


def test_a_night_that_cannot_be_read_any_more_is_said_so(served: Served, open_page: OpenPage):
    shutil.rmtree(served.library.folder / ".page")
    entry = get_night(served.library, served.night("healthy"))
    for path in source_paths(served.library, entry):
        path.write_bytes(b"damaged")
    page = open_page(f"{served.origin}/nights/{entry.id}")
    wait_until(page, "document.getElementById('waiting').textContent.startsWith('This night could not be read: ')")
    assert page.locator(".verdict h2").inner_text() == entry.headline


def test_an_event_shows_three_axes_its_spectrum_and_the_rules_numbers(served: Served, open_page: OpenPage):
    page = ready(open_page(f"{served.origin}/nights/{served.night('healthy')}#event-3"))
    page.wait_for_selector("#panel-waveforms canvas")
    titles = page.locator("#panel-waveforms h3").all_inner_texts()
    assert [title.split(":")[0] for title in titles] == ["Acceleration along the three axes", "Movement", "Spectrum"]
    assert page.locator("#panel-reasons .evidence li").count() > 0


def test_the_person_reviews_events_and_the_answer_of_the_detector_stays(served: Served, open_page: OpenPage):
    night = served.night("tonic")
    page = ready(open_page(f"{served.origin}/nights/{night}#event-2"))
    before = page.locator("#event-2 td").nth(1).inner_text()
    page.fill("#panel-review textarea", "I was turning the pillow.")
    page.click("#panel-review button:has-text('Reject')")
    page.wait_for_selector("#event-2.is-rejected")
    assert page.locator("#event-2 td").nth(1).inner_text() == before
    page.click("#next-event")
    page.select_option("#panel-review select", "posture_shift")
    wait_until(page, "document.querySelector('#event-3 .yours').textContent.includes('change of position')")
    said = list_reviews(served.library, night)
    assert [(review.event, review.decision, review.kind) for review in said] == [
        (1, "rejected", None),
        (2, "renamed", "posture_shift"),
    ]
    assert said[0].note == "I was turning the pillow."
    assert "You decided about 2 events." in page.locator("#review-summary").inner_text()
    page.click("#panel-review button:has-text('Take back')")
    wait_until(page, "document.querySelector('#event-3 .yours').textContent === ''")
    assert len(list_reviews(served.library, night)) == 1


def test_the_person_adds_an_event_that_was_missed(served: Served, open_page: OpenPage):
    night = served.night("healthy")
    page = ready(open_page(f"{served.origin}/nights/{night}"))
    page.click("#add-missed")
    page.fill("#missed-form input[name=time]", "23:05:10")
    page.fill("#missed-form input[name=duration]", "2")
    page.select_option("#missed-form select", "hypnic_jerk")
    page.click("#missed-form button[type=submit]")
    page.wait_for_selector("#review-summary h3:has-text('Added by you')")
    (review,) = list_reviews(served.library, night)
    assert (review.decision, review.kind, review.duration_s) == ("missed", "hypnic_jerk", 2.0)
    assert review.onset_s == pytest.approx(35 * 60 + 10, abs=1)
    assert page.evaluate("hypnic.page.choice.state.added.length") == 1


def test_the_journal_of_a_night_is_kept(served: Served, open_page: OpenPage):
    page = ready(open_page(f"{served.origin}/nights/{served.night('healthy')}"))
    page.fill("[data-detail=caffeine]", "two cups")
    page.check("[data-factor=stress]")
    page.fill("#own-factor", "full moon")
    page.fill("#journal-form textarea", "A long day.")
    page.click("#journal-form button[type=submit]")
    page.wait_for_selector("#toast.shown")
    said = journal_of(served.library, "2026-09-21")
    assert said is not None
    assert said.factors == {"stress": "", "caffeine": "two cups", "full moon": ""}
    page.goto(f"{served.origin}/journal")
    row = page.locator("table.journal tbody tr").inner_text()
    assert "Caffeine (two cups)" in row
    assert "A long day." in row


@pytest.mark.parametrize("path", ["/nothing", "/nights/healthy-00000000", "/journal?night=never"])
def test_what_does_not_exist_is_said_on_a_page(served: Served, open_page: OpenPage, path: str):
    page = open_page(f"{served.origin}{path}")
    assert page.locator("h1").inner_text() == "This did not work"
    assert page.locator("a[href='/']").count() >= 1


def test_hostile_words_stay_words(served: Served, open_page: OpenPage):
    night = served.night("healthy")
    nasty = "<img src=x onerror=alert(1)></script><b>"
    body = f'{{"name": "{nasty}"}}'.encode()
    assert served.post(f"/nights/{night}/rename", body)[0] == 200
    page = open_page(served.origin)
    assert nasty in page.locator("#nights").inner_text()
    page.fill("#search", "img")
    wait_until(page, "document.querySelectorAll('#nights tbody tr').length === 1")
    ready(page.goto(f"{served.origin}/nights/{night}") and page)
    assert page.locator("h1").inner_text() == nasty
    assert page.locator("main img, h1 b").count() == 0
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/", "document"),
        ("/journal", "document"),
        ("/trends", "document"),
        ("/live", "document"),
        ("/enter", "document"),
        ("/nights/tonic#event-2", NEW_PARTS),
    ],
)
def test_axe_finds_nothing_to_complain_about(served: Served, open_page: OpenPage, path: str, part: str, scheme: str):
    """What a night's page shares with its report is looked at with the report."""
    if not AXE.exists():
        pytest.skip(f"{AXE} is missing: npm install --no-save --no-package-lock axe-core")
    address = path.replace("tonic", served.night("tonic"))
    page = open_page(f"{served.origin}{address}", color_scheme=scheme, bypass_csp=True)
    if "nights" in path:
        ready(page)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    page.add_script_tag(path=AXE)
    assert page.evaluate(COMPLAINTS.replace("PART", part)) == []


@pytest.mark.parametrize("path", ["/", "/journal", "/trends", "/live", "/nights/tonic"])
def test_a_phone_shows_every_page_without_scrolling_sideways(served: Served, open_page: OpenPage, path: str):
    page = open_page(f"{served.origin}{path.replace('tonic', served.night('tonic'))}", **PHONE)
    if "nights" in path:
        ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
