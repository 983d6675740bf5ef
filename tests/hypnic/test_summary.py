"""What a person reads on the screen after an analysis."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from detector.model import NightAnalysis
from hypnic.screen import Screen
from hypnic.summary import night_summary, repair_lines, sleep_lines
from recordings import Recording

MakeNight = Callable[..., NightAnalysis]
MakeRecording = Callable[..., Recording]


def shown(night: NightAnalysis, *, width: int = 100) -> list[str]:
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        console.print(night_summary(night, name="night", report=Path("out") / "night" / "report.html"), crop=False)
    return capture.get().splitlines()


def test_the_verdict_comes_first(make_night: MakeNight):
    first = next(line for line in shown(make_night()) if line.strip())
    assert first == "night: One movement looks like a seizure."


def test_the_gravest_reason_follows_the_verdict(make_night: MakeNight):
    assert "Why: It shook for 62 seconds." in shown(make_night())


def test_counts_name_the_kinds_in_plain_words(make_night: MakeNight):
    lines = [" ".join(line.split()) for line in shown(make_night())]
    assert "1 jerk while falling asleep" in lines
    assert "1 convulsive movement" in lines
    assert not [line for line in lines if line.endswith("tremor")]


def test_a_night_without_movement_says_so(make_night: MakeNight):
    assert "No movement was found." in shown(make_night(events=()))


def test_sleep_is_told_as_an_interval_by_the_clock(make_night: MakeNight):
    assert sleep_lines(make_night()) == ["Sleep began between 21:32 and 21:33 and ended at 21:40."]


def test_sleep_is_told_from_the_start_where_there_is_no_clock(make_night: MakeNight, make_recording: MakeRecording):
    night = make_night(recordings=(make_recording(started_at=None),))
    assert sleep_lines(night) == ["Sleep began between +0:02 h and +0:03 h and ended at +0:10 h."]


def test_sleep_that_is_not_known_says_why(make_night: MakeNight):
    night = make_night()
    unknown = replace(night, sleep=replace(night.sleep, onset_interval_s=None, evidence=("it is too short",)))
    assert sleep_lines(unknown) == ["When sleep began could not be told: it is too short."]


def test_every_repair_is_said_aloud(make_night: MakeNight, make_recording: MakeRecording):
    night = make_night(recordings=(make_recording(repairs=("3 rows were dropped.",)),))
    assert "  night.csv: 3 rows were dropped." in repair_lines(night)
    assert repair_lines(make_night()) == []


def test_the_path_of_the_report_is_never_broken(make_night: MakeNight):
    assert f"Report: {Path('out') / 'night' / 'report.html'}" in shown(make_night(), width=20)


def test_a_pipe_sees_no_progress(capfd: pytest.CaptureFixture[str]):
    with Screen().working("reading night.csv"):
        pass
    assert capfd.readouterr() == ("", "")


def test_a_quiet_screen_says_nothing(capsys: pytest.CaptureFixture[str]):
    Screen(is_quiet=True).say("result")
    assert capsys.readouterr().out == ""


def test_what_looks_like_markup_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]):
    Screen().say("[bold]night[/bold]")
    assert capsys.readouterr().out == "[bold]night[/bold]\n"
