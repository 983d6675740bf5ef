"""The middle of the page: the frame of the picture, the panel of one event, the table of all events."""

from dataclasses import dataclass

from detector.model import KINDS, TIERS, Event, Kind, NightAnalysis
from hypnic.report import budget
from hypnic.report.event_words import EventWords, describe_events
from hypnic.report.marks import kind_mark, tier_mark
from hypnic.report.markup import Markup, element, join
from hypnic.report.words import EVENT_TIER_LABELS, LANE_ORDER
from hypnic.words import KIND_MEANINGS, KIND_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of the events table; ``priority`` 1 is shown on a phone as well."""

    key: str
    title: str
    priority: int = 2
    is_number: bool = False


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn(key="number", title="No.", is_number=True),
    TableColumn(key="time", title="Time", priority=1),
    TableColumn(key="kind", title="Kind", priority=1),
    TableColumn(key="tier", title="Tier", priority=1),
    TableColumn(key="duration", title="Length", priority=1, is_number=True),
    TableColumn(key="peak", title="Peak", is_number=True),
    TableColumn(key="frequency", title="Rhythm", is_number=True),
    TableColumn(key="repetitions", title="Repeats", is_number=True),
    TableColumn(key="phase", title="Phase"),
    TableColumn(key="site", title="Site"),
    TableColumn(key="series", title="Series", is_number=True),
)

BUTTONS: tuple[tuple[str, str, str], ...] = (
    ("in", "Zoom in", "+"),
    ("out", "Zoom out", "−"),
    ("earlier", "Earlier", "←"),
    ("later", "Later", "→"),
)


def picture_section(night: NightAnalysis) -> Markup:
    """Frame the picture of the night: title, buttons, legend; the script draws inside."""
    help_text = (
        "Drag or scroll to zoom, double click for the whole night; on a touch screen, pinch and drag. With the picture "
        "in focus, the arrow keys step through the events, + and − zoom, 0 shows the whole night."
    )
    missing = element("p", "The picture needs JavaScript. Everything else on this page is complete without it.")
    content = (
        element("h2", "The night drawn", id="picture-title"),
        element("p", "", id="picture-summary", class_="note"),
        _legend(night),
        zoom_buttons(has_onset=night.sleep.onset_interval_s is not None),
        picture_frame(),
        element("noscript", missing),
        _key(night),
        element("p", help_text, id="picture-help", class_="note screen-only"),
        element("p", "", id="announcement", class_="only-read", aria_live="polite"),
    )
    return element("section", content, aria_labelledby="picture-title")


def picture_frame() -> Markup:
    """Make the frame in which the script draws a night."""
    return element(
        "div",
        [element("div", id="charts"), element("div", id="tooltip", hidden=True)],
        id="picture",
        role="group",
        tabindex=0,
        aria_label="Picture of the night",
        aria_describedby="picture-help",
    )


def zoom_buttons(*, has_onset: bool) -> Markup:
    """Make the buttons that move the picture; one of them to sleep onset, where that is known."""
    zoom = [
        element("button", sign, type="button", data_zoom=action, aria_label=label, title=label)
        for action, label, sign in BUTTONS
    ]
    night_button = element("button", "Whole night", type="button", data_zoom="night")
    onset = element("button", "Falling asleep", type="button", data_zoom="onset")
    named = [night_button, *([onset] if has_onset else [])]
    return element("div", [*named, *zoom], class_="buttons screen-only", role="group", aria_label="Zoom")


def panel_section() -> Markup:
    """Frame the panel of one event, hidden until an event is chosen; the script fills it."""
    navigation = (
        element("button", "← Previous", type="button", id="previous-event"),
        element("button", "Next →", type="button", id="next-event"),
        element("button", "Show in the picture", type="button", id="show-event"),
        element("button", "Close", type="button", id="close-event"),
    )
    content = (
        element("div", navigation, class_="buttons screen-only"),
        element("h2", "", id="panel-title", tabindex=-1),
        element("p", "", id="panel-summary"),
        element("div", [element("div", id="panel-waveforms"), element("div", id="panel-reasons")], class_="panel-body"),
    )
    return element("section", content, id="panel", hidden=True, aria_labelledby="panel-title")


def events_section(night: NightAnalysis) -> Markup:
    """Write the table of all events; complete without a script, which adds sorting and filters."""
    words = describe_events(night)
    shown = [column for column in COLUMNS if _is_used(column, night, words)]
    header = element("tr", [_header(column) for column in shown])
    rows = [_row(event, entry, shown) for event, entry in zip(night.events, words, strict=True)]
    how = element("span", " A click on one shows its curve and why it was called what it was.", class_="screen-only")
    table = element(
        "table",
        [
            element("caption", ["Every event of the night.", how]),
            element("thead", header),
            element("tbody", join(rows)),
        ],
        id="events",
        data_rows_at_first=budget.ROWS_AT_FIRST,
    )
    filters = _filters(night)
    content = (
        element("h2", "All events", id="events-title"),
        filters,
        element("p", _count_text(len(words)), id="events-count", class_="note", aria_live="polite"),
        table if words else element("p", "Nothing found: no movement stood out from the noise of the wearable."),
        element("p", element("button", "Show all", type="button", id="show-all", hidden=True), class_="screen-only"),
    )
    return element("section", content, aria_labelledby="events-title")


def present_kinds(night: NightAnalysis) -> list[Kind]:
    """List the kinds that the night has events of, from top to bottom of the picture."""
    kinds = {event.kind for event in night.events}
    return [kind for kind in LANE_ORDER if kind in kinds]


def _legend(night: NightAnalysis) -> Markup:
    counts = {kind: sum(event.kind == kind for event in night.events) for kind in KINDS}
    entries = [
        element(
            "label",
            [
                element("input", type="checkbox", checked=True, data_kind=kind),
                kind_mark(kind),
                element("span", KIND_NAMES[kind]),
                element("span", str(counts[kind]), class_="count"),
            ],
            title=KIND_MEANINGS[kind],
        )
        for kind in present_kinds(night)
    ]
    how = element("span", ": untick one to hide it here and in the table", class_="screen-only")
    title = element("legend", ["Kinds of events, and how many", how])
    return element("fieldset", [title, *entries], class_="legend") if entries else Markup()


def _key(night: NightAnalysis) -> Markup:
    """Explain the grounds and lines of the picture, those that occur in it."""
    entries = (
        ("key-activity", "movement: its mean (line) and its range, each second", True),
        ("key-asleep", "asleep", bool(night.sleep.asleep)),
        ("key-onset", "fell asleep within this stretch", night.sleep.onset_interval_s is not None),
        ("key-lights-out", "lights out", night.sleep.lights_out_s is not None),
        ("key-not-worn", "not worn", any(part.non_wear for part in night.conditioned)),
        ("key-gap", "no data", any(part.gaps for part in night.conditioned)),
    )
    items = [
        element("li", [element("span", class_=f"swatch {name}"), text])
        for name, text, is_present in entries
        if is_present
    ]
    return element("ul", items, class_="key")


def _filters(night: NightAnalysis) -> Markup:
    tiers = [tier for tier in reversed(TIERS) if any(event.tier == tier for event in night.events)]
    kind_options = [
        element("option", "all kinds", value=""),
        element("option", "several kinds", value="several", hidden=True),
        *(element("option", KIND_NAMES[kind], value=kind) for kind in present_kinds(night)),
    ]
    tier_options = [
        element("option", "all tiers", value=""),
        *(element("option", EVENT_TIER_LABELS[tier], value=tier) for tier in tiers),
    ]
    content = (
        element("label", ["Kind ", element("select", kind_options, id="filter-kind")]),
        element("label", ["Tier ", element("select", tier_options, id="filter-tier")]),
    )
    return element("div", content, class_="filters screen-only")


def _is_used(column: TableColumn, night: NightAnalysis, words: tuple[EventWords, ...]) -> bool:
    if column.key == "site":
        return len(night.recordings) > 1
    if column.key == "series":
        return any(event.series is not None for event in night.events)
    return bool(words) or column.priority == 1


def _header(column: TableColumn) -> Markup:
    button = element("button", column.title, type="button", data_sort=column.key)
    sort = "ascending" if column.key == "time" else None
    return element("th", button, scope="col", class_=_cell_class(column), aria_sort=sort)


def _row(event: Event, words: EventWords, columns: list[TableColumn]) -> Markup:
    cells = [_cell(event, words, column) for column in columns]
    beyond = "beyond" if words.number > budget.ROWS_AT_FIRST else None
    return element("tr", cells, id=f"event-{words.number}", class_=beyond, data_number=words.number)


def _cell(event: Event, words: EventWords, column: TableColumn) -> Markup:
    text = str(getattr(words, column.key))
    if column.key == "time":
        return element("th", text, scope="row", class_=_cell_class(column))
    if column.key == "kind":
        link = element("a", text, href=f"#event-{words.number}")
        return element("td", [kind_mark(event.kind), link], class_=_cell_class(column))
    if column.key == "tier":
        return element("td", [tier_mark(event.tier), element("span", text)], class_=_cell_class(column))
    return element("td", text, class_=_cell_class(column))


def _cell_class(column: TableColumn) -> str | None:
    names = [*(["number"] if column.is_number else []), *(["wide"] if column.priority > 1 else [])]
    return " ".join(names) or None


def _count_text(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"
