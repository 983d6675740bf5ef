"""``hypnic demo``: the whole chain without a wearable: a watch that is recorded, a calm night, a seizure-like one."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from hypnic.options import folder_option, quiet_option
from hypnic.screen import Screen
from hypnic.words import DISCLAIMER

if TYPE_CHECKING:
    from recordings.synthetic import LabelledNight

EXAMPLES = """\b
Example:
  hypnic demo --out hypnic-demo"""
LISTEN_S = 5.0
RECORDED = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNight:
    """A synthetic night that is worth a look: its names on disk and on paper, the sleeper, and the seed."""

    name: str
    title: str
    profile: str
    seed: int


NIGHTS = (
    DemoNight(name="calm-night", title="A calm synthetic night", profile="healthy", seed=1),
    DemoNight(
        name="seizure-like-night",
        title="A synthetic night with a seizure-like event",
        profile="tonic_clonic",
        seed=1,
    ),
)


@click.command(name="demo", epilog=EXAMPLES)
@folder_option(default="hypnic-demo", help_text="Where the results go, one folder for each night.")
@quiet_option
def command(*, out: Path, quiet: bool) -> None:
    """Record a simulated watch for a moment, then show two synthetic nights: a calm and a seizure-like one.

    No hardware is needed and nothing is downloaded. The watch is recorded through the Bluetooth bridge as a real one
    would be; both nights are simulated, analysed and reported.
    """
    screen = Screen(is_quiet=quiet)
    screen.say(Text("Watch and nights are synthetic: nobody wore the one or slept the others."))
    for number, night in enumerate(NIGHTS):
        with screen.working(f"simulating {night.name}"):
            labelled = _simulate(night)
        if number == 0:
            _record(labelled, folder=out / RECORDED, screen=screen)
        _show(night, labelled, folder=out / night.name, screen=screen)
    screen.say(Text(f"Open the reports in a browser. {DISCLAIMER}"))


def _simulate(night: DemoNight) -> "LabelledNight":
    from recordings.synthetic import simulate_night

    return simulate_night(night.profile, seed=night.seed)


def _record(labelled: "LabelledNight", *, folder: Path, screen: Screen) -> None:
    from hypnic.demo_recording import record_simulated_watch
    from hypnic.recording_session import require_writable

    require_writable(folder, option="--out")
    with screen.working(f"recording a simulated watch for {LISTEN_S:g} s"):
        finished = record_simulated_watch(labelled.recording, folder, duration_s=LISTEN_S)
    status = finished.status
    screen.say(
        Text(
            f"A simulated watch was recorded over Bluetooth for {LISTEN_S:g} s ({status.driver}, "
            f"{status.nominal_rate_hz:g} Hz): {status.received} samples, {status.gaps} gaps.\n"
            f"Recording: {finished.folder}\n"
        )
    )


def _show(night: DemoNight, labelled: "LabelledNight", *, folder: Path, screen: Screen) -> None:
    from detector import analyse_night
    from hypnic.outputs import write_night
    from hypnic.summary import night_summary

    with screen.working(f"analysing {night.name}"):
        analysis = analyse_night(labelled.recording)
        report = write_night(analysis, folder, title=night.title)
    screen.say(night_summary(analysis, name=night.name, report=report))
