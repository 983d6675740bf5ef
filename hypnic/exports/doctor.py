"""Two pages for a doctor: the verdict, the night as a picture, figures, what stood out, what cannot be told."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from detector.model import TIERS, NightAnalysis
from hypnic import __version__
from hypnic.exports.doctor_picture import colour, draw_night, picture_height_pt
from hypnic.exports.doctor_waveform import HEIGHT_PT, draw_waveform, event_to_show, waveform_title
from hypnic.exports.errors import MissingExportExtraError
from hypnic.exports.night import ExportNight, analyse
from hypnic.library.journal import factor_label
from hypnic.outputs import write_whole
from hypnic.report.event_words import EventWords, describe_events, site_text
from hypnic.report.figures import Figure, movement_figures, sleep_figures
from hypnic.report.middle import present_kinds
from hypnic.report.picture import night_span_s
from hypnic.report.rendering import night_title
from hypnic.report.times import duration_text, minute_text
from hypnic.report.words import (
    BLIND_SPOTS,
    CAUSES_NOT_TOLD_APART,
    NIGHT_TIER_LABELS,
    NO_PROOF,
    OTHER_CANNOT_SEE,
    SPREAD_SENTENCES,
)
from hypnic.words import DISCLAIMER, KIND_NAMES

MARGIN_PT = 42.0
GAP_PT = 8.0
FOOT_PT = 30.0
ROOM_FOR_EVENT_PT = 290.0
REASONS_SHOWN = 8
EVENTS_SHOWN = 10
NAME_LENGTH = 90
SMALL_PT, BODY_PT, HEAD_PT, TITLE_PT = 7.5, 9.0, 11.5, 17.0

PICTURE_NOTE = (
    "Height of movement on a scale of square roots. Shaded: not worn, or not recorded. The box in the row of sleep is "
    "the time within which sleep began; sleep is estimated from stillness."
)


def write_doctor_pdf(night: ExportNight, path: Path) -> Path:
    """Write a night on two pages of paper.

    Parameters
    ----------
    night : ExportNight
        Its recordings are analysed once more, to draw them.
    path : Path
        Replaced if it exists, once the new file is whole.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    MissingExportExtraError
        The library that writes PDF is not installed.
    OutputError
        The file cannot be written.
    """
    _check_extra()
    analysis = analyse(night.recordings, lights_out_s=night.lights_out_s)
    return write_whole(path, lambda passing: _write(passing, night, analysis))


def _check_extra() -> None:
    try:
        import reportlab  # noqa: F401 asked for only to see whether it is there
    except ImportError as error:
        raise MissingExportExtraError(
            "writing PDF needs a library that is not installed: pip install 'hypnic[pdf]'"
        ) from error


def _write(path: Path, night: ExportNight, analysis: NightAnalysis) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(plain(f"{night.name}: {night_title(analysis)}"))
    canvas.setAuthor(f"hypnic {__version__}")
    _first_page(canvas, night, analysis)
    _foot(canvas, 1)
    canvas.showPage()
    _second_page(canvas, night, analysis)
    _foot(canvas, 2)
    canvas.showPage()
    canvas.save()


def _first_page(canvas: Any, night: ExportNight, analysis: NightAnalysis) -> None:
    width_pt, y_pt = _paper(canvas)
    y_pt = _draw(
        canvas, [_paragraph(night_title(analysis), "title"), _paragraph(_subtitle(night, analysis), "small")], y_pt
    )
    y_pt = _draw_verdict(canvas, analysis, y_pt - GAP_PT)
    y_pt -= GAP_PT
    y_pt = _draw(canvas, [_paragraph("The night as a picture", "head")], y_pt)
    y_pt -= GAP_PT
    draw_night(canvas, analysis, left_pt=MARGIN_PT, top_pt=y_pt, width_pt=width_pt)
    y_pt = _draw(canvas, [_paragraph(PICTURE_NOTE, "small")], y_pt - picture_height_pt(analysis) - 4)
    y_pt = _draw_event(canvas, analysis, y_pt - GAP_PT)
    rest = [_paragraph("Why", "head"), *_reasons(analysis), *_journal(night), *_review(night)]
    _draw_into(canvas, rest, top_pt=y_pt)


def _draw_event(canvas: Any, analysis: NightAnalysis, top_pt: float) -> float:
    """Draw the event that matters most where there is room for it, and give where it ends."""
    event = event_to_show(analysis)
    if event is None or top_pt < ROOM_FOR_EVENT_PT:
        return top_pt
    width_pt, _ = _paper(canvas)
    y_pt = _draw(canvas, [_paragraph(waveform_title(analysis, event), "head")], top_pt) - 6
    draw_waveform(canvas, analysis, event, left_pt=MARGIN_PT, top_pt=y_pt, width_pt=width_pt)
    return y_pt - HEIGHT_PT - 3 * GAP_PT


def _second_page(canvas: Any, night: ExportNight, analysis: NightAnalysis) -> None:
    _, y_pt = _paper(canvas)
    story = [
        _paragraph("The night in figures", "head"),
        _figures_table(sleep_figures(analysis), movement_figures(analysis)),
        _paragraph("What stood out", "head"),
        *_events(analysis),
        _paragraph("What cannot be told", "head"),
        *(_paragraph(text, "body") for text in _limits(analysis)),
        _paragraph("Questions for the doctor", "head"),
        _paragraph(" ".join(CAUSES_NOT_TOLD_APART), "body"),
        _paragraph("How this was measured", "head"),
        *(_paragraph(text, "small") for text in _measured(night, analysis)),
    ]
    _draw_into(canvas, story, top_pt=y_pt)


def _paper(canvas: Any) -> tuple[float, float]:
    """Tell how wide the page is between its margins, and where it begins."""
    from reportlab.lib.pagesizes import A4

    canvas.setLineWidth(0.5)
    return A4[0] - 2 * MARGIN_PT, A4[1] - MARGIN_PT


def _subtitle(night: ExportNight, analysis: NightAnalysis) -> str:
    started_at = analysis.recordings[0].started_at
    first_s, last_s = night_span_s(analysis)
    sites = site_text(tuple(recording.site for recording in analysis.recordings))
    between = f"{minute_text(started_at, first_s)} to {minute_text(started_at, last_s)}"
    name = night.name if len(night.name) <= NAME_LENGTH else f"{night.name[:NAME_LENGTH]}..."
    return f"{name} · {sites} · {between} ({duration_text(last_s - first_s)})"


def _draw_verdict(canvas: Any, analysis: NightAnalysis, top_pt: float) -> float:
    """Draw the verdict in its box, and give where the box ends."""
    verdict = analysis.verdict
    story = [
        _paragraph(NIGHT_TIER_LABELS[verdict.tier].upper(), "label", colour(verdict.tier)),
        _paragraph(verdict.headline, "head"),
        *([_paragraph(SPREAD_SENTENCES[verdict.spread], "body")] if verdict.tier == "seizure_like" else []),
        _paragraph(verdict.advice, "body"),
    ]
    width_pt, _ = _paper(canvas)
    inner_pt = width_pt - 2 * GAP_PT
    height_pt = sum(_height(flowable, inner_pt) for flowable in story) + 2 * GAP_PT
    canvas.setFillColor(colour(f"{verdict.tier}-ground"))
    canvas.setStrokeColor(colour(verdict.tier))
    canvas.roundRect(MARGIN_PT, top_pt - height_pt, width_pt, height_pt, 5, stroke=1, fill=1)
    _draw(canvas, story, top_pt - GAP_PT, indent_pt=GAP_PT)
    return top_pt - height_pt


def _reasons(analysis: NightAnalysis) -> list[Any]:
    shown = analysis.verdict.reasons[:REASONS_SHOWN]
    return [_paragraph(f"• {reason.text[:1].upper()}{reason.text[1:]}.", "body") for reason in shown]


def _journal(night: ExportNight) -> list[Any]:
    if night.journal is None:
        return []
    entry = night.journal
    factors = [
        f"{factor_label(name)} ({detail})" if detail else factor_label(name) for name, detail in entry.factors.items()
    ]
    said = ", ".join(factors) or "none of the factors asked for"
    note = f" Note: {entry.note}" if entry.note else ""
    return [_paragraph("The sleeper's journal of this night", "head"), _paragraph(f"{said}.{note}", "body")]


def _review(night: ExportNight) -> list[Any]:
    decided = [review for review in night.reviews if review.decision != "noted"]
    if not decided:
        return []
    counts = {
        what: sum(one.decision == what for one in decided) for what in ("confirmed", "renamed", "rejected", "missed")
    }
    text = (
        f"A person looked at {len(decided)} events: {counts['confirmed']} confirmed, {counts['renamed']} renamed, "
        f"{counts['rejected']} rejected, {counts['missed']} added. The figures here are the program's own."
    )
    return [_paragraph("Looked at by a person", "head"), _paragraph(text, "body")]


def _figures_table(*groups: Sequence[Figure]) -> Any:
    rows = [
        [
            _paragraph(figure.name, "body"),
            _paragraph(figure.value or "not known", "strong"),
            _paragraph(figure.note, "small"),
        ]
        for figures in groups
        for figure in figures
    ]
    return _table(rows, widths=(0.24, 0.2, 0.56))


def _events(analysis: NightAnalysis) -> list[Any]:
    """List what is not harmless, the gravest and then longest first, and count the rest."""
    words = describe_events(analysis)
    pairs = zip(analysis.events, words, strict=True)
    grave = [(event, said) for event, said in pairs if event.tier != "harmless"]
    grave.sort(key=lambda pair: (-TIERS.index(pair[0].tier), -pair[0].duration_s))
    shown = [said for _, said in grave[:EVENTS_SHOWN]]
    counts = ", ".join(f"{analysis.counts[kind]} × {KIND_NAMES[kind]}" for kind in present_kinds(analysis))
    found = _paragraph(f"Found in all: {counts or 'no movement'}.", "body")
    if not shown:
        return [_paragraph("No single event was found that is more than harmless by itself.", "body"), found]
    more = len(grave) - len(shown)
    rest = [_paragraph(f"and {more} more", "small")] if more else []
    return [_events_table(shown), *rest, found]


def _events_table(shown: Sequence[EventWords]) -> Any:
    head = [_paragraph(text, "small") for text in ("time", "what", "tier", "how long", "strength", "rhythm", "where")]
    rows = [
        [
            _paragraph(text, "small")
            for text in (said.time, said.kind, said.tier, said.duration, said.peak, said.frequency, said.site)
        ]
        for said in shown
    ]
    return _table([head, *rows], widths=(0.11, 0.24, 0.14, 0.13, 0.12, 0.12, 0.14))


def _table(rows: Sequence[Sequence[Any]], *, widths: Sequence[float]) -> Any:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Table, TableStyle

    width_pt = A4[0] - 2 * MARGIN_PT
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.3, colour("line")),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    return Table(list(rows), colWidths=[share * width_pt for share in widths], style=TableStyle(style), hAlign="LEFT")


def _limits(analysis: NightAnalysis) -> list[str]:
    blind = {BLIND_SPOTS.get(recording.site, OTHER_CANNOT_SEE) for recording in analysis.recordings}
    here = [f"{KIND_NAMES[limit.kind].capitalize()}: {limit.because}." for limit in analysis.limits]
    return [*here, *sorted(blind), NO_PROOF.split(";")[0] + "."]


def _measured(night: ExportNight, analysis: NightAnalysis) -> list[str]:
    lines = [
        f"{site_text((recording.site,)).capitalize()}: {recording.wearable}, "
        f"{conditioned.timing.rate_hz:.4g} samples a second, {len(conditioned.gaps)} gaps, from {recording.source}."
        for recording, conditioned in zip(analysis.recordings, analysis.conditioned, strict=True)
    ]
    return [
        *lines,
        f"Night {night.name}, analysed with hypnic {__version__}; the full report names every rule and number.",
    ]


def _foot(canvas: Any, page: int) -> None:
    from reportlab.lib.pagesizes import A4

    paragraph = _paragraph(DISCLAIMER, "foot")
    width_pt = A4[0] - 2 * MARGIN_PT
    height_pt = _height(paragraph, width_pt - 40)
    canvas.setStrokeColor(colour("line"))
    canvas.line(MARGIN_PT, FOOT_PT + height_pt + 4, A4[0] - MARGIN_PT, FOOT_PT + height_pt + 4)
    paragraph.drawOn(canvas, MARGIN_PT, FOOT_PT)
    canvas.setFont("Helvetica", SMALL_PT)
    canvas.setFillColor(colour("muted"))
    canvas.drawRightString(A4[0] - MARGIN_PT, FOOT_PT + 2, f"page {page} of 2")


def _draw(canvas: Any, story: Sequence[Any], top_pt: float, *, indent_pt: float = 0.0) -> float:
    """Draw flowing pieces below each other, and give where they end."""
    width_pt, _ = _paper(canvas)
    for flowable in story:
        height_pt = _height(flowable, width_pt - 2 * indent_pt)
        top_pt -= height_pt
        flowable.drawOn(canvas, MARGIN_PT + indent_pt, top_pt)
    return top_pt


def _draw_into(canvas: Any, story: Sequence[Any], *, top_pt: float) -> None:
    """Draw flowing pieces into what is left of the page; where they do not fit, smaller."""
    from reportlab.platypus import KeepInFrame

    width_pt, _ = _paper(canvas)
    room_pt = top_pt - FOOT_PT - 3 * GAP_PT - 10
    kept = KeepInFrame(width_pt, room_pt, list(story), mode="shrink")
    _, height_pt = kept.wrapOn(canvas, width_pt, room_pt)
    kept.drawOn(canvas, MARGIN_PT, top_pt - height_pt)


def _height(flowable: Any, width_pt: float) -> float:
    _, height_pt = flowable.wrap(width_pt, 10_000)
    return float(height_pt)


def _paragraph(text: str, style: str, ink: Any = None) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    size_pt, is_bold, colour_name, before_pt = STYLES[style]
    made = ParagraphStyle(
        style,
        fontName="Helvetica-Bold" if is_bold else "Helvetica",
        fontSize=size_pt,
        leading=size_pt * 1.28,
        textColor=ink or colour(colour_name),
        spaceBefore=before_pt,
        spaceAfter=2,
    )
    return Paragraph(escape(plain(text)), made)


def plain(text: str) -> str:
    """Write text with the letters that the fonts of every PDF reader have; others become question marks."""
    composed = unicodedata.normalize("NFC", text.replace("\t", " ").replace("\n", " "))
    return composed.encode("cp1252", "replace").decode("cp1252")


STYLES: dict[str, tuple[float, bool, str, float]] = {
    "title": (TITLE_PT, True, "ink", 0),
    "head": (HEAD_PT, True, "ink", 6),
    "label": (BODY_PT, True, "ink", 0),
    "strong": (BODY_PT, True, "ink", 0),
    "body": (BODY_PT, False, "ink", 0),
    "small": (SMALL_PT, False, "muted", 0),
    "foot": (SMALL_PT, False, "muted", 0),
}
