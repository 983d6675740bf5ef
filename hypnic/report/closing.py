"""The end of the page: what cannot be told, how the night was recorded, every setting, the software."""

from collections.abc import Iterable, Mapping

from detector.model import KINDS, Conditioned, NightAnalysis
from detector.settings import FITTED, Settings, descriptions
from hypnic.report.event_words import site_text
from hypnic.report.marks import kind_mark
from hypnic.report.markup import Markup, element
from hypnic.report.times import date_text, duration_text, minute_text, time_text, zone_text
from hypnic.report.words import (
    BLIND_SPOTS,
    CAUSES_NOT_TOLD_APART,
    EVERYDAY_FACTORS,
    NO_PROOF,
    OTHER_CANNOT_SEE,
)
from hypnic.words import KIND_MEANINGS, KIND_NAMES
from recordings import Interval, Recording

STRETCHES_LISTED = 20
SIGNAL_LABELS = {
    "acceleration": "acceleration, gravity included",
    "linear_acceleration": "acceleration, gravity already removed",
    "magnitude": "magnitude of acceleration only",
}


def limits_section(night: NightAnalysis) -> Markup:
    """Say what this night, and any accelerometer, cannot tell."""
    sites = {BLIND_SPOTS.get(recording.site, OTHER_CANNOT_SEE) for recording in night.recordings}
    limits = [
        element("li", [element("strong", KIND_NAMES[limit.kind].capitalize()), ": ", limit.because])
        for limit in night.limits
    ]
    content = (
        element("h2", "What cannot be told", id="limits-title"),
        *((element("h3", "In this recording"), element("ul", limits)) if limits else ()),
        element("h3", "By any wearable like this"),
        element("ul", [element("li", text) for text in (*sorted(sites), NO_PROOF)]),
        element("h3", "Questions for the doctor"),
        element("p", "Most twitches are harmless. A wearable sees movement, never its cause; these can only be asked:"),
        element("ul", [element("li", question) for question in CAUSES_NOT_TOLD_APART], class_="columns"),
        element("p", EVERYDAY_FACTORS),
    )
    return element("section", content, aria_labelledby="limits-title")


def details_section(night: NightAnalysis) -> Markup:
    """Say how the night was recorded and what the words and settings mean."""
    parts = [
        _recording(recording, conditioned)
        for recording, conditioned in zip(night.recordings, night.conditioned, strict=True)
    ]
    sleep = element("ul", [element("li", line) for line in night.sleep.evidence])
    content = (
        element("h2", "How this was measured", id="details-title"),
        *parts,
        _collapsed("How sleep was judged", sleep),
        _collapsed("What the kinds mean", _kinds_list()),
        _collapsed("Every setting of the analysis", _settings_table(night.settings)),
    )
    return element("section", content, aria_labelledby="details-title")


def _recording(recording: Recording, conditioned: Conditioned) -> Markup:
    rows = [
        element("div", [element("dt", name), element("dd", value)]) for name, value in _facts(recording, conditioned)
    ]
    title = f"{site_text((recording.site,)).capitalize()}: {recording.source}"
    return element("div", [element("h3", title), element("dl", rows, class_="facts")], class_="recording")


def _facts(recording: Recording, conditioned: Conditioned) -> list[tuple[str, str | Markup]]:
    started_at = recording.started_at
    timing = conditioned.timing
    started = "not known" if started_at is None else f"{time_text(started_at, 0.0)}, {date_text(started_at, 0.0)}"
    return [
        ("Wearable", f"{recording.wearable} ({recording.format})"),
        ("Measured", SIGNAL_LABELS[recording.signal]),
        ("Started", started),
        ("Time zone", zone_text(started_at)),
        ("Length", duration_text(recording.duration_s)),
        (
            "Sampling rate",
            f"{timing.rate_hz:.2f} Hz measured ({recording.nominal_rate_hz:g} Hz stated); interval spread "
            f"{100 * timing.spread:.1f} %, drift {1e6 * timing.drift:.0f} ppm",
        ),
        ("Gaps", _stretches(recording, conditioned.gaps)),
        ("Not worn", _stretches(recording, conditioned.non_wear)),
        ("Calibration", _calibration(conditioned)),
        ("Noise", f"{1000 * conditioned.noise_g:.1f} mg typical, at rest"),
        ("Mended while reading", _listed(recording.repairs)),
    ]


def _stretches(recording: Recording, stretches: tuple[Interval, ...]) -> str:
    if not stretches:
        return "none"
    total = duration_text(sum(stretch.duration_s for stretch in stretches))
    listed = [
        f"{minute_text(recording.started_at, stretch.onset_s)} for {duration_text(stretch.duration_s)}"
        for stretch in stretches[:STRETCHES_LISTED]
    ]
    more = [f"and {len(stretches) - STRETCHES_LISTED} more"] if len(stretches) > STRETCHES_LISTED else []
    return f"{len(stretches)}, {total} in all: " + "; ".join([*listed, *more])


def _calibration(conditioned: Conditioned) -> str:
    calibration = conditioned.calibration
    error = "" if calibration.error_g is None else f"at rest within {1000 * calibration.error_g:.1f} mg of 1 g"
    if calibration.declined_because is None:
        return f"done, {error}" if error else "done"
    return f"not done: {calibration.declined_because}" + (f" ({error})" if error else "")


def _listed(lines: Iterable[str]) -> str | Markup:
    items = [element("li", line) for line in lines]
    return element("ul", items) if items else "nothing"


def _collapsed(title: str, content: Markup) -> Markup:
    return element("details", [element("summary", title), content])


def _kinds_list() -> Markup:
    rows = [
        element("div", [element("dt", [kind_mark(kind), KIND_NAMES[kind]]), element("dd", KIND_MEANINGS[kind])])
        for kind in KINDS
    ]
    return element("dl", rows, class_="facts")


def _settings_table(settings: Mapping[str, float]) -> Markup:
    described = descriptions(Settings())
    rows = [
        element(
            "tr",
            [
                element("th", name, scope="row"),
                element("td", f"{value:g}", class_="number"),
                *(element("td", text) for text in described.get(name, ("", ""))),
            ],
        )
        for name, value in settings.items()
        if not name.startswith(FITTED)
    ]
    titles = [element("th", title, scope="col") for title in ("Setting", "Value", "Meaning", "Source")]
    caption = element(
        "caption",
        "Sources: L, literature; K, from memory of the literature; E, engineering choice. "
        "The points of the scorecards and the reliabilities of the rules, fitted to synthetic nights, are in "
        "night.json.",
    )
    return element(
        "table", [caption, element("thead", element("tr", titles)), element("tbody", rows)], class_="settings"
    )
