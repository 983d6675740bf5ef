"""The page as a whole: prepared pieces of the night put into the shell, with nothing left to fetch."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from string import Template

from detector.model import NightAnalysis
from hypnic import __version__
from hypnic.report.closing import details_section, limits_section
from hypnic.report.event_words import site_text
from hypnic.report.marks import sprite
from hypnic.report.markup import Markup, element, join
from hypnic.report.middle import events_section, panel_section, picture_section
from hypnic.report.opening import figures_section, reasons_section, verdict_section
from hypnic.report.page_data import describe_night
from hypnic.report.payload import pack_payload
from hypnic.report.picture import night_span_s
from hypnic.report.times import date_text, duration_text, minute_text

FOLDER = Path(__file__).parent
STYLES = ("uplot/uPlot.min.css", "page/page.css")
LIBRARY = "uplot/uPlot.iife.min.js"
SCRIPTS = (
    "page/payload.js",
    "page/clock.js",
    "page/palette.js",
    "page/choice.js",
    "page/gestures.js",
    "page/curves.js",
    "page/night_picture.js",
    "page/event_panel.js",
    "page/events_table.js",
    "page/main.js",
)
START = "page/start.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class NightPage:
    """What a page about a night shows: its name, its sections from top to bottom, and what the script draws."""

    title: str
    subtitle: str
    sections: tuple[Markup, ...]
    payload: str


def write_report(night: NightAnalysis, path: Path, *, title: str | None = None) -> None:
    """Write the page a person reads after a night, as one file that needs nothing else.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.
    path : Path
        Where to write. An existing file is replaced.
    title : str, optional
        Name of the night; its dates if left out.
    """
    path.write_text(render_report(night, title=title), encoding="utf-8", newline="\n")


def render_report(night: NightAnalysis, *, title: str | None = None) -> str:
    """Write the page a person reads after a night, as text.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.
    title : str, optional
        Name of the night; its dates if left out.

    Returns
    -------
    str
        HTML that asks for nothing from outside; its content security policy forbids it to.
    """
    page = prepare_page(night, title=title)
    return Template(_text("page/page.html")).substitute(
        _fixed_parts(),
        title=element("title", f"{page.title} – hypnic"),
        heading=element("h1", page.title),
        subtitle=element("p", page.subtitle, class_="subtitle"),
        sprite=sprite(),
        sections=join(page.sections),
        payload=page.payload,
        version=__version__,
    )


def prepare_page(night: NightAnalysis, *, title: str | None = None) -> NightPage:
    """Prepare what a page about a night shows, for the report and for the page of the library alike.

    Parameters
    ----------
    night : NightAnalysis
        As the detector returns it.
    title : str, optional
        Name of the night; its dates if left out.

    Returns
    -------
    NightPage
    """
    sections = (
        element("div", [verdict_section(night), reasons_section(night)], class_="top"),
        figures_section(night),
        picture_section(night),
        panel_section(),
        events_section(night),
        limits_section(night),
        details_section(night),
    )
    return NightPage(
        title=title or night_title(night),
        subtitle=_subtitle(night),
        sections=sections,
        payload=pack_payload(describe_night(night)),
    )


def night_title(night: NightAnalysis) -> str:
    """Name a night by its dates, or by its file where it has none."""
    started_at = night.recordings[0].started_at
    if started_at is None:
        return f"Night of {night.recordings[0].source}"
    return f"Night of {date_text(started_at, night_span_s(night)[1])}"


def _subtitle(night: NightAnalysis) -> str:
    started_at = night.recordings[0].started_at
    first_s, last_s = night_span_s(night)
    sites = site_text(tuple(recording.site for recording in night.recordings)).capitalize()
    if started_at is None:
        return f"{sites}, {duration_text(last_s - first_s)} without a clock"
    return f"{sites}, {minute_text(started_at, first_s)} to {minute_text(started_at, last_s)}"


@cache
def _fixed_parts() -> Mapping[str, str]:
    """Gather what is the same on every page: styles, scripts, and a policy that allows these alone."""
    style = "\n".join(_text(name) for name in STYLES)
    script = "\n".join(_text(name) for name in (*SCRIPTS, START))
    library = _text(LIBRARY)
    policy = (
        f"default-src 'none'; script-src '{_fingerprint(library)}' '{_fingerprint(script)}'; "
        f"style-src '{_fingerprint(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    licence = _text("uplot/LICENSE")
    return {"policy": policy, "style": style, "library": library, "script": script, "licence": licence}


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _fingerprint(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")
