"""A short version of the benchmark of cohorts: it measures what it says, on real runs of the program."""

from pathlib import Path

from benchmarks.documents import put_section
from benchmarks.scale import OPENING, fingerprints, make_cohort, run_batch, throughput_row
from benchmarks.tables import Table


def test_a_small_cohort_is_run_and_measured(tmp_path: Path):
    cohort = make_cohort(tmp_path, nights=2, hours=0.25, rate_hz=10)
    run = run_batch(cohort, tmp_path / "results", "--jobs", "1")
    assert run.code == 0
    assert len(run.tasks) == len(run.peaks_mb) == 2
    assert run.processor_s > 0
    assert len(set(fingerprints(tmp_path / "results"))) == 4
    assert throughput_row(1, run)[0] == "1"


def test_a_section_takes_the_place_of_the_one_before(tmp_path: Path):
    document = tmp_path / "scale.md"
    for figure in ("1", "2"):
        table = Table(title="Title", rule="rule", headers=("what", "figure"), rows=(("nights", figure),))
        put_section(document, table, opening=OPENING, command="python -m benchmarks.scale")
    text = document.read_text(encoding="utf-8")
    assert text.count("## Title") == 1
    assert "| nights | 2 |" in text
    assert text.startswith("# Cohorts, measured")
