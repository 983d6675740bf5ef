"""What the person says about a night's events: shown beside the detector's answer, counted, compared, exported."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from detector.model import KINDS
from hypnic.errors import WrongUseError
from hypnic.library import (
    Library,
    add_missed_event,
    count_with_review,
    get_night,
    list_reviews,
    read_events,
    remove_review,
    review_event,
)
from hypnic.library.review import Review, ReviewedCounts
from hypnic.library.review_agreement import PersonAgreement, agreement_of
from hypnic.report.markup import Markup, element
from hypnic.view.answers import ask, library_of, read_json
from hypnic.words import KIND_NAMES


def review_section() -> Markup:
    """Frame the person's review of a night; the script fills it."""
    add = element("button", "Add an event that was missed", type="button", id="add-missed")
    content = (
        element("h2", "Your review", id="review-title"),
        element(
            "p",
            "What you say stands beside the detector's answer and never replaces it. Choose an event to confirm it, "
            "call it something else, or reject it.",
        ),
        element("div", add, class_="buttons change"),
        element("div", [], id="missed-form", hidden=True),
        element("div", [], id="review-summary", aria_live="polite"),
    )
    return element("section", content, id="review", aria_labelledby="review-title")


def reviews_of(library: Library, night: str) -> dict[str, Any]:
    """Gather what the page shows of a night's reviews."""
    reviews = list_reviews(library, night)
    counts = count_with_review(read_events(library, night), reviews)
    return {
        "reviews": [asdict(review) | {"is_left_over": review.is_left_over} for review in reviews],
        "summary": _summary(counts, agreement_of(reviews), reviews=reviews),
    }


async def tell_reviews(request: Request) -> Response:
    """Tell what the person said about a night."""
    return JSONResponse(await ask(reviews_of, library_of(request), request.path_params["night"]))


async def review(request: Request) -> Response:
    """Keep what the person says about one event."""
    words = await read_json(request)
    library, night = library_of(request), request.path_params["night"]
    await ask(
        review_event,
        library,
        night,
        request.path_params["event"],
        decision=words.get("decision"),
        kind=words.get("kind"),
        note=str(words.get("note", "")),
    )
    return JSONResponse(await ask(reviews_of, library, night))


async def add_missed(request: Request) -> Response:
    """Keep an event that the person saw and the detector did not."""
    words = await read_json(request)
    library, night = library_of(request), request.path_params["night"]
    entry = await ask(get_night, library, night)
    await ask(
        add_missed_event,
        library,
        night,
        onset_s=_number(words, "onset_s"),
        duration_s=_number(words, "duration_s"),
        kind=words.get("kind"),
        site=entry.sites[0] if entry.sites else "unknown",
        note=str(words.get("note", "")),
    )
    return JSONResponse(await ask(reviews_of, library, night))


async def take_back(request: Request) -> Response:
    """Take back what the person said."""
    library, night = library_of(request), request.path_params["night"]
    await ask(remove_review, library, night, request.path_params["review"])
    return JSONResponse(await ask(reviews_of, library, night))


def _number(words: Mapping[str, Any], name: str) -> float:
    value = words.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongUseError(f"{name} is {value!r}: give a number of seconds")
    return float(value)


def _summary(counts: ReviewedCounts, agreement: PersonAgreement, *, reviews: tuple[Review, ...]) -> Markup:
    if not reviews:
        return element("p", "You have said nothing about this night yet.", class_="note")
    decided = f"You decided about {counts.reviewed} event{'' if counts.reviewed == 1 else 's'}."
    left_over = [review for review in reviews if review.is_left_over]
    parts = [element("p", decided), *_counts(counts)]
    if agreement.kappa is not None:
        low, high = agreement.kappa.low, agreement.kappa.high
        parts.append(
            element(
                "p",
                f"Agreement between you and the detector (Cohen's kappa): {agreement.kappa.value:.2f}, "
                f"95 % interval {low:.2f} to {high:.2f}.",
            )
        )
    if agreement.kappa_note:
        parts.append(element("p", agreement.kappa_note[:1].upper() + agreement.kappa_note[1:], class_="note"))
    if left_over:
        parts.append(
            element("p", f"{len(left_over)} of your reviews speak of events that are no longer found.", class_="note")
        )
    return Markup("".join(parts))


def _counts(counts: ReviewedCounts) -> list[Markup]:
    """List the kinds whose count the person changed."""
    changed = [kind for kind in KINDS if counts.by_detector[kind] != counts.by_person[kind]]
    if not changed:
        return [element("p", "With your word the counts stay as the detector gave them.")]
    header = [element("th", title, scope="col") for title in ("Kind", "Detector", "With your word")]
    rows = [
        element(
            "tr",
            [
                element("th", KIND_NAMES[kind], scope="row"),
                element("td", str(counts.by_detector[kind]), class_="number"),
                element("td", str(counts.by_person[kind]), class_="number"),
            ],
        )
        for kind in changed
    ]
    return [element("table", [element("thead", element("tr", header)), element("tbody", rows)], class_="narrow")]


ROUTES = (
    Route("/nights/{night}/review", tell_reviews),
    Route("/nights/{night}/review/{event:int}", review, methods=["POST"]),
    Route("/nights/{night}/missed", add_missed, methods=["POST"]),
    Route("/nights/{night}/review/{review:int}/remove", take_back, methods=["POST"]),
)
