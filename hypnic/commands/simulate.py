"""``hypnic simulate``: a synthetic night with its labels, for tests, teaching and benchmarks."""

from pathlib import Path

import click
from rich.text import Text

from hypnic.errors import WrongUseError
from hypnic.options import file_option, one_site_option, quiet_option
from hypnic.screen import Screen
from recordings import Site
from recordings.exporting import ExportFormat, export_recording
from recordings.synthetic import PROFILES, LabelledNight, simulate_night, write_truth

FORMATS: dict[str, ExportFormat] = {".csv": "csv", ".parquet": "parquet"}

EXAMPLES = """\b
Examples:
  hypnic simulate --out night.parquet
  hypnic simulate --out night.csv --profile tonic_clonic --seed 7 --hours 2 --rate 25"""


@click.command(name="simulate", epilog=EXAMPLES)
@file_option(help_text="The recording to write, ending in .parquet or .csv.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same seed, the same night.")
@click.option(
    "--profile",
    default="healthy",
    show_default=True,
    metavar="NAME",
    type=click.Choice(PROFILES),
    help=f"What kind of sleeper: {', '.join(PROFILES)}.",
)
@click.option("--hours", type=float, default=8.0, show_default=True, metavar="H", help="Length of the night.")
@click.option("--rate", "rate_hz", type=float, default=50.0, show_default=True, metavar="HZ", help="Samples a second.")
@one_site_option
@quiet_option
def command(
    *, out: Path, seed: int, profile: str, hours: float, rate_hz: float, site: Site | None, quiet: bool
) -> None:
    """Make a labelled synthetic night.

    Beside the recording there will be FILE.truth.tsv, every movement that was really there, and FILE.truth.json with
    sleep and everything else. Nobody slept this night: figures measured on it are synthetic.
    """
    from hypnic.outputs import write_whole

    if out.suffix.lower() not in FORMATS:
        raise WrongUseError(f"{out} ends in neither of {', '.join(FORMATS)}: name it so")
    screen = Screen(is_quiet=quiet)
    with screen.working(f"simulating {hours:g} hours"):
        labelled = simulate_night(profile, seed=seed, hours=hours, rate_hz=rate_hz, site=site)
    with screen.working(f"writing {out}"):
        write_whole(out, lambda path: _write(labelled, path))
    for path in (out, out.with_suffix(".truth.tsv"), out.with_suffix(".truth.json")):
        screen.say(Text(f"Written: {path}", no_wrap=True, overflow="ignore"))


def _write(labelled: LabelledNight, path: Path) -> None:
    export_recording(labelled.recording, path, to=FORMATS[path.suffix.lower()])
    write_truth(labelled.truth, path.with_suffix(".truth.tsv"))
