"""What the documents promise is there: commands, options, targets, files, formats, words of caution."""

import re
import shlex
from pathlib import Path

import click
import pytest

from detector.model import KINDS
from hypnic.cli import program
from hypnic.events_table import COLUMNS
from hypnic.words import DISCLAIMER
from recordings.importers import IMPORTERS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def shell_lines(path: Path) -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", text_of(path), flags=re.DOTALL)
    return [shlex.split(line, comments=True) for block in blocks for line in block.splitlines() if line.strip()]


def program_lines(path: Path) -> list[list[str]]:
    return [words[1:] for words in shell_lines(path) if Path(words[0]).name == "hypnic"]


def plain(text: str) -> str:
    return re.sub(r"[\s>*]+", " ", text)


def test_the_readme_shows_commands():
    assert len(program_lines(ROOT / "README.md")) > 5


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_document_exists_with_its_options(path: Path):
    for name, *words in program_lines(path):
        command = program.get_command(click.Context(program), name)
        assert command is not None, name
        if isinstance(command, click.Group) and words:
            command = command.get_command(click.Context(command), words[0])
            assert command is not None, (name, words[0])
        known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_in_a_document_exists(path: Path):
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE))
    named = {words[1] for words in shell_lines(path) if words[0] == "make"}
    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(path: Path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text_of(path))
    assert not [link for link in links if not (path.parent / link).exists()]


def test_continuous_integration_calls_the_test_command_of_the_readme():
    assert ["make", "test"] in shell_lines(ROOT / "README.md")
    assert re.search(r"^\s.*make test$", text_of(ROOT / ".ci" / "run"), flags=re.MULTILINE)


def test_the_readme_carries_the_disclaimer():
    assert plain(DISCLAIMER) in plain(text_of(ROOT / "README.md"))


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.name)
def test_the_readme_names_the_maker_of_every_format(importer):
    maker = importer.title.split()[0].split("-")[0]
    assert maker.lower() in text_of(ROOT / "README.md").lower()


def test_the_readme_says_which_watches_send_nothing():
    readme = text_of(ROOT / "README.md")
    assert all(name in readme for name in ("Apple Watch", "Wear OS", "Garmin", "Fitbit", "Oura", "Whoop"))


def test_the_description_of_the_results_names_every_column_and_kind():
    described = text_of(ROOT / "docs" / "results.md")
    assert all(f"| `{name}` |" in described for name in (*(column.name for column in COLUMNS), *KINDS))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_says_that_there_was_no_seizure(path: Path):
    said = plain(text_of(path)).replace('never "no seizure"', "").replace('which is not "no seizure"', "")
    assert '"no seizure"' not in said
