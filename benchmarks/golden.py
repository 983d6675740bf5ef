"""Golden nights: what the detector says of a few short synthetic nights, kept beside the tests.

``python -m benchmarks.golden`` writes them anew, deliberately, after a change that is meant to change them; without
that the tests compare and never write. ``python -m benchmarks.golden --show`` prints what would change.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.nights import NightOrder, usual_site
from detector import NightAnalysis, analyse_night
from recordings.synthetic import LabelledNight, simulate_night

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "nights"
COMMAND = "python -m benchmarks.golden"
HOURS = 2.0
RATE_HZ = 50.0
# Seeds that no benchmark tunes on.
SLEEPERS = (
    ("healthy", 2001),
    ("healthy", 2002),
    ("twitchy", 2001),
    ("twitchy", 2002),
    ("plms", 2001),
    ("rhythmic", 2001),
    ("tremor", 2001),
    ("myoclonic", 2001),
    ("restless", 2001),
    ("mixed", 2001),
    ("not_worn", 2001),
    ("focal", 2001),
    ("focal", 2002),
    ("focal", 2003),
    ("tonic_clonic", 2001),
    ("tonic_clonic", 2002),
    ("tonic_clonic", 2003),
)
GOLDEN_NIGHTS: tuple[NightOrder, ...] = tuple(
    NightOrder(profile=profile, seed=seed, hours=HOURS, rate_hz=RATE_HZ, site=usual_site(profile))
    for profile, seed in SLEEPERS
)


def main(argv: Sequence[str] | None = None) -> int:
    """Write every golden night anew, or say what would change.

    Returns
    -------
    int
        0 when done; with ``--show`` 1 when something would change.
    """
    parser = argparse.ArgumentParser(
        prog=COMMAND, description="Write the golden nights anew after a deliberate change."
    )
    parser.add_argument("--show", action="store_true", help="write nothing, print what would change")
    options = parser.parse_args(argv)
    changed = 0
    for order in GOLDEN_NIGHTS:
        summary = summarise(analyse_night(make_golden(order).recording))
        differences = differences_between(read_golden(order), summary)
        changed += bool(differences)
        print(f"{order.name}: {'; '.join(differences) or 'as it was'}")
        if not options.show:
            write_golden(order, summary)
    return int(options.show and changed > 0)


def make_golden(order: NightOrder) -> LabelledNight:
    """Simulate a golden night."""
    return simulate_night(order.profile, seed=order.seed, hours=order.hours, rate_hz=order.rate_hz, site=order.site)


def summarise(night: NightAnalysis) -> dict[str, Any]:
    """Reduce an analysis to what a golden night remembers: tier, counts of each kind, sleep onset."""
    return {
        "tier": night.verdict.tier,
        "sleep_onset_s": night.sleep.onset_s,
        "counts": {kind: count for kind, count in night.counts.items() if count},
    }


def differences_between(
    golden: Mapping[str, Any] | None,
    summary: Mapping[str, Any],
    *,
    onset_s: float = 0.0,
    share: float = 0.0,
    few: int = 0,
) -> list[str]:
    """Say in words where a summary differs from the golden one.

    Parameters
    ----------
    golden : mapping or None
        None where there is none yet.
    summary : mapping
    onset_s : float
        Sleep onset may differ by this much.
    share : float
        A count may differ by this share of itself.
    few : int
        Or by this many, but never that of the convulsive events.

    Returns
    -------
    list of str
        Empty where they agree.
    """
    if golden is None:
        return ["new"]
    found = []
    if golden["tier"] != summary["tier"]:
        found.append(f"tier {golden['tier']} -> {summary['tier']}")
    before_s, after_s = golden["sleep_onset_s"], summary["sleep_onset_s"]
    if (before_s is None) != (after_s is None) or (before_s is not None and abs(before_s - after_s) > onset_s):
        found.append(f"sleep onset {before_s} -> {after_s} s")
    for kind in sorted({*golden["counts"], *summary["counts"]}):
        before, after = golden["counts"].get(kind, 0), summary["counts"].get(kind, 0)
        if abs(before - after) > (0 if kind == "convulsive" else max(few, share * before)):
            found.append(f"{kind} {before} -> {after}")
    return found


def golden_path(order: NightOrder) -> Path:
    """Tell where a golden night is kept."""
    return FOLDER / f"{order.profile}-{order.seed}.json"


def read_golden(order: NightOrder) -> dict[str, Any] | None:
    """Read what is remembered of a night; None where nothing is."""
    path = golden_path(order)
    if not path.exists():
        return None
    remembered: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return remembered


def write_golden(order: NightOrder, summary: Mapping[str, Any]) -> None:
    """Remember a night."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    golden_path(order).write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
