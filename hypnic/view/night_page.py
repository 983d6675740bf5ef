"""A night as a page of the library: what its report shows, at any resolution, and what the person says about it."""

import json

from hypnic.library import Library, NightEntry, journal_of, own_factors
from hypnic.report.marks import TIER_SHAPES, tier_mark
from hypnic.report.markup import Markup, element
from hypnic.view.downloads import downloads_section
from hypnic.view.journal_page import journal_section
from hypnic.view.library_page import night_date, verdict_text
from hypnic.view.preparing import Prepared
from hypnic.view.reviewing import review_section
from hypnic.view.shell import Page
from hypnic.words import DISCLAIMER

NIGHT_SCRIPTS = ("uplot.js", "night.js", "journal.js")


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
    facts = {"night": entry.id, "finer": prepared.finer, "can_change": not is_visitor}
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
    """Say that a night is being read; the script waits and then shows it."""
    content = element(
        "section",
        [
            element("h2", "One moment", id="waiting-title"),
            element("p", "This night is being read for the first time. That takes a few seconds.", id="waiting"),
            element("progress", [], aria_label="Reading the night"),
        ],
        aria_labelledby="waiting-title",
        data_waiting=entry.id,
    )
    return Page(title=entry.name, subtitle=night_date(entry), place="/", content=(content,), is_visitor=is_visitor)


def bare_page(entry: NightEntry, *, is_visitor: bool) -> Page:
    """Show what is known of a night of which only the results, or nothing but the recording, lie in the library."""
    mark = tier_mark(entry.tier) if entry.tier in TIER_SHAPES else Markup()  # type: ignore[arg-type]
    report = element("p", element("a", "Open its report", href=f"/nights/{entry.id}/report"))
    analyse = element("button", "Analyse this night", type="button", data_analyse=entry.id)
    section = element(
        "section",
        [
            element("p", [mark, verdict_text(entry)], class_="night-tier"),
            element("h2", entry.headline or _bare_headline(entry), id="verdict-title"),
            *([element("p", entry.advice, class_="advice")] if entry.advice else []),
            *([element("p", entry.problem, class_="note")] if entry.problem else []),
            *(
                [element("p", "Its recording is not in this library, so its curves cannot be drawn here.")]
                if entry.tier
                else []
            ),
            *([report] if entry.tier else []),
            *([analyse] if entry.state == "recorded" and not is_visitor else []),
            element("p", DISCLAIMER, class_="disclaimer"),
        ],
        class_=f"verdict {entry.tier or 'cannot_tell'}",
        aria_labelledby="verdict-title",
    )
    return Page(
        title=entry.name,
        subtitle=night_date(entry),
        place="/",
        content=(_actions(entry, is_visitor=is_visitor), section),
        is_visitor=is_visitor,
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
    return element("div", back, class_="actions-bar", data_night=entry.id)
