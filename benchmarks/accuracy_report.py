"""The accuracy report as a document: every table with its scoring rule, and the comparison a licence asks for."""

from collections.abc import Sequence

from benchmarks.accuracy_parts import Part
from benchmarks.tables import Table, as_markdown
from detector import Settings
from detector.classification import RULES
from detector.clauses import Clause

INTRODUCTION = """# Accuracy

Written by `{command}`; change the benchmark, not this page.

{description}

**Every figure is synthetic where its section does not say otherwise**: it says how well hypnic recovers events that
a simulator put into made-up nights, whose amplitudes are engineering choices. It is no clinical validation. Everyday
rhythm and the few real recordings follow below. hypnic is not a medical device; nobody may rely on it for safety."""

COMPARISON = """## Comparison with OpenSeizureDetector

Real seizures used in developing and testing hypnic come from the **OpenSeizureDatabase** of the OpenSeizureDetector
project, under its licence: Creative Commons Attribution 4.0 with the added clause 3b, which asks whoever uses the
data for a product to publish, free of charge, a description of the product and a comparison with
OpenSeizureDetector. This section is that publication; the data itself is not part of hypnic. These are {seizures}
seizures of one person, recorded at the wrist at 25 Hz: enough to show behaviour, far too few for a rate of
anything. They were known while hypnic's rules were made.

**What hypnic is.** A program that reads a night of accelerometer data, finds when sleep began, finds every
movement, and names it by an ordered table of rules; all source code is published with this page. Movement is the
gravity-free magnitude of the three calibrated axes. Stretches of strong movement in the band of convulsions are cut
into blocks of 2.56 s; from the spectra of the blocks come dominant frequency, its fall and variation, regularity
and impulsiveness. Such a stretch is called convulsive by the first of these rules whose conditions all hold:

{rules}

The rules stand in `detector/classification.py`, every number with its meaning and source in `detector/settings.py`.

**What OpenSeizureDetector is here.** Its original accelerometer algorithm, in its own integer arithmetic: 5 s
windows of the vector magnitude at 25 Hz, power in 3-8 Hz above a threshold and above 57 % of the power up to 12 Hz,
alarm on the third such window in a row. It runs live, on a watch and a phone; hypnic's figures here
come from an analysis afterwards, which sees what follows the movement. On synthetic nights both stand side by side
under "Convulsions" above."""


def write_document(
    *,
    command: str,
    description: str,
    goals: Table,
    synthetic: Sequence[Table],
    parts: Sequence[Part],
    real: Sequence[Table],
    seizures: Table | None,
) -> str:
    """Write the whole report as Markdown.

    Parameters
    ----------
    command : str
        The command that made the figures.
    description : str
        A sentence about the nights behind them.
    goals : Table
        What is asked, and what was reached.
    synthetic, real : sequence of Table
        Tables of either section, in reading order.
    parts : sequence of Part
        The sections between them.
    seizures : Table or None
        The table of real seizures; None where the data was not there.

    Returns
    -------
    str
    """
    blocks = [INTRODUCTION.format(command=command, description=description), as_markdown(goals, level=2)]
    blocks += ["## Synthetic nights", *(as_markdown(table) for table in synthetic)]
    for part in parts:
        blocks += [f"## {part.title}", part.text, *(as_markdown(table) for table in part.tables)]
    if real:
        blocks += ["## Real recordings", *(as_markdown(table) for table in real)]
    if seizures is not None:
        blocks += [COMPARISON.format(seizures=len(seizures.rows), rules=_convulsive_rules()), as_markdown(seizures)]
    return "\n\n".join(blocks) + "\n"


def _convulsive_rules() -> str:
    settings = Settings()
    return "\n".join(
        f"- `{rule.name}`: " + "; ".join(_clause_in_words(clause, settings) for clause in rule.clauses)
        for rule in RULES
        if rule.kind == "convulsive"
    )


def _clause_in_words(clause: Clause, settings: Settings) -> str:
    limit = f"{clause.comparison} {clause.threshold(settings):g} {clause.quantity.unit}"
    return f"{clause.quantity.name} {limit}".rstrip()
