"""The misses and false alarms behind the figures: which they are, how bad, and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.evaluation import EventNote, NightResult
from benchmarks.nights import NightOrder
from benchmarks.rivals import OnsetResult
from benchmarks.scoring import JERK_LEVELS_G, LIMB_KINDS, TRAIN_KINDS, Fault, jerk_row

LISTED_ROWS = (
    "convulsive",
    "myoclonic_cluster",
    "tremor",
    "rhythmic_movement",
    jerk_row(JERK_LEVELS_G[0]),
    "hypnic_jerk among jerks",
    "periodic_limb_movement",
)
VERDICT, SLEEP_ONSET = "verdict", "sleep onset"
FAR_OFF_S = 900.0
LISTABLE_ROWS = (
    *LISTED_ROWS,
    VERDICT,
    SLEEP_ONSET,
    *(row for row in (*LIMB_KINDS, *TRAIN_KINDS) if row not in LISTED_ROWS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One miss or false alarm with both sides of it; ``truth`` or ``found`` is None where that side is empty."""

    order: NightOrder
    row: str
    fault: Fault
    truth: EventNote | None
    found: EventNote | None

    @property
    def at_s(self) -> float:
        """Time of what was missed, or of what was falsely found."""
        event = self.truth if self.fault == "miss" or self.found is None else self.found
        return event.onset_s if event else 0.0

    @property
    def weight(self) -> float:
        """How bad it is: the size of what was missed or falsely found."""
        event = self.truth if self.fault == "miss" or self.found is None else self.found
        return event.peak_g * max(event.duration_s, 0.1) if event else 0.0


def list_errors(results: Sequence[NightResult], rows: Sequence[str] = LISTED_ROWS) -> tuple[Error, ...]:
    """Collect the mistakes of many nights in some rows of the table, row by row, the gravest first."""
    errors = [
        Error(
            order=result.order,
            row=mistake.row,
            fault=mistake.fault,
            truth=result.truth[mistake.truth_index] if mistake.truth_index >= 0 else None,
            found=result.found[mistake.found_index] if mistake.found_index >= 0 else None,
        )
        for result in results
        for mistake in result.scores.mistakes
        if mistake.row in rows
    ]
    return tuple(sorted(errors, key=lambda error: (rows.index(error.row), error.fault, -error.weight)))


def list_wrong_verdicts(results: Sequence[NightResult]) -> list[str]:
    """Say every wrong verdict in one line, with the sentence the sleeper would have read."""
    return [
        f"{VERDICT:24} {'wrong':11} {result.order.profile:12} seed {result.order.seed:<5} "
        f"expected {result.expected_tier}, got {result.tier}: {result.headline}"
        for result in results
        if result.tier != result.expected_tier
    ]


def list_far_onsets(results: Sequence[NightResult]) -> list[str]:
    """Say every sleep onset that is far off, missing, without truth or outside its interval in one line."""
    return [
        f"{SLEEP_ONSET:24} {fault:11} {result.order.profile:12} seed {result.order.seed:<5} "
        f"true {_minutes(result.onset.true_s)}, found {_minutes(result.onset.found_s)}, "
        f"interval {' to '.join(_minutes(end_s) for end_s in result.onset.interval_s or (None,))} min"
        for result in results
        if (fault := _onset_fault(result.onset))
    ]


def _onset_fault(onset: OnsetResult) -> str | None:
    if onset.true_s is None or onset.found_s is None:
        return None if onset.true_s == onset.found_s else "unanswered"
    if abs(onset.found_s - onset.true_s) > FAR_OFF_S:
        return "far off"
    if onset.interval_s is not None and not onset.interval_s[0] <= onset.true_s <= onset.interval_s[1]:
        return "not covered"
    return None


def _minutes(time_s: float | None) -> str:
    return "none" if time_s is None else f"{time_s / 60:.1f}"


def in_words(error: Error) -> str:
    """Say one mistake in one line: where, what was true, what was found and by which rule."""
    return (
        f"{error.row:24} {error.fault:11} {error.order.profile:12} seed {error.order.seed:<5} "
        f"{error.at_s:9.2f} s | true: {_side(error.truth)} | found: {_side(error.found)}"
    )


def why_in_words(error: Error) -> str:
    """Say what decided the detection of a mistake, and what was rejected before, one indented line each."""
    return "".join(f"\n        {sentence}" for sentence in (error.found.because if error.found else ()))


def _side(event: EventNote | None) -> str:
    if event is None:
        return "nothing"
    rhythm = f" {event.frequency_hz:.2f} Hz" if event.frequency_hz is not None else ""
    return f"{event.kind}/{event.note} at {event.onset_s:.2f} s, {event.peak_g:.3f} g, {event.duration_s:.2f} s{rhythm}"
