"""A night as a page of the library: what its report shows, at any resolution, and what the person says about it."""

import json
from collections.abc import Sequence

from hypnic.library import Library, NightEntry, journal_of, own_factors
from hypnic.report.marks import TIER_SHAPES, tier_mark
from hypnic.report.markup import Markup, element
from hypnic.report.middle import picture_frame, zoom_buttons
from hypnic.view.downloads import downloads_section
from hypnic.view.journal_page import journal_section
from hypnic.view.library_page import night_date, verdict_text
from hypnic.view.prepared import Prepared
from hypnic.view.reviewing import review_section
from hypnic.view.shell import Page
from hypnic.words import DISCLAIMER

SKETCH_NOTE = (
    "A first look: how far each second of the recording swings, and the events as they were found. "
    "Drag, scroll or use + and − to zoom; it stays where you put it when the details come."
)
RECORDED_NOTE = "The recording as it is: how far each second of it swings. Drag, scroll or use + and − to zoom."
BARE_SCRIPTS = ("actions.js",)
SKETCH_SCRIPTS = (*BARE_SCRIPTS, "uplot.js", "sketch.js")
NIGHT_SCRIPTS = (*BARE_SCRIPTS, "uplot.js", "night.js", "journal.js")


def night_page(library: Library, entry: NightEntry, *, prepared: Prepared, is_visitor: bool) -> Page:
    """Show a night that is ready.

    Parameters
    ----------
    library : Library
    entry : NightEntry
    prepared : Prepared
        What its report shows, and how its curves are cut.
    is_visitor : bool
        Whether it is watched from another device.
    """
    sections = [Markup(section) for section in prepared.sections]
    own = own_factors(library)
    downloads = downloads_section(library, entry)
    yours = [review_section(), journal_section(entry, journal_of(library, entry.journal_key), own=own)]
    # after the table of events, before what cannot be told: the person's word stands with the detector's
    sections[-2:-2] = [yours[0], downloads] if is_visitor else [*yours, downloads]
    facts = {
        "night": entry.id,
        "finer": prepared.finer,
        "has_recorded": prepared.has_recorded,
        "can_change": not is_visitor,
    }
    data = (
        element("script", Markup(prepared.payload), type="application/octet-stream", id="payload"),
        element("script", script_safe(facts), type="application/json", id="facts"),
    )
    return Page(
        title=entry.name,
        subtitle=f"{prepared.title}: {prepared.subtitle}",
        place="/",
        content=(_actions(entry, is_visitor=is_visitor), *sections),
        data=data,
        scripts=NIGHT_SCRIPTS,
        is_visitor=is_visitor,
    )


def waiting_page(entry: NightEntry, *, is_visitor: bool) -> Page:
    """Show what is known of a night already, and a first look at it, while it is made ready."""
    waiting = element(
        "section",
        [
            element("h2", "The details are being read", id="waiting-title"),
            element("p", "", id="waiting", class_="note", aria_live="polite"),
            element("progress", [], aria_labelledby="waiting-title", max=1),
            element("noscript", element("p", "Load this page again in a few seconds.")),
        ],
        aria_labelledby="waiting-title",
        data_waiting=entry.id,
    )
    return Page(
        title=entry.name,
        subtitle=night_date(entry),
        place="/",
        content=(
            _actions(entry, is_visitor=is_visitor),
            _verdict_section(entry),
            waiting,
            _sketch_section(SKETCH_NOTE),
        ),
        scripts=SKETCH_SCRIPTS,
        is_visitor=is_visitor,
    )


def bare_page(entry: NightEntry, *, is_visitor: bool, has_sketch: bool = False) -> Page:
    """Show what is known of a night of which only the results, or nothing but the recording, lie in the library.

    Parameters
    ----------
    entry : NightEntry
    is_visitor : bool
        Whether it is watched from another device.
    has_sketch : bool
        Whether a first look at its recording is on its way.
    """
    report = element("p", element("a", "Open its report", href=f"/nights/{entry.id}/report"))
    analyse = element(
        "p", element("button", "Analyse this night", type="button", class_="primary", data_analyse=entry.id)
    )
    gone = element("p", "Its recording is not in this library, so its curves cannot be drawn here.")
    more = (
        *([gone, report] if entry.tier else []),
        *([analyse] if entry.state == "recorded" and not is_visitor else []),
    )
    return Page(
        title=entry.name,
        subtitle=night_date(entry),
        place="/",
        content=(
            _actions(entry, is_visitor=is_visitor),
            _verdict_section(entry, more),
            *([_sketch_section(RECORDED_NOTE, entry)] if has_sketch else []),
        ),
        scripts=SKETCH_SCRIPTS if has_sketch else BARE_SCRIPTS,
        is_visitor=is_visitor,
    )


def _verdict_section(entry: NightEntry, more: Sequence[Markup] = ()) -> Markup:
    mark = tier_mark(entry.tier) if entry.tier in TIER_SHAPES else Markup()  # type: ignore[arg-type]
    content = (
        element("p", [mark, verdict_text(entry)], class_="night-tier"),
        element("h2", entry.headline or _bare_headline(entry), id="verdict-title"),
        *([element("p", entry.advice, class_="advice")] if entry.advice else []),
        *([element("p", entry.problem, class_="note")] if entry.problem else []),
        *more,
        element("p", DISCLAIMER, class_="disclaimer"),
    )
    return element("section", content, class_=f"verdict {entry.tier or 'cannot_tell'}", aria_labelledby="verdict-title")


def _sketch_section(note: str, waits_for: NightEntry | None = None) -> Markup:
    """Frame the first look at a night; the script draws inside, and shows the section when there is something."""
    content = (
        element("h2", "The night drawn", id="picture-title"),
        element("p", "", id="picture-summary", class_="note"),
        zoom_buttons(has_onset=False),
        picture_frame(),
        element("p", note, id="picture-help", class_="note"),
    )
    return element(
        "section",
        content,
        id="sketch",
        hidden=True,
        aria_labelledby="picture-title",
        data_waiting=None if waits_for is None else waits_for.id,
    )


def script_safe(facts: object) -> Markup:
    """Write JSON so that it cannot end the element it stands in."""
    return Markup(json.dumps(facts, separators=(",", ":")).replace("<", "\\u003c"))


def _bare_headline(entry: NightEntry) -> str:
    if entry.deleted_at is not None:
        return "This night is in the bin."
    return "This recording has not been analysed yet." if entry.state == "recorded" else verdict_text(entry)


def _actions(entry: NightEntry, *, is_visitor: bool) -> Markup:
    back = element("a", "← All nights", href="/")
    if is_visitor:
        return element("div", back, class_="actions-bar")
    if entry.deleted_at is not None:
        buttons = [element("button", "Put back", type="button", id="restore-night")]
    else:
        buttons = [
            element("button", "Rename", type="button", class_="quiet", id="rename-night"),
            element("button", "Delete", type="button", class_="quiet", id="delete-night"),
        ]
    return element("div", [back, *buttons], class_="actions-bar", data_night=entry.id)
