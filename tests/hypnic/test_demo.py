"""``hypnic demo``: what a newcomer sees first."""

import json
from pathlib import Path

import pytest

from hypnic.cli import main


def tier(folder: Path) -> str:
    return str(json.loads((folder / "night.json").read_text(encoding="utf-8"))["verdict"]["tier"])


def test_the_demo_shows_a_calm_night_and_one_with_a_seizure_like_event(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["demo", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "synthetic" in printed
    assert "not a medical device" in printed
    for name in ("calm-night", "seizure-like-night"):
        assert f"Report: {tmp_path / name / 'report.html'}" in printed
        assert "synthetic" in (tmp_path / name / "report.html").read_text(encoding="utf-8")
    assert tier(tmp_path / "calm-night") == "harmless"
    assert tier(tmp_path / "seizure-like-night") == "seizure_like"
