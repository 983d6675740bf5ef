"""What is asked of hypnic on the test nights: each goal one line, its figure, how sure that is, reached or not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from benchmarks.conditions import noise_of, place_of
from benchmarks.evaluation import EventNote, IndexPair, NightResult
from benchmarks.nights import NightOrder
from benchmarks.rivals import EVENT_BASELINES, ONSET_BASELINES
from benchmarks.scoring import JERK_LEVELS_G, jerk_row, nearest_event, score_rows
from benchmarks.tables import Table, number
from detector.agreement import Agreement, pool

FloatArray = NDArray[np.float64]
Direction = Literal["at least", "at most", "within ±", "below"]

FAST_HZ = 50.0
LONG_FOCAL_S = 20.0
HYPNIC_S = (-600.0, 900.0)
SECONDS_PER_MINUTE = 60.0
BINS = 10
REPETITIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One figure that is asked for.

    ``observe`` takes from a night what the figure needs, as rows of numbers (none where the night says nothing about
    it); ``reduce`` makes the figure from the rows of many nights, shape (n, k).
    """

    name: str
    direction: Direction
    limit: float
    observe: Callable[[NightResult], Sequence[Sequence[float]]]
    reduce: Callable[[FloatArray], float]
    digits: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal and what was reached: the figure, its 95 % interval from resampling nights, and on how much it rests."""

    name: str
    wanted: str
    figure: str
    interval: str
    basis: str
    is_reached: bool | None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as cells of a table."""
        reached = "–" if self.is_reached is None else "reached" if self.is_reached else "NOT reached"
        return (self.name, self.wanted, self.figure, self.interval, self.basis, reached)


def goals_table(lines: Sequence[GoalLine], *, title: str = "Goals") -> Table:
    """Put the lines of all goals under one heading."""
    return Table(
        title=title,
        rule="One line for each goal. In brackets: 95 % interval of the figure when nights are drawn again with "
        "replacement (1000 times). A goal is reached when the figure itself is; the interval says how sure that is. "
        "Events are scored by the rules under Events below.",
        headers=("goal", "wanted", "figure", "interval", "rests on", ""),
        rows=tuple(line.cells for line in lines),
    )


def reach_goals(results: Sequence[NightResult]) -> tuple[GoalLine, ...]:
    """Measure every goal that nights of the suite can answer."""
    lines = (_line(goal, results) for goal in (*GOALS, *_better_than_baselines(results)))
    return (*lines, *_convulsive_contests(results))


def _convulsive_contests(results: Sequence[NightResult]) -> tuple[GoalLine, ...]:
    """Ask that more seizures are found than by each baseline, with fewer false alarms; none, or all, is best."""
    lines = []
    for name, rows, _ in EVENT_BASELINES:
        nights = [result for result in results if name in result.baseline_agreements]
        if "convulsive" not in rows or not nights:
            continue
        ours = pool([night.scores.agreements["convulsive"] for night in nights])
        theirs = pool([night.baseline_agreements[name]["convulsive"] for night in nights])
        finds_more = ours.sensitivity > theirs.sensitivity or ours.sensitivity == 1.0
        alarms_less = ours.false_alarms < theirs.false_alarms or ours.false_alarms == 0
        lines.append(
            GoalLine(
                name=f"convulsive, found and false alarms: better than {name}",
                wanted=f"above {number(theirs.sensitivity, 3)}, below {theirs.false_alarms}",
                figure=f"{number(ours.sensitivity, 3)}, {ours.false_alarms}",
                interval="–",
                basis=f"{len(nights)} nights",
                is_reached=finds_more and alarms_less,
            )
        )
    return tuple(lines)


def condition_tables(results: Sequence[NightResult]) -> tuple[Table, ...]:
    """Show every goal's figure for the nights of each rate, place, level of noise and so on, side by side."""
    return tuple(_condition_table(results, title=title, names=names) for title, names in CONDITION_TABLES)


def _condition_table(results: Sequence[NightResult], *, title: str, names: Sequence[str]) -> Table:
    groups = [
        (value, [result for result in results if CONDITIONS[name](result.order) == value])
        for name in names
        for value in _in_order([CONDITIONS[name](result.order) for result in results])
    ]
    return Table(
        title=f"Goals by {title}",
        rule="The same figures over the nights of one condition (how many in brackets); an asterisk where the goal is "
        "not reached there, a dash where these nights say nothing about it.",
        headers=("goal", "wanted", *(f"{name} ({len(nights)})" for name, nights in groups)),
        rows=tuple((goal.name, _wanted(goal), *(_bare_figure(goal, nights) for _, nights in groups)) for goal in GOALS),
    )


def line_of(
    name: str,
    *,
    direction: Direction,
    limit: float,
    rows: Sequence[Sequence[float]],
    basis: str,
    digits: int = 3,
    reduce: Callable[[FloatArray], float] | None = None,
) -> GoalLine:
    """Make a goal's line from rows of another benchmark, one for each thing that can be drawn again.

    Parameters
    ----------
    rows : sequence of rows
        Without ``reduce``: (part, whole), and the figure is the share of their sums.
    """
    goal = Goal(
        name=name,
        direction=direction,
        limit=limit,
        observe=lambda _: (),
        reduce=reduce or _share_of_sums,
        digits=digits,
    )
    groups = [np.atleast_2d(np.asarray(row, dtype=np.float64)) for row in rows]
    return _line_from(goal, groups, basis=basis)


def _line(goal: Goal, results: Sequence[NightResult]) -> GoalLine:
    groups = [np.asarray(rows, dtype=np.float64) for result in results if len(rows := goal.observe(result))]
    return _line_from(goal, groups, basis=f"{len(groups)} nights")


def _line_from(goal: Goal, groups: Sequence[FloatArray], *, basis: str) -> GoalLine:
    figure = goal.reduce(np.concatenate(groups)) if groups else float("nan")
    lower, upper = _interval(goal, groups)
    return GoalLine(
        name=goal.name,
        wanted=_wanted(goal),
        figure=number(figure, goal.digits),
        interval="–" if np.isnan(lower) else f"[{lower:.{goal.digits}f}, {upper:.{goal.digits}f}]",
        basis=basis,
        is_reached=None if np.isnan(figure) else _is_reached(goal, figure),
    )


def _wanted(goal: Goal) -> str:
    return f"{goal.direction} {goal.limit:g}" if goal.direction != "within ±" else f"within ±{goal.limit:g}"


def _is_reached(goal: Goal, figure: float) -> bool:
    match goal.direction:
        case "at least":
            return figure >= goal.limit
        case "at most":
            return figure <= goal.limit
        case "below":
            return figure < goal.limit
        case _:
            return abs(figure) <= goal.limit


def _bare_figure(goal: Goal, results: Sequence[NightResult]) -> str:
    groups = [np.asarray(rows, dtype=np.float64) for result in results if len(rows := goal.observe(result))]
    figure = goal.reduce(np.concatenate(groups)) if groups else float("nan")
    if np.isnan(figure):
        return "–"
    return number(figure, goal.digits) + ("" if _is_reached(goal, figure) else "*")


def _interval(goal: Goal, groups: Sequence[FloatArray]) -> tuple[float, float]:
    if len(groups) < 2:
        return (float("nan"), float("nan"))
    draws = np.random.default_rng(0).integers(len(groups), size=(REPETITIONS, len(groups)))
    values = np.array([goal.reduce(np.concatenate([groups[i] for i in draw])) for draw in draws])
    values = values[np.isfinite(values)]
    if not values.size:
        return (float("nan"), float("nan"))
    lower, upper = np.quantile(values, (0.025, 0.975))
    return (float(lower), float(upper))


# What a goal takes from a night


def _counts(
    result: NightResult, *, row: str, fastest_only: bool = False, ankle_only: bool = False
) -> list[list[float]]:
    if (fastest_only and result.order.rate_hz < FAST_HZ) or (ankle_only and place_of(result.order.site) != "ankle"):
        return []
    agreement: Agreement = result.scores.agreements[row]
    return [[agreement.hits, agreement.misses, agreement.false_alarms]]


def _decidable_jerks(result: NightResult) -> list[list[float]]:
    """Count hypnic jerks among jerks without the labels that nothing tells apart.

    By its definition a brief jerk from ten minutes before to fifteen after sleep onset is a hypnic jerk; a twitch of
    sleep that a night's plan puts into the same minutes, of the same shape, is left out.
    """
    onset_s = result.onset.true_s
    if onset_s is None:
        return []
    first_s, last_s = onset_s + HYPNIC_S[0], onset_s + HYPNIC_S[1]
    labels = [event for event in result.truth if event.kind != "sleep_twitch" or not first_s <= event.onset_s <= last_s]
    row = "hypnic_jerk among jerks"
    agreement = score_rows(result.found, labels, rows=(row,), recorded_s=result.recorded_s)[row]
    return [[agreement.hits, agreement.misses, agreement.false_alarms]]


def _seizures_found(result: NightResult, *, causes: Sequence[str]) -> list[list[float]]:
    """List each labelled seizure of some causes, focal ones from 20 s on: found (1) or missed (0), of one."""
    missed = {one.truth_index for one in result.scores.mistakes if one.row == "convulsive" and one.fault == "miss"}
    return [
        [float(number not in missed), 1.0]
        for number, event in enumerate(result.truth)
        if event.kind == "convulsive" and event.note in causes and _is_long_enough(event)
    ]


def _is_long_enough(event: EventNote) -> bool:
    return event.note != "focal_clonic" or event.duration_s >= LONG_FOCAL_S


def _false_seizures(result: NightResult) -> list[list[float]]:
    if any(event.kind == "convulsive" for event in result.truth):
        return []
    return [[float(sum(event.kind == "convulsive" for event in result.found))]]


def _false_seizures_beside_true(result: NightResult) -> list[list[float]]:
    if not any(event.kind == "convulsive" for event in result.truth):
        return []
    return [[float(result.scores.agreements["convulsive"].false_alarms)]]


def _index(result: NightResult, *, of: Callable[[NightResult], IndexPair], relative: bool) -> list[list[float]]:
    pair = of(result)
    has_series = any(event.kind == "periodic_limb_movement" for event in result.truth)
    if place_of(result.order.site) != "ankle" or not has_series or pair.true is None or pair.found is None:
        return []
    error = abs(pair.found - pair.true)
    return [[100.0 * error / pair.true if relative else error]]


def _onset_error_min(result: NightResult) -> list[list[float]]:
    onset = result.onset
    if onset.true_s is None or onset.found_s is None:
        return []
    return [[(onset.found_s - onset.true_s) / SECONDS_PER_MINUTE]]


def _baseline_error_min(result: NightResult, *, name: str) -> list[list[float]]:
    onset = result.baseline_onsets.get(name)
    if onset is None or onset.true_s is None or onset.found_s is None:
        return []
    return [[(onset.found_s - onset.true_s) / SECONDS_PER_MINUTE]]


def _onset_interval(result: NightResult) -> list[list[float]]:
    """Say whether the interval holds the truth, of one, and how wide it is in minutes."""
    onset = result.onset
    if onset.true_s is None:
        return []
    if onset.interval_s is None:
        return [[0.0, 1.0, float("nan")]]
    start_s, end_s = onset.interval_s
    return [[float(start_s <= onset.true_s <= end_s), 1.0, (end_s - start_s) / SECONDS_PER_MINUTE]]


def _verdict(result: NightResult) -> list[list[float]]:
    return [[float(result.tier == result.expected_tier), 1.0]]


def _called_harmless(result: NightResult) -> list[list[float]]:
    return [[float(result.tier == "harmless")]] if result.expected_tier == "seizure_like" else []


def _event_confidences(result: NightResult) -> list[list[float]]:
    """List confidence of each event, and whether the label it lies on is of its kind."""
    rows = []
    for event in result.found:
        if event.confidence is None:
            continue
        index = nearest_event(event, result.truth)
        is_right = index >= 0 and result.truth[index].kind == event.kind
        rows.append([event.confidence, float(is_right)])
    return rows


def _verdict_confidence(result: NightResult) -> list[list[float]]:
    if result.confidence is None:
        return []
    return [[result.confidence, float(result.tier == result.expected_tier)]]


# From the rows of many nights to a figure


def _sensitivity(rows: FloatArray) -> float:
    hits, misses, _ = rows.sum(axis=0)
    return _ratio(hits, hits + misses)


def _precision(rows: FloatArray) -> float:
    hits, _, false_alarms = rows.sum(axis=0)
    return _ratio(hits, hits + false_alarms)


def _f1(rows: FloatArray) -> float:
    hits, misses, false_alarms = rows.sum(axis=0)
    return _ratio(2 * hits, 2 * hits + misses + false_alarms)


def _false_alarms_a_night(rows: FloatArray) -> float:
    return float(rows[:, 2].mean())


def _share_of_sums(rows: FloatArray) -> float:
    return _ratio(rows[:, 0].sum(), rows[:, 1].sum())


def _total(rows: FloatArray) -> float:
    return float(rows[:, 0].sum())


def _median(rows: FloatArray) -> float:
    return float(np.median(rows[:, 0]))


def _mean_size(rows: FloatArray) -> float:
    return float(np.abs(rows[:, 0]).mean())


def _mean(rows: FloatArray) -> float:
    return float(rows[:, 0].mean())


def _median_width(rows: FloatArray) -> float:
    widths = rows[np.isfinite(rows[:, 2]), 2]
    return float(np.median(widths)) if widths.size else float("nan")


def _calibration_error(rows: FloatArray) -> float:
    """Average, over ten equal bins, how far the mean confidence lies from the share that was right."""
    which = np.minimum((rows[:, 0] * BINS).astype(np.int64), BINS - 1)
    errors = [
        (which == one).sum() * abs(rows[which == one, 0].mean() - rows[which == one, 1].mean())
        for one in np.unique(which)
    ]
    return float(sum(errors) / len(rows))


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")


STRONG, FAINT = jerk_row(JERK_LEVELS_G[0]), jerk_row(JERK_LEVELS_G[1])
BOTH_CAUSES = ("tonic_clonic", "focal_clonic")

GOALS: tuple[Goal, ...] = (
    Goal(
        name=f"{STRONG}, 50 Hz or more: sensitivity",
        direction="at least",
        limit=0.97,
        observe=partial(_counts, row=STRONG, fastest_only=True),
        reduce=_sensitivity,
    ),
    Goal(
        name=f"{STRONG}, 50 Hz or more: precision",
        direction="at least",
        limit=0.97,
        observe=partial(_counts, row=STRONG, fastest_only=True),
        reduce=_precision,
    ),
    Goal(
        name=f"{FAINT}, 50 Hz or more: F1",
        direction="at least",
        limit=0.9,
        observe=partial(_counts, row=FAINT, fastest_only=True),
        reduce=_f1,
    ),
    Goal(
        name="hypnic_jerk told from other twitches: F1",
        direction="at least",
        limit=0.9,
        observe=partial(_counts, row="hypnic_jerk among jerks"),
        reduce=_f1,
    ),
    Goal(
        name="the same without twitches put into the minutes of hypnic jerks: F1",
        direction="at least",
        limit=0.9,
        observe=_decidable_jerks,
        reduce=_f1,
    ),
    Goal(
        name="periodic limb movements, ankle: F1",
        direction="at least",
        limit=0.93,
        observe=partial(_counts, row="periodic_limb_movement", ankle_only=True),
        reduce=_f1,
    ),
    Goal(
        name="periodic limb movements an hour, ankle: median error, %",
        direction="at most",
        limit=10.0,
        observe=partial(_index, of=lambda result: result.plm_per_h, relative=True),
        reduce=_median,
        digits=1,
    ),
    Goal(
        name="periodicity index, ankle: median error",
        direction="at most",
        limit=0.05,
        observe=partial(_index, of=lambda result: result.periodicity_index, relative=False),
        reduce=_median,
    ),
    Goal(
        name="rhythmic movement: F1",
        direction="at least",
        limit=0.95,
        observe=partial(_counts, row="rhythmic_movement"),
        reduce=_f1,
    ),
    Goal(name="tremor: F1", direction="at least", limit=0.95, observe=partial(_counts, row="tremor"), reduce=_f1),
    Goal(
        name="myoclonic clusters: sensitivity",
        direction="at least",
        limit=0.95,
        observe=partial(_counts, row="myoclonic_cluster"),
        reduce=_sensitivity,
    ),
    Goal(
        name="myoclonic clusters: false a night",
        direction="at most",
        limit=0.02,
        observe=partial(_counts, row="myoclonic_cluster"),
        reduce=_false_alarms_a_night,
    ),
    Goal(
        name="convulsive (tonic–clonic, focal clonic ≥ 20 s): sensitivity",
        direction="at least",
        limit=0.98,
        observe=partial(_seizures_found, causes=BOTH_CAUSES),
        reduce=_share_of_sums,
    ),
    Goal(
        name="tonic–clonic alone: sensitivity",
        direction="at least",
        limit=0.98,
        observe=partial(_seizures_found, causes=BOTH_CAUSES[:1]),
        reduce=_share_of_sums,
    ),
    Goal(
        name="focal clonic ≥ 20 s alone: sensitivity",
        direction="at least",
        limit=0.98,
        observe=partial(_seizures_found, causes=BOTH_CAUSES[1:]),
        reduce=_share_of_sums,
    ),
    Goal(
        name="convulsive on nights without a seizure: false alarms in all",
        direction="at most",
        limit=0.0,
        observe=_false_seizures,
        reduce=_total,
        digits=0,
    ),
    Goal(
        name="convulsive on nights with a seizure: false alarms in all",
        direction="at most",
        limit=0.0,
        observe=_false_seizures_beside_true,
        reduce=_total,
        digits=0,
    ),
    Goal(
        name="sleep onset: mean absolute error, min",
        direction="at most",
        limit=7.0,
        observe=_onset_error_min,
        reduce=_mean_size,
        digits=1,
    ),
    Goal(
        name="sleep onset: bias, min",
        direction="within ±",
        limit=2.0,
        observe=_onset_error_min,
        reduce=_mean,
        digits=1,
    ),
    Goal(
        name="sleep onset: interval holds the truth",
        direction="at least",
        limit=0.9,
        observe=_onset_interval,
        reduce=_share_of_sums,
    ),
    Goal(
        name="sleep onset: median width of the interval, min",
        direction="at most",
        limit=20.0,
        observe=_onset_interval,
        reduce=_median_width,
        digits=1,
    ),
    Goal(name="verdict right", direction="at least", limit=0.97, observe=_verdict, reduce=_share_of_sums),
    Goal(
        name="seizure nights called harmless",
        direction="at most",
        limit=0.0,
        observe=_called_harmless,
        reduce=_total,
        digits=0,
    ),
    Goal(
        name="confidence of events: expected calibration error",
        direction="at most",
        limit=0.05,
        observe=_event_confidences,
        reduce=_calibration_error,
    ),
    Goal(
        name="confidence of verdicts: expected calibration error",
        direction="at most",
        limit=0.05,
        observe=_verdict_confidence,
        reduce=_calibration_error,
    ),
)


def _better_than_baselines(results: Sequence[NightResult]) -> tuple[Goal, ...]:
    """Ask that sleep onset is placed better than the best baseline does it, where the baselines were run."""
    errors = {}
    for name, _ in ONSET_BASELINES:
        rows = [row for result in results for row in _baseline_error_min(result, name=name)]
        if rows:
            errors[name] = _mean_size(np.asarray(rows))
    if not errors:
        return ()
    best = min(errors, key=lambda name: errors[name])
    return (
        Goal(
            name=f"sleep onset: better than the best baseline ({best}), min",
            direction="below",
            limit=round(errors[best], 1),
            observe=_onset_error_min,
            reduce=_mean_size,
            digits=1,
        ),
    )


# Ways to divide the nights

OFF_BY_MUCH = 0.04
DRAWN = "a drawn unit"


def _noise(order: NightOrder) -> str:
    return DRAWN if order.sensor is None else f"{noise_of(order.sensor)} of noise"


def _steps(order: NightOrder) -> str:
    return DRAWN if order.sensor is None else f"{1000 * order.sensor.resolution_g:.2g} mg steps"


def _range(order: NightOrder) -> str:
    return DRAWN if order.sensor is None else f"{order.sensor.range_g:g} g range"


def _clock(order: NightOrder) -> str:
    if order.sensor is None:
        return DRAWN
    return "8 to 4 % off" if abs(order.sensor.rate_error) >= OFF_BY_MUCH else "4 to 0 % off"


CONDITIONS: Mapping[str, Callable[[NightOrder], str]] = {
    "rate": lambda order: f"{order.rate_hz:g} Hz",
    "place": lambda order: place_of(order.site),
    "noise": _noise,
    "steps": _steps,
    "range": _range,
    "clock": _clock,
    "gaps": lambda order: "with gaps" if order.lost else "no gaps",
}
CONDITION_TABLES = (
    ("rate and body site", ("rate", "place")),
    ("noise and steps of the sensor", ("noise", "steps")),
    ("range, clock and losses", ("range", "clock", "gaps")),
)


def _in_order(values: Sequence[str]) -> list[str]:
    return sorted(set(values), key=lambda value: (_first_number(value), value))


def _first_number(value: str) -> float:
    try:
        return float(value.split()[0])
    except ValueError:
        return 0.0
