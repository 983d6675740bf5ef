"""The library as a page: import, calendar, and a list of nights that can be searched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from detector.model import TIERS, NightTier
from hypnic.library import NightEntry
from hypnic.report.event_words import site_text
from hypnic.report.marks import TIER_SHAPES, tier_mark
from hypnic.report.markup import Markup, element, join
from hypnic.report.times import duration_text
from hypnic.report.words import NIGHT_TIER_LABELS
from hypnic.view.shell import Page

UNKNOWN = "–"
MONTHS_SHOWN = 3
ROWS_AT_FIRST = 100
MONTHS_A_YEAR = 12
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WEEK = 7
WORST_FIRST: tuple[NightTier, ...] = (*reversed(TIERS), "cannot_tell")
STATE_WORDS: Mapping[str, str] = {
    "recorded": "Not analysed yet",
    "missing": "Its files are gone",
    "damaged": "Its results cannot be read",
}
HEADERS = (("Night", ""), ("Verdict", ""), ("Asleep", "number wide"), ("Jerks at onset", "number wide"))
MORE_HEADERS = (("Twitches", "number wide"), ("Limb movements", "number wide"), ("Worn at", "wide"), ("", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the list is narrowed to: words, and a tier or nothing; and whether all of that is listed at once."""

    text: str = ""
    tier: str = ""
    is_whole: bool = False


def rows_shown(entries: Sequence[NightEntry], search: Search) -> Sequence[NightEntry]:
    """Give those nights that are listed: the latest ones, unless all were asked for."""
    return entries if search.is_whole else entries[:ROWS_AT_FIRST]


def more_text(entries: Sequence[NightEntry], search: Search) -> str:
    """Offer the nights that are not listed; nothing where all are."""
    return f"Show all {len(entries)} nights" if len(rows_shown(entries, search)) < len(entries) else ""


def library_page(
    shown: Sequence[NightEntry],
    *,
    every: Sequence[NightEntry],
    binned: Sequence[NightEntry],
    search: Search,
    is_visitor: bool,
) -> Page:
    """Show the library.

    Parameters
    ----------
    shown : sequence of NightEntry
        Those that the search leaves.
    every : sequence of NightEntry
        All, for the calendar.
    binned : sequence of NightEntry
        Those in the bin.
    search : Search
    is_visitor : bool
        Whether it is watched from another device.
    """
    content = (
        *(() if is_visitor else (_import_section(is_first=not every),)),
        *((_calendar_section(every), _list_section(shown, search=search, is_visitor=is_visitor)) if every else ()),
        *(() if is_visitor else (element("div", bin_section(binned), id="bin-place"),)),
    )
    return Page(
        title="Your nights",
        subtitle=_span_text(every),
        place="/",
        content=content,
        scripts=("library.js",),
        is_visitor=is_visitor,
    )


def night_rows(entries: Sequence[NightEntry], *, is_visitor: bool) -> Markup:
    """Write the rows of the list, the latest night first."""
    return join([_row(entry, is_visitor=is_visitor) for entry in entries])


def bin_section(binned: Sequence[NightEntry]) -> Markup:
    """List what is in the bin, to be put back or removed for good; nothing where it is empty."""
    if not binned:
        return Markup()
    items = [
        element(
            "li",
            [
                element("span", f"{entry.name}, {night_date(entry)}"),
                element(
                    "button", "Put back", type="button", data_restore=entry.id, aria_label=f"Put {entry.name} back"
                ),
            ],
        )
        for entry in binned
    ]
    empty = element("button", "Remove them for good …", type="button", data_empty=len(binned))
    content = (
        element("h2", f"Bin ({len(binned)})", id="bin-title"),
        element("p", "Deleted nights stay here until you remove them for good.", class_="note"),
        element("ul", items, class_="imports"),
        element("div", empty, class_="buttons"),
    )
    return element("section", content, id="bin", aria_labelledby="bin-title")


def count_text(count: int) -> str:
    """Say how many nights are listed."""
    return {0: "No night matches.", 1: "1 night."}.get(count, f"{count} nights.")


def night_date(entry: NightEntry) -> str:
    """Name a night by the evening it belongs to."""
    if entry.date is None:
        return "without a date"
    return f"{entry.date:%a} {entry.date.day} {entry.date:%b %Y}"


def verdict_text(entry: NightEntry) -> str:
    """Say in a few words what a night was, or why that is not known."""
    if entry.state != "analysed" or entry.tier is None:
        return STATE_WORDS.get(entry.state, UNKNOWN)
    return NIGHT_TIER_LABELS.get(entry.tier, entry.tier)  # type: ignore[call-overload,no-any-return]


def _span_text(entries: Sequence[NightEntry]) -> str:
    dates = [entry.date for entry in entries if entry.date is not None]
    if not dates:
        return "No nights yet." if not entries else f"{len(entries)} nights"
    first, last = (f"{day.day} {day:%B %Y}" for day in (min(dates), max(dates)))
    count = "1 night" if len(entries) == 1 else f"{len(entries)} nights"
    return f"{count}, {first}" if first == last else f"{count}, {first} to {last}"


def _import_section(*, is_first: bool) -> Markup:
    how = "Drop recordings here: any file that hypnic reads, from a wearable or an app."
    hello = "This library is empty. "
    choose = element("input", type="file", id="import-files", multiple=True, class_="only-read")
    content = (
        element("h2", "Add a night", id="import-title"),
        element("p", [hello if is_first else "", how], id="import-help"),
        element(
            "div",
            [
                choose,
                element("label", "Choose files", for_="import-files", class_="button"),
                element("button", "Look through the folder again", type="button", id="refresh"),
            ],
            class_="buttons",
        ),
        element("ul", [], id="imports", class_="imports", aria_live="polite"),
    )
    return element("section", content, id="import", aria_labelledby="import-title")


def _calendar_section(entries: Sequence[NightEntry]) -> Markup:
    months = _months(entries)
    shown, earlier = months[:MONTHS_SHOWN], months[MONTHS_SHOWN:]
    more = (
        element(
            "details",
            [
                element("summary", f"Earlier months ({len(earlier)})"),
                element("div", [_month(*one) for one in earlier], class_="months"),
            ],
        )
        if earlier
        else Markup()
    )
    key = [element("li", [tier_mark(tier), NIGHT_TIER_LABELS[tier]]) for tier in WORST_FIRST]
    content = (
        element("h2", "Calendar", id="calendar-title"),
        element("div", [_month(*one) for one in reversed(shown)], class_="months"),
        element("ul", key, class_="key"),
        more,
    )
    return element("section", content if months else content[:1], aria_labelledby="calendar-title", hidden=not months)


def _months(entries: Iterable[NightEntry]) -> list[tuple[date, Mapping[date, list[NightEntry]]]]:
    """Sort the nights into months, the latest first."""
    nights: dict[date, list[NightEntry]] = defaultdict(list)
    for entry in entries:
        if entry.date is not None:
            nights[entry.date].append(entry)
    if not nights:
        return []
    latest = max(nights).replace(day=1)
    firsts = {day.replace(day=1) for day in nights} | {_months_before(latest, number) for number in range(MONTHS_SHOWN)}
    return [
        (first, {day: found for day, found in nights.items() if day.replace(day=1) == first})
        for first in sorted(firsts, reverse=True)
    ]


def _months_before(first: date, number: int) -> date:
    year, month = divmod(first.year * MONTHS_A_YEAR + first.month - 1 - number, MONTHS_A_YEAR)
    return date(year, month + 1, 1)


def _month(first: date, nights: Mapping[date, list[NightEntry]]) -> Markup:
    start = first - timedelta(days=first.weekday())
    next_first = (first + timedelta(days=31)).replace(day=1)
    weeks = []
    while start < next_first:
        days = [start + timedelta(days=number) for number in range(WEEK)]
        weeks.append(
            element("tr", [_day(day, nights.get(day, []), is_inside=day.month == first.month) for day in days])
        )
        start += timedelta(days=WEEK)
    header = element("tr", [element("th", name, scope="col") for name in DAYS])
    caption = element("caption", f"{first:%B %Y}")
    return element(
        "table",
        [caption, element("thead", header), element("tbody", weeks)],
        class_="month" if nights else "month empty",
    )


def _day(day: date, nights: list[NightEntry], *, is_inside: bool) -> Markup:
    if not is_inside:
        return element("td")
    number = element("span", str(day.day), class_="day")
    if not nights:
        return element("td", number)
    night = min(nights, key=_severity)
    more = f", and {len(nights) - 1} more" if len(nights) > 1 else ""
    label = f"{day.day} {day:%B}: {verdict_text(night)}{more}"
    mark = tier_mark(night.tier) if night.tier in TIER_SHAPES else element("span", "·", class_="mark")  # type: ignore[arg-type]
    link = element(
        "a", [number, mark], href=f"/nights/{night.id}", aria_label=label, title=label, class_=f"night {night.tier}"
    )
    return element("td", link)


def _severity(entry: NightEntry) -> int:
    return WORST_FIRST.index(entry.tier) if entry.tier in WORST_FIRST else len(WORST_FIRST)


def _list_section(shown: Sequence[NightEntry], *, search: Search, is_visitor: bool) -> Markup:
    headers = [
        element("th", title or element("span", "Actions", class_="only-read"), scope="col", class_=class_ or None)
        for title, class_ in (*HEADERS, *MORE_HEADERS)
    ]
    table = element(
        "table",
        [
            element("caption", "The latest first. Twitches and limb movements are per hour of sleep."),
            element("thead", element("tr", headers)),
            element("tbody", night_rows(rows_shown(shown, search), is_visitor=is_visitor)),
        ],
        id="nights",
    )
    more = more_text(shown, search)
    whole = f"/?{urlencode({'q': search.text, 'tier': search.tier, 'all': '1'})}"
    content = (
        element("h2", "All nights", id="nights-title"),
        _search_form(search),
        element("p", count_text(len(shown)), id="nights-count", class_="note", aria_live="polite"),
        table,
        element("p", element("a", more, href=whole, id="show-all-nights", class_="button", hidden=not more)),
    )
    return element("section", content, aria_labelledby="nights-title")


def _search_form(search: Search) -> Markup:
    options = [
        element("option", "all verdicts", value=""),
        *(element("option", NIGHT_TIER_LABELS[tier], value=tier, selected=tier == search.tier) for tier in WORST_FIRST),
    ]
    content = (
        element(
            "label",
            ["Search ", element("input", type="search", name="q", value=search.text, id="search", autocomplete="off")],
        ),
        element("label", ["Verdict ", element("select", options, name="tier", id="search-tier")]),
        element("button", "Search", type="submit", class_="without-script"),
    )
    return element("form", content, action="/", method="get", role="search", class_="filters", id="search-form")


def _row(entry: NightEntry, *, is_visitor: bool) -> Markup:
    figures = entry.figures
    asleep = UNKNOWN if figures.total_sleep_s is None else duration_text(figures.total_sleep_s)
    jerks = UNKNOWN if figures.jerks_around_onset is None else str(figures.jerks_around_onset)
    link = element("a", entry.name, href=f"/nights/{entry.id}")
    when = element("span", night_date(entry), class_="when")
    mark = tier_mark(entry.tier) if entry.tier in TIER_SHAPES else Markup()  # type: ignore[arg-type]
    verdict = element("span", [mark, element("span", verdict_text(entry))], class_="verdict-cell")
    headline = element("span", entry.headline or entry.problem or "", class_="note headline")
    delete = element(
        "button", "Delete", type="button", class_="quiet", data_delete=entry.id, aria_label=f"Delete {entry.name}"
    )
    cells = (
        element("th", [when, link], scope="row"),
        element("td", [verdict, headline]),
        element("td", asleep, class_="number wide"),
        element("td", jerks, class_="number wide"),
        element("td", _rate(figures.twitches_per_h), class_="number wide"),
        element("td", _rate(figures.plm_per_h), class_="number wide"),
        element("td", site_text(entry.sites), class_="wide"),
        element("td", [] if is_visitor else [delete], class_="actions"),
    )
    return element("tr", cells, data_night=entry.id)


def _rate(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1f}"
