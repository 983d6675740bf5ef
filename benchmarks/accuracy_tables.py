"""From the results of many nights to the tables of the accuracy report."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from benchmarks.evaluation import IndexPair, NightResult
from benchmarks.rivals import EVENT_BASELINES, ONSET_BASELINES, OnsetResult
from benchmarks.scoring import (
    JERK_LEVELS_G,
    NOTHING,
    ROW_RULES,
    ROWS,
    jerk_row,
)
from benchmarks.tables import Table, number, share
from detector.agreement import Agreement, Figure, bootstrap_interval, pool
from detector.model import KINDS

OURS = "hypnic"
ALARMING_KINDS = ("convulsive", "myoclonic_cluster", "tremor")
SECONDS_PER_MINUTE = 60.0


def all_tables(results: Sequence[NightResult]) -> tuple[Table, ...]:
    """Make every table the nights allow, in reading order; the baselines' tables only where they were run."""
    tables = [
        events_table(results),
        per_night_table(results),
        confusion_table(results),
        convulsive_table(results),
        verdict_table(results),
        onset_table(results),
        alarming_table(results),
        index_table(results),
    ]
    if any(result.baseline_agreements for result in results):
        tables.append(rivals_table(results))
    return tuple(tables)


def events_table(results: Sequence[NightResult]) -> Table:
    """Count how many events of each kind were found, and how many detections were right."""
    rows = []
    for row in ROWS:
        nights = [result.scores.agreements[row] for result in results]
        total = pool(nights)
        if total.hits + total.misses + total.false_alarms:
            rows.append(
                (
                    row,
                    str(total.hits + total.misses),
                    *(_with_interval(nights, figure) for figure in ("sensitivity", "precision", "f1")),
                    number(total.false_alarms_per_24_h, 2),
                    number(total.false_alarms_per_night, 2),
                )
            )
    return Table(
        title="Events",
        rule="In brackets: 95 % interval from resampling nights. Rows:" + _rules_in_words(),
        headers=("row", "labels", "sensitivity", "precision", "F1", "false alarms / 24 h", "/ night"),
        rows=tuple(rows),
    )


def per_night_table(results: Sequence[NightResult]) -> Table:
    """Show how much the figures differ from night to night."""
    rows = []
    for row in ROWS:
        nights = [result.scores.agreements[row] for result in results]
        if any(night.hits + night.misses for night in nights):
            rows.append((row, *(_median_and_range(nights, figure) for figure in ("sensitivity", "precision", "f1"))))
    return Table(
        title="From night to night",
        rule="Median over nights, and the worst and best night; nights in which a figure has nothing to divide by "
        "are left out. Rows as under Events.",
        headers=("row", "sensitivity", "precision", "F1"),
        rows=tuple(rows),
    )


def confusion_table(results: Sequence[NightResult]) -> Table:
    """Show what each kind of label was taken for."""
    counts: Counter[tuple[str, str]] = Counter()
    for result in results:
        counts.update(result.scores.confusion)
    names = (*KINDS, NOTHING)
    truths = [name for name in names if any(counts[name, other] for other in names)]
    founds = [name for name in names if any(counts[other, name] for other in names)]
    return Table(
        title="What was taken for what",
        rule="Rows are labels, columns the detection that shares most time with the label, or starts nearest to it "
        "within 0.5 s. The last row counts detections that lie on no label.",
        headers=("label", *founds),
        rows=tuple((truth, *(str(counts[truth, found] or "·") for found in founds)) for truth in truths),
    )


def convulsive_table(results: Sequence[NightResult]) -> Table:
    """Count convulsions found, and false alarms, profile by profile."""
    rivals = [name for name, rows, _ in EVENT_BASELINES if "convulsive" in rows and _was_run(results, name)]
    rows = []
    for profile, nights in _by_profile(results).items():
        ours = pool([night.scores.agreements["convulsive"] for night in nights])
        theirs = [pool([night.baseline_agreements[name]["convulsive"] for night in nights]) for name in rivals]
        found = [f"{one.hits} / {one.false_alarms}" for one in (ours, *theirs)]
        rows.append((profile, str(len(nights)), str(ours.hits + ours.misses), *found))
    return Table(
        title="Convulsions: found / false alarms, by profile",
        rule=ROW_RULES["convulsive"],
        headers=("profile", "nights", "labels", OURS, *rivals),
        rows=tuple(rows),
    )


def verdict_table(results: Sequence[NightResult]) -> Table:
    """Count the verdicts that were right, profile by profile, and list every wrong one."""
    wrong = [result for result in results if result.tier != result.expected_tier]
    rows = [
        (profile, str(len(nights)), str(sum(night.tier == night.expected_tier for night in nights)))
        for profile, nights in _by_profile(results).items()
    ]
    total = ("all", str(len(results)), str(len(results) - len(wrong)))
    return Table(
        title="Verdicts",
        rule="The night's tier must be the one that is true of the synthetic night.",
        headers=("profile", "nights", "right"),
        rows=(*rows, total),
        remarks=tuple(
            f"{result.order.profile}, seed {result.order.seed}: expected {result.expected_tier}, got {result.tier}: "
            f"{result.headline}"
            for result in wrong
        ),
    )


def onset_table(results: Sequence[NightResult]) -> Table:
    """Measure how far from the truth sleep onset was placed."""
    entries: list[tuple[str, list[OnsetResult]]] = [(OURS, [result.onset for result in results])]
    entries += [
        (name, [result.baseline_onsets[name] for result in results])
        for name, _ in ONSET_BASELINES
        if all(name in result.baseline_onsets for result in results)
    ]
    return Table(
        title="Sleep onset, minutes",
        rule="Error = found minus true, over nights that have a true onset and a found one; bias is its mean, the "
        "limits of agreement are bias ± 1.96 standard deviations. Coverage is the share of nights whose interval holds "
        "the truth, width the median length of the interval.",
        headers=(
            "algorithm",
            "nights",
            "not found",
            "mean absolute error",
            "median",
            "bias",
            "limits of agreement",
            "worst",
            "coverage",
            "width",
        ),
        rows=tuple((name, *_onset_cells(onsets)) for name, onsets in entries),
        remarks=_spurious_onsets(results),
    )


def alarming_table(results: Sequence[NightResult]) -> Table:
    """Count the false alarms of the kinds that would worry somebody."""
    rows = []
    for kind in ALARMING_KINDS:
        clean = [result for result in results if not any(event.kind == kind for event in result.truth)]
        counts = [sum(event.kind == kind for event in result.found) for result in clean]
        worst = max(zip(counts, clean, strict=True), key=lambda pair: pair[0], default=None)
        rows.append(
            (
                kind,
                str(len(clean)),
                str(sum(counts)),
                number(sum(counts) / len(clean) if clean else float("nan"), 3),
                f"{worst[1].order.name}: {worst[0]}" if worst and worst[0] else "–",
            )
        )
    return Table(
        title="False alarms on nights without such an event",
        rule="Every detected event of the kind, counted one by one, on the nights that hold no label of that kind.",
        headers=("kind", "nights", "false alarms", "per night", "worst night"),
        rows=tuple(rows),
    )


def index_table(results: Sequence[NightResult]) -> Table:
    """Compare periodic limb movement indices, true and found, on the nights that have such movements."""
    nights = [result for result in results if any(event.kind == "periodic_limb_movement" for event in result.truth)]
    return Table(
        title="Indices of periodic limb movements",
        rule="True index: labelled periodic limb movements asleep per true hour of sleep; true periodicity index from "
        "the onsets of labelled limb movements asleep. Nights with labelled periodic limb movements only.",
        headers=("index", "nights", "not known", "median error", "median |error|", "median |error| %", "worst |error|"),
        rows=(
            ("plm_per_h", *_index_cells([night.plm_per_h for night in nights])),
            ("periodicity_index", *_index_cells([night.periodicity_index for night in nights])),
        ),
    )


def rivals_table(results: Sequence[NightResult]) -> Table:
    """Put the field's algorithms beside hypnic, on the same nights and by the same rules."""
    rows = []
    for row in ROWS:
        rivals = [name for name, own_rows, _ in EVENT_BASELINES if row in own_rows and _was_run(results, name)]
        if not rivals:
            continue
        contest = [(OURS, [result.scores.agreements[row] for result in results])]
        contest += [(name, [result.baseline_agreements[name][row] for result in results]) for name in rivals]
        for name, nights in contest:
            figures = [_with_interval(nights, figure) for figure in ("sensitivity", "precision", "f1")]
            rows.append((f"{row}: {name}", *figures, number(pool(nights).false_alarms_per_night, 2)))
    return Table(
        title="Beside the field's algorithms",
        rule="The same nights, the same rules as under Events; each algorithm only in the rows it is made for.",
        headers=("row: algorithm", "sensitivity", "precision", "F1", "false alarms / night"),
        rows=tuple(rows),
    )


def one_line(results: Sequence[NightResult]) -> str:
    """Put the key figures into one line, as for a commit message."""
    jerks, faint, convulsive = (
        pool([result.scores.agreements[row] for result in results])
        for row in (jerk_row(JERK_LEVELS_G[0]), jerk_row(JERK_LEVELS_G[1]), "convulsive")
    )
    right = sum(result.tier == result.expected_tier for result in results)
    error = _onset_cells([result.onset for result in results])
    return (
        f"{len(results)} synthetic nights: jerks ≥ 0.05 g {share(jerks.sensitivity)}/{share(jerks.precision)}, "
        f"≥ 0.03 g F1 {share(faint.f1)}; convulsive {share(convulsive.sensitivity)} with "
        f"{convulsive.false_alarms} false; verdicts {right}/{len(results)}; onset error {error[2]} min, "
        f"bias {error[4]}, coverage {error[7]}"
    )


def figures_as_data(results: Sequence[NightResult]) -> dict[str, object]:
    """Collect the pooled figures as plain data for a JSON file."""
    return {
        "nights": [result.order.name for result in results],
        "rows": {row: _as_data([result.scores.agreements[row] for result in results]) for row in ROWS},
        "baselines": {
            name: {row: _as_data([result.baseline_agreements[name][row] for result in results]) for row in rows}
            for name, rows, _ in EVENT_BASELINES
            if _was_run(results, name)
        },
        "verdicts": [
            {
                "profile": result.order.profile,
                "seed": result.order.seed,
                "expected": result.expected_tier,
                "found": result.tier,
                "headline": result.headline,
            }
            for result in results
        ],
        "sleep_onset": [
            {"true_s": result.onset.true_s, "found_s": result.onset.found_s, "interval_s": result.onset.interval_s}
            for result in results
        ],
    }


def _as_data(nights: Sequence[Agreement]) -> dict[str, float | int | None]:
    total = pool(nights)
    figures = {name: getattr(total, name) for name in ("sensitivity", "precision", "f1", "false_alarms_per_24_h")}
    return {
        "hits": total.hits,
        "misses": total.misses,
        "false_alarms": total.false_alarms,
        **{name: None if np.isnan(value) else value for name, value in figures.items()},
    }


def _rules_in_words() -> str:
    return "\n\n" + "\n".join(f"- **{name}**: {rule}" for name, rule in ROW_RULES.items())


def _with_interval(nights: Sequence[Agreement], figure: Figure) -> str:
    value = getattr(pool(nights), figure)
    lower, upper = bootstrap_interval(nights, figure)
    return "–" if np.isnan(value) else f"{share(value)} [{lower:.2f}, {upper:.2f}]"


def _median_and_range(nights: Sequence[Agreement], figure: Figure) -> str:
    values = np.array([getattr(night, figure) for night in nights])
    values = values[np.isfinite(values)]
    return f"{np.median(values):.2f} ({values.min():.2f} to {values.max():.2f})" if values.size else "–"


def _by_profile(results: Sequence[NightResult]) -> dict[str, list[NightResult]]:
    groups: dict[str, list[NightResult]] = {}
    for result in results:
        groups.setdefault(result.order.profile, []).append(result)
    return groups


def _was_run(results: Sequence[NightResult], name: str) -> bool:
    return all(name in result.baseline_agreements for result in results)


def _onset_cells(onsets: Sequence[OnsetResult]) -> tuple[str, ...]:
    real = [onset for onset in onsets if onset.true_s is not None]
    found = [onset for onset in real if onset.found_s is not None]
    errors = np.array([_error_min(onset) for onset in found])
    cells = (str(len(real)), str(len(real) - len(found)))
    if not errors.size:
        return (*cells, *("–",) * 7)
    bias, spread = float(errors.mean()), float(errors.std(ddof=1)) if errors.size > 1 else float("nan")
    return (
        *cells,
        number(float(np.abs(errors).mean())),
        number(float(np.median(np.abs(errors)))),
        f"{bias:+.1f}",
        f"{bias - 1.96 * spread:+.1f} to {bias + 1.96 * spread:+.1f}",
        f"{errors[np.abs(errors).argmax()]:+.1f}",
        *_interval_cells(found),
    )


def _error_min(onset: OnsetResult) -> float:
    if onset.found_s is None or onset.true_s is None:
        return float("nan")
    return (onset.found_s - onset.true_s) / SECONDS_PER_MINUTE


def _interval_cells(found: Sequence[OnsetResult]) -> tuple[str, str]:
    intervals = [(onset.interval_s, onset.true_s) for onset in found if onset.interval_s and onset.true_s is not None]
    if not intervals:
        return ("–", "–")
    coverage = np.mean([start_s <= true_s <= end_s for (start_s, end_s), true_s in intervals])
    width_s = np.median([end_s - start_s for (start_s, end_s), _ in intervals])
    return share(float(coverage)), number(float(width_s) / SECONDS_PER_MINUTE)


def _spurious_onsets(results: Sequence[NightResult]) -> tuple[str, ...]:
    return tuple(
        f"{result.order.profile}, seed {result.order.seed}: no true onset, yet one was found at "
        f"{result.onset.found_s / SECONDS_PER_MINUTE:.0f} min"
        for result in results
        if result.onset.true_s is None and result.onset.found_s is not None
    )


def _index_cells(pairs: Sequence[IndexPair]) -> tuple[str, ...]:
    known = [(pair.true, pair.found) for pair in pairs if pair.true is not None and pair.found is not None]
    unknown = str(len(pairs) - len(known))
    if not known:
        return (str(len(pairs)), unknown, "–", "–", "–", "–")
    true, found = np.array(known).T
    errors = found - true
    relative = np.abs(errors[true > 0] / true[true > 0])
    return (
        str(len(pairs)),
        unknown,
        f"{np.median(errors):+.2f}",
        number(float(np.median(np.abs(errors))), 2),
        number(100 * float(np.median(relative)) if relative.size else float("nan")),
        number(float(np.abs(errors).max()), 2),
    )
