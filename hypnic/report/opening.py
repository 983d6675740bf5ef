"""The top of the page: the verdict in plain words, its reasons, the key figures."""

from detector.model import NightAnalysis, Reason
from hypnic.report.event_words import rule_text
from hypnic.report.figures import Figure, movement_figures, sleep_figures
from hypnic.report.marks import tier_mark
from hypnic.report.markup import Markup, element, join
from hypnic.report.words import NIGHT_TIER_LABELS, SPREAD_SENTENCES
from hypnic.words import DISCLAIMER

LINKS_SHOWN = 8
SENTENCES_IN_A_PARAGRAPH = 2


def verdict_section(night: NightAnalysis) -> Markup:
    """Say what the night was, what to do, and what hypnic is not."""
    verdict = night.verdict
    tier = element("p", [tier_mark(verdict.tier), NIGHT_TIER_LABELS[verdict.tier]], class_="night-tier")
    spread = element("p", SPREAD_SENTENCES[verdict.spread]) if verdict.tier == "seizure_like" else ""
    content = (
        tier,
        element("h2", verdict.headline, id="verdict-title"),
        spread,
        *_advice(verdict.advice),
        element("p", DISCLAIMER, class_="disclaimer"),
    )
    return element("section", content, class_=f"verdict {verdict.tier}", aria_labelledby="verdict-title")


def reasons_section(night: NightAnalysis) -> Markup:
    """List why the verdict is what it is, each reason with links to its events."""
    items = [element("li", _reason(reason, len(night.events))) for reason in night.verdict.reasons]
    listed = element("ul", items, class_="reasons") if items else element("p", "No rule spoke for or against.")
    title = element("h2", "Why", id="reasons-title")
    return element("section", [title, listed], class_="why", aria_labelledby="reasons-title")


def figures_section(night: NightAnalysis) -> Markup:
    """Give the key figures of sleep and of movement."""
    content = (
        element("h2", "The night in figures", id="figures-title"),
        element("h3", "Sleep"),
        element("dl", [_figure(figure) for figure in sleep_figures(night)], class_="figures"),
        element("h3", "Movement"),
        element("dl", [_figure(figure) for figure in movement_figures(night)], class_="figures"),
    )
    return element("section", content, aria_labelledby="figures-title")


def _advice(advice: str) -> tuple[Markup, ...]:
    """Write short advice as a paragraph, longer advice as one point for each sentence after the first."""
    first, *others = (f"{sentence.rstrip('.')}." for sentence in advice.split(". "))
    if len(others) < SENTENCES_IN_A_PARAGRAPH:
        return (element("p", advice, class_="advice"),)
    points = element("ul", [element("li", sentence) for sentence in others], class_="what-to-do")
    return element("p", first, class_="advice"), points


def _reason(reason: Reason, events: int) -> list[str]:
    numbers = [number for number in reason.events if 0 <= number < events]
    links = [element("a", f"{number + 1}", href=f"#event-{number + 1}") for number in numbers[:LINKS_SHOWN]]
    more = f" and {len(numbers) - LINKS_SHOWN} more" if len(numbers) > LINKS_SHOWN else ""
    label = "Event " if len(numbers) == 1 else "Events "
    separated = [piece for link in links for piece in (", ", link)][1:]
    listed = element("span", [label, *separated, more], class_="links") if links else ""
    rule = element("span", ["Rule: ", rule_text(reason.rule)], class_="rule")
    text = reason.text[:1].upper() + reason.text[1:]
    return [element("p", text), element("p", join([rule, *([" · ", listed] if listed else [])]), class_="source")]


def _figure(figure: Figure) -> Markup:
    if figure.value is None:
        value = element("dd", "not known", class_="value unknown")
        note = element("dd", ["Reason: ", figure.note], class_="note")
    else:
        value = element("dd", figure.value, class_="value")
        note = element("dd", figure.note, class_="note")
    return element("div", [element("dt", figure.name), value, note])
