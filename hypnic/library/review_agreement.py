"""How far person and detector agree about the events that the person looked at."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.model import KINDS
from hypnic.library.intervals import Estimate, normal_quantile, share
from hypnic.library.model import Library
from hypnic.library.nights import list_nights
from hypnic.library.review import Review, list_reviews
from hypnic.library.store import reading

NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindAgreement:
    """What the person said about the events of one kind by the detector, and how many of that kind it missed.

    ``confirmed_share`` is confirmed ones among all that were decided about, with Wilson's interval; None without any.
    """

    confirmed: int
    renamed: int
    rejected: int
    missed: int
    confirmed_share: Estimate | None

    @property
    def decided(self) -> int:
        """How many events of this kind by the detector the person decided about."""
        return self.confirmed + self.renamed + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAgreement:
    """How far person and detector agree.

    Parameters
    ----------
    kinds : mapping of str to KindAgreement
        For every kind that was reviewed or missed.
    overall : KindAgreement
        All kinds together.
    kappa : Estimate or None
        Cohen's kappa over kinds, "nothing" being one of them (rejected by the person, or missed by the detector), with
        its asymptotic interval; None where it cannot be known.
    kappa_note : str
        Why kappa is not known, or how it must be read.
    nights : int
        On how many nights the person decided about anything.
    """

    kinds: Mapping[str, KindAgreement]
    overall: KindAgreement
    kappa: Estimate | None
    kappa_note: str
    nights: int


def agreement_with_person(library: Library, nights: Sequence[str] | None = None) -> PersonAgreement:
    """Say how far person and detector agree, on some nights or on all that were reviewed.

    Notes
    -----
    Only what the person looked at counts, so the figures say nothing about events nobody reviewed.
    """
    chosen = _reviewed_nights(library) if nights is None else tuple(nights)
    said = [_decided(list_reviews(library, night)) for night in chosen]
    return agreement_of(
        [review for reviews in said for review in reviews], nights=sum(bool(reviews) for reviews in said)
    )


def agreement_of(reviews: Sequence[Review], *, nights: int = 1) -> PersonAgreement:
    """Say how far person and detector agree in some reviews; notes alone and left-over ones do not count."""
    decided = _decided(reviews)
    pairs = [(review.detected_kind or NOTHING, review.kind or NOTHING) for review in decided]
    named = [kind for kind in KINDS if any(kind in pair for pair in pairs)]
    kappa, note = _kappa(pairs)
    return PersonAgreement(
        kinds={kind: _of_kind([one for one in decided if _speaks_of(one) == kind]) for kind in named},
        overall=_of_kind(decided),
        kappa=kappa,
        kappa_note=note,
        nights=nights,
    )


def _reviewed_nights(library: Library) -> tuple[str, ...]:
    with reading(library) as connection:
        reviewed = {row["night_id"] for row in connection.execute("SELECT DISTINCT night_id FROM reviews")}
    return tuple(entry.id for entry in list_nights(library) if entry.id in reviewed)


def _decided(reviews: Sequence[Review]) -> list[Review]:
    return [review for review in reviews if review.decision != "noted" and not review.is_left_over]


def _speaks_of(review: Review) -> str | None:
    """Name the kind a review counts under: the detector's, or the person's where the detector missed it."""
    return review.detected_kind or review.kind


def _of_kind(reviews: Sequence[Review]) -> KindAgreement:
    counts = {
        what: sum(one.decision == what for one in reviews) for what in ("confirmed", "renamed", "rejected", "missed")
    }
    decided = counts["confirmed"] + counts["renamed"] + counts["rejected"]
    return KindAgreement(**counts, confirmed_share=share(counts["confirmed"], of=decided))


def _kappa(pairs: Sequence[tuple[str, str]]) -> tuple[Estimate | None, str]:
    """Compute Cohen's kappa with its asymptotic standard error (Fleiss, Cohen and Everitt 1969)."""
    names = sorted({name for pair in pairs for name in pair})
    if len(names) < 2:  # noqa: PLR2004 agreement about one thing only cannot be told from chance
        return None, "fewer than two kinds were reviewed, so agreement cannot be told from chance"
    table = np.zeros((len(names), len(names)))
    for detected, said in pairs:
        table[names.index(detected), names.index(said)] += 1
    return _kappa_of(table / table.sum(), len(pairs))


def _kappa_of(table: NDArray[np.float64], count: int) -> tuple[Estimate | None, str]:
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    observed, expected = float(np.trace(table)), float(rows @ columns)
    if math.isclose(expected, 1.0):
        return None, "every event was of one kind, so agreement cannot be told from chance"
    kappa = (observed - expected) / (1 - expected)
    both = rows[:, None] + columns[None, :]
    swapped = columns[:, None] + rows[None, :]
    on_diagonal = float((np.diag(table) * (1 - np.diag(both) * (1 - kappa)) ** 2).sum())
    beside = (table * swapped**2).sum() - (np.diag(table) * np.diag(swapped) ** 2).sum()
    by_chance = (kappa - expected * (1 - kappa)) ** 2
    variance = max(0.0, on_diagonal + (1 - kappa) ** 2 * float(beside) - by_chance) / (count * (1 - expected) ** 2)
    reach = normal_quantile() * math.sqrt(variance)
    note = "over the events the person looked at; it says nothing about the others"
    return Estimate(value=kappa, low=max(-1.0, kappa - reach), high=min(1.0, kappa + reach)), note
