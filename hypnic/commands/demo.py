"""``hypnic demo``: the whole chain without a wearable, on a calm night and on one with a seizure-like event."""

from dataclasses import dataclass
from pathlib import Path

import click
from rich.text import Text

from hypnic.options import folder_option, quiet_option
from hypnic.screen import Screen
from hypnic.words import DISCLAIMER

EXAMPLES = """\b
Example:
  hypnic demo --out hypnic-demo"""


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
    """Show two synthetic nights: a calm one and one with a seizure-like event.

    No hardware is needed and nothing is downloaded. Both nights are simulated, analysed and reported.
    """
    screen = Screen(is_quiet=quiet)
    screen.say(Text("Both nights are synthetic: nobody slept them."))
    for night in NIGHTS:
        _show(night, folder=out / night.name, screen=screen)
    screen.say(Text(f"Open the reports in a browser. {DISCLAIMER}"))


def _show(night: DemoNight, *, folder: Path, screen: Screen) -> None:
    from detector import analyse_night
    from hypnic.outputs import write_night
    from hypnic.summary import night_summary
    from recordings.synthetic import simulate_night

    with screen.working(f"simulating {night.name}"):
        labelled = simulate_night(night.profile, seed=night.seed)
    with screen.working(f"analysing {night.name}"):
        analysis = analyse_night(labelled.recording)
        report = write_night(analysis, folder, title=night.title)
    screen.say(night_summary(analysis, name=night.name, report=report))
