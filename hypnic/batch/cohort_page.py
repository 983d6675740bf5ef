"""The page of a cohort: one file that works offline, with links to the reports of the nights that stand out."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from hypnic import __version__
from hypnic.batch.cohort import Cohort, Outlier, Reason, Spread
from hypnic.batch.model import NIGHTS_FOLDER
from hypnic.outputs import REPORT_NAME
from hypnic.report.markup import Markup, element, join
from hypnic.words import DISCLAIMER, TIER_MEANINGS

PAGE_NAME = "summary.html"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
BAR_WIDTH, BAR_HEIGHT = 6, 28
UNIT_IN_A_NAME = re.compile(r"_(s|hz|g|per_h)(?=$|_\d+$)")
STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; font-size: .92rem; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8886; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.note { opacity: .8; font-size: .9rem; }
.disclaimer { border-left: 4px solid #888; padding-left: .8rem; }
svg { display: block; }
svg rect { fill: currentColor; opacity: .65; }
"""


def cohort_page(cohort: Cohort, *, title: str, has_reports: bool, remark: str = "") -> str:
    """Write the page.

    Parameters
    ----------
    cohort : Cohort
    title : str
        What the cohort is called: its folder.
    has_reports : bool
        Whether nights have reports to link to.
    remark : str
        What the reader must know first, such as that some shards are missing.

    Returns
    -------
    str
        HTML that asks for nothing from outside.
    """
    body = (
        element("h1", f"{title}: {cohort.nights} nights"),
        element("p", remark, class_="note") if remark else "",
        element("p", DISCLAIMER, class_="disclaimer"),
        _verdicts(cohort, has_reports=has_reports),
        _spreads(cohort),
        _outliers(cohort.outliers, has_reports=has_reports),
        _failures(cohort),
        element("p", f"hypnic {__version__}. What each column means stands in columns.json.", class_="note"),
    )
    head = (
        element("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{title} – hypnic"),
        Markup(f"<style>{STYLE}</style>"),
    )
    page = element("html", [element("head", head), element("body", element("main", body))], lang="en")
    return f"<!doctype html>\n{page}\n"


def _verdicts(cohort: Cohort, *, has_reports: bool) -> Markup:
    rows = [
        (tier.replace("_", " "), TIER_MEANINGS.get(tier, ""), str(count), _share(count, cohort.nights))  # type: ignore[call-overload]
        for tier, count in cohort.tiers.items()
    ]
    links = join([piece for night in cohort.alarming for piece in (_link(night, has_reports=has_reports), ", ")][:-1])
    alarming = element("p", ["Seizure-like: ", links]) if cohort.alarming else ""
    table = _table(("verdict", "meaning", "nights", "share"), rows, numbers=2)
    return element("section", [element("h2", "Verdicts"), table, alarming])


def _spreads(cohort: Cohort) -> Markup:
    headers = ("figure", "from low to high", "nights", "least", "¼", "median", "¾", "most")
    rows = [
        (_figure(spread), _histogram(spread), str(spread.known), *map(_number, spread.quantiles))
        for spread in cohort.spreads
    ]
    unknown = ", ".join(_words(column.name) for column in cohort.unknown)
    note = element("p", f"Not known in any night: {unknown}.", class_="note") if unknown else ""
    return element("section", [element("h2", "Figures"), _table(headers, rows, numbers=6), note])


def _outliers(outliers: Sequence[Outlier], *, has_reports: bool) -> Markup:
    title = element("h2", "Nights that stand out")
    rule = "Beyond three times the width of the middle half from its edges, farthest first; no statement about health."
    if not outliers:
        return element("section", [title, element("p", "None.")])
    rows = [
        (_link(one.night, has_reports=has_reports), _words(one.column.name), _number(one.value), f"{one.distance:.1f}")
        for one in outliers
    ]
    table = _table(("night", "figure", "value", "widths away"), rows, numbers=2)
    return element("section", [title, element("p", rule, class_="note"), table])


def _failures(cohort: Cohort) -> Markup:
    title = element("h2", f"Failures: {cohort.failures}")
    if not cohort.reasons:
        return element("section", [title, element("p", "None.")])
    table = _table(("reason", "such as", "recordings"), [_reason(reason) for reason in cohort.reasons], numbers=1)
    note = element("p", "Each of them is a line of failures.csv.", class_="note")
    return element("section", [title, table, note])


def _reason(reason: Reason) -> tuple[str, ...]:
    return reason.text, ", ".join(reason.examples), str(reason.failures)


def _figure(spread: Spread) -> Markup:
    unit = f" ({spread.column.unit})" if spread.column.unit else ""
    return element("span", f"{_words(spread.column.name)}{unit}", title=spread.column.description)


def _histogram(spread: Spread) -> Markup:
    """Draw how many nights lie where, as bars of equal width."""
    most = max(spread.bins)
    bars = [
        element(
            "rect",
            x=index * BAR_WIDTH,
            y=f"{BAR_HEIGHT - BAR_HEIGHT * count / most:.1f}",
            width=BAR_WIDTH - 1,
            height=f"{BAR_HEIGHT * count / most:.1f}",
        )
        for index, count in enumerate(spread.bins)
        if count
    ]
    label = f"{_words(spread.column.name)}: {', '.join(map(str, spread.bins))} nights from low to high"
    width = BAR_WIDTH * len(spread.bins)
    return element("svg", bars, width=width, height=BAR_HEIGHT, role="img", aria_label=label)


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int) -> Markup:
    """Lay out a table of which the last columns are numbers."""
    first = len(headers) - numbers
    kinds = ["number" if index >= first else None for index in range(len(headers))]
    head = element(
        "tr", [element("th", text, class_=kind, scope="col") for text, kind in zip(headers, kinds, strict=True)]
    )
    body = [
        element("tr", [element("td", cell, class_=kind) for cell, kind in zip(row, kinds, strict=True)]) for row in rows
    ]
    return element("div", element("table", [element("thead", head), element("tbody", body)]), class_="wide")


def _link(night: str, *, has_reports: bool) -> Markup:
    if not has_reports:
        return element("span", night)
    return element("a", night, href=f"{NIGHTS_FOLDER}/{quote(night)}/{REPORT_NAME}")


def _words(name: str) -> str:
    """Write a column's name as words, without the unit in it, which is told apart."""
    own = name.partition("_")[2] if name.startswith(("indices_", "verdict_")) else name
    return UNIT_IN_A_NAME.sub("", own).replace("_", " ")


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f} %" if whole else "–"


def _number(value: float) -> str:
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004 from there on digits tell enough
