"""``hypnic view``: a local web page for people who would rather look than read."""

from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  hypnic view
  hypnic view hypnic-results --port 8080 --no-browser"""
LAST_PORT = 65_535


@click.command(name="view", epilog=EXAMPLES)
@click.argument("library", required=False, type=click.Path(path_type=Path), metavar="[LIBRARY]")
@click.option(
    "--port", type=click.IntRange(1, LAST_PORT), metavar="N", help="Where the page answers. Default: 8377, or any free."
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option(
    "--lan",
    is_flag=True,
    help="Let other devices in this network watch, each with a code that works once. Default: this computer alone.",
)
def command(*, library: Path | None, port: int | None, no_browser: bool, lan: bool) -> int:
    """Show a library of nights in the browser, and the night being recorded.

    LIBRARY is a folder with recordings and results; everything in it is found. The page is there for this computer
    alone, asks nothing of the internet, and ends with Ctrl-C.
    """
    from hypnic.view.serving import ViewPlan, serve

    plan = ViewPlan(library=library, port=port, opens_browser=not no_browser, is_for_lan=lan)
    return serve(plan, say=click.echo)
