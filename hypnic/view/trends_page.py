"""Trends: what the nights say together, each figure over the nights, and with and without each factor."""

from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hypnic.library import Library, NightFilter, factor_label, list_nights
from hypnic.library.over_nights import OverNights, tier_over_nights
from hypnic.library.trends import (
    NO_CAUSE,
    Counted,
    FactorComparison,
    Trend,
    TrendPoint,
    every_trend_and_factor,
)
from hypnic.report.marks import tier_mark
from hypnic.report.markup import Markup, element
from hypnic.report.words import NIGHT_TIER_LABELS, SITE_LABELS
from hypnic.view.answers import ask, is_visitor, library_of, page_answer
from hypnic.view.shell import Page
from hypnic.words import DISCLAIMER

WIDTH, HEIGHT = 720, 170
LEFT, RIGHT, TOP, BOTTOM = 46, 12, 10, 26
ROUND_STEPS = (1, 2, 5, 10)
GRID_LINES = 4
LABELLED_DATES = 5
DENSE = 60
FACTOR_COLUMNS = (
    ("Figure", ""),
    ("With it", "number"),
    ("Without", "number"),
    ("Difference (95 % interval)", "number"),
    ("Nights", "number"),
)
KEYS = "In the drawing, the arrow keys go from night to night and Enter opens one."


async def show_trends(request: Request) -> Response:
    """Show the trends, of one body site and with the person's reviews where that is asked for."""
    site = request.query_params.get("site", "")
    counted: Counted = "person" if request.query_params.get("counted") == "person" else "detector"
    page = await ask(trends_page, library_of(request), site=site, counted=counted, is_visitor=is_visitor(request))
    return page_answer(page)


def trends_page(library: Library, *, site: str, counted: Counted, is_visitor: bool) -> Page:
    """Show what the nights of a library say together.

    Parameters
    ----------
    library : Library
    site : str
        Body site; empty for all.
    counted : {"detector", "person"}
        Whether the person's reviews are used.
    is_visitor : bool
    """
    sites = sorted({one for entry in list_nights(library) for one in entry.sites})
    chosen = NightFilter(sites=(site,) if site in sites else ())
    trends, comparisons = every_trend_and_factor(library, chosen=chosen, counted=counted)
    content = (
        _verdict_section(tier_over_nights(library)),
        _choice(sites, site=site, counted=counted),
        *(_trend_section(one) for one in trends if one.points),
        *(() if any(one.points for one in trends) else (_nothing(),)),
        _factors_section(comparisons),
    )
    return Page(
        title="Trends",
        subtitle="What the nights say together",
        place="/trends",
        content=content,
        scripts=("trends.js",),
        is_visitor=is_visitor,
    )


def chart(points: Sequence[TrendPoint], *, label: str, unit: str) -> Markup:
    """Draw a figure over the nights: a point for each, a line for how sure it is."""
    top = max([point.value for point in points] + [point.high for point in points if point.high is not None] + [0.0])
    step = _round_step(top / GRID_LINES)
    top = step * max(1, -(-top // step))
    first, last = points[0].date, points[-1].date
    marks = [_point(point, x=_x(point.date, first, last), top=top, unit=unit) for point in points]
    words = (
        f"{label}: {len(points)} nights, from {min(p.value for p in points):.3g} to {max(p.value for p in points):.3g}"
    )
    return element(
        "svg",
        [*_grid(top, step), *_dates(points, first, last), *marks],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        class_="trend-chart dense" if len(points) > DENSE else "trend-chart",
        role="group",
        aria_label=f"{words} {unit}".strip(),
    )


def _verdict_section(said: OverNights) -> Markup:
    content = (
        element("p", [tier_mark(said.tier), NIGHT_TIER_LABELS[said.tier]], class_="night-tier"),
        element("h2", said.headline, id="together-title"),
        element("p", said.advice, class_="advice"),
        element("ul", [element("li", reason) for reason in said.reasons]),
        element("p", DISCLAIMER, class_="disclaimer"),
    )
    return element("section", content, class_=f"verdict {said.tier}", aria_labelledby="together-title")


def _choice(sites: Sequence[str], *, site: str, counted: Counted) -> Markup:
    site_options = [
        element("option", "all sites together", value=""),
        *(element("option", SITE_LABELS.get(one, one), value=one, selected=one == site) for one in sites),
    ]
    counted_options = [
        element("option", "as the detector counted", value="detector"),
        element("option", "with your reviews", value="person", selected=counted == "person"),
    ]
    content = (
        element("label", ["Worn at ", element("select", site_options, name="site")]),
        element("label", ["Counted ", element("select", counted_options, name="counted")]),
        element("button", "Show", type="submit"),
    )
    return element("form", content, action="/trends", method="get", class_="filters")


def _trend_section(said: Trend) -> Markup:
    name, unit = said.measure.label, said.measure.unit
    typical = said.typical
    lines = []
    if typical is not None:
        lines.append(f"Typically {typical.value:.3g} {unit} (95 % interval {typical.low:.3g} to {typical.high:.3g}).")
    if said.change_per_week is not None:
        change = said.change_per_week
        holds = "No clear change over time" if change.low <= 0 <= change.high else "It changes over time"
        lines.append(
            f"{holds}: {_signed(change.value)} {unit} a week "
            f"(95 % interval {_signed(change.low)} to {_signed(change.high)})."
        )
    content = (
        element("h2", name, id=f"trend-{said.measure.name}"),
        *(element("p", line) for line in lines),
        element("p", KEYS, class_="only-read"),
        chart(said.points, label=name, unit=unit),
        *(element("p", note, class_="note") for note in said.notes),
    )
    return element("section", content, aria_labelledby=f"trend-{said.measure.name}")


def _nothing() -> Markup:
    return element("section", element("p", "No analysed night with a date yet: add some to the library."))


def _factors_section(comparisons: Sequence[FactorComparison]) -> Markup:
    title = element("h2", "With and without", id="factors-title")
    if not comparisons:
        how = "Tick in the journal what was there on each day; with enough nights, this compares them."
        return element("section", [title, element("p", how)], aria_labelledby="factors-title")
    known = [one for one in comparisons if one.difference is not None]
    others = [one for one in comparisons if one.difference is None]
    factors = dict.fromkeys(one.factor for one in known)
    content = (
        title,
        element("p", NO_CAUSE),
        *(_factor_table(factor, [one for one in known if one.factor == factor]) for factor in factors),
        *([_too_few(others)] if others else []),
    )
    return element("section", content, aria_labelledby="factors-title")


def _factor_table(factor: str, comparisons: Sequence[FactorComparison]) -> Markup:
    """Show what went together with a factor, one figure a row."""
    header = [element("th", title, scope="col", class_=class_ or None) for title, class_ in FACTOR_COLUMNS]
    return element(
        "table",
        [
            element("caption", element("h3", factor_label(factor))),
            element("thead", element("tr", header)),
            element("tbody", [_factor_row(one) for one in comparisons]),
        ],
        class_="with-without",
    )


def _factor_row(one: FactorComparison) -> Markup:
    difference = one.difference
    if difference is None or one.typical_with is None or one.typical_without is None:
        return Markup()
    is_clear = difference.low > 0 or difference.high < 0
    said = f"{_signed(difference.value)} ({_signed(difference.low)} to {_signed(difference.high)})"
    cells = (
        element("th", [one.measure.label, element("span", f" {one.measure.unit}", class_="unit")], scope="row"),
        element("td", f"{one.typical_with:.3g}", class_="number", data_label="With it"),
        element("td", f"{one.typical_without:.3g}", class_="number", data_label="Without"),
        element("td", element("strong", said) if is_clear else said, class_="number", data_label="Difference"),
        element("td", f"{one.nights_with} with, {one.nights_without} without", class_="number", data_label="Nights"),
    )
    return element("tr", cells)


def _signed(value: float) -> str:
    return f"{value:+.2g}".replace("-", "−") if value else "0"


def _too_few(comparisons: Sequence[FactorComparison]) -> Markup:
    return element(
        "details",
        [
            element("summary", f"Too few nights to compare ({len(comparisons)})"),
            element("ul", [element("li", one.text) for one in comparisons]),
        ],
    )


def _round_step(rough: float) -> float:
    power = 1.0
    while power * ROUND_STEPS[-1] < rough:
        power *= 10
    while rough and power > rough:
        power /= 10
    return next((power * factor for factor in ROUND_STEPS if power * factor >= rough), power)


def _x(day: date, first: date, last: date) -> float:
    days = max(1, (last - first).days)
    share = (day - first).days / days if last > first else 1 / 2
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _y(value: float, top: float) -> float:
    return round(TOP + (1 - min(value, top) / top) * (HEIGHT - TOP - BOTTOM), 1)


def _grid(top: float, step: float) -> list[Markup]:
    made = []
    for number in range(round(top / step) + 1):
        y = _y(number * step, top)
        made.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid"))
        made.append(element("text", f"{number * step:g}", x=LEFT - 8, y=y + 4, text_anchor="end"))
    return made


def _dates(points: Sequence[TrendPoint], first: date, last: date) -> list[Markup]:
    picks = range(LABELLED_DATES)
    days = sorted({first + (last - first) * pick / (LABELLED_DATES - 1) for pick in picks} if points else set())
    return [
        element(
            "text",
            _day_text(day, first, last),
            x=_x(day, first, last),
            y=HEIGHT - 6,
            text_anchor=_anchor(day, first, last),
            class_="between" if place % 2 else None,
        )
        for place, day in enumerate(days)
    ]


def _day_text(day: date, first: date, last: date) -> str:
    return f"{day.day} {day:%b}" if first.year == last.year else f"{day.day} {day:%b %Y}"


def _anchor(day: date, first: date, last: date) -> str:
    if first == last:
        return "middle"
    return {first: "start", last: "end"}.get(day, "middle")


def _point(point: TrendPoint, *, x: float, top: float, unit: str) -> Markup:
    between = "" if point.low is None or point.high is None else f", {point.low:.3g} to {point.high:.3g}"
    title = element("title", f"{point.date.day} {point.date:%B %Y}: {point.value:.3g} {unit}{between}")
    y = _y(point.value, top)
    sure = (
        [element("line", x1=x, x2=x, y1=_y(point.high, top), y2=_y(point.low, top), class_="sure")]
        if point.low is not None and point.high is not None
        else []
    )
    return element(
        "a",
        [title, *sure, element("circle", cx=x, cy=y, r=4, class_="point")],
        href=f"/nights/{point.night}",
        aria_label=f"{point.date.day} {point.date:%B}: {point.value:.3g} {unit}".strip(),
    )


ROUTES = (Route("/trends", show_trends),)
