"""``hypnic schema``: the contract of ``night.json`` for other programs."""

import json

import click

EXAMPLES = """\b
Example:
  hypnic schema > night.schema.json"""


@click.command(name="schema", epilog=EXAMPLES)
def command() -> None:
    """Print the JSON Schema of night.json."""
    from hypnic.night_file import night_schema

    click.echo(json.dumps(night_schema(), indent=2))
