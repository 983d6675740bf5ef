"""The house keeps its own rules: import arrows, light starts, numbers with sources, one version, pinned tests."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hypnic import __version__

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("recordings", "detector", "firmware_bridge", "hypnic")

LONGEST_BODY_LINES = 45
MOST_POSITIONAL = 2
ROUNDING = 1e-5

# Facts of arithmetic and of computers: they decide nothing about a night.
FACTS = re.compile(r"^(SECONDS_PER_\w+|\w+_DIGITS|ROUNDING_S|MAXWELL_MEDIAN|SPECTRA_AT_ONCE|ONE_SIDE)$")


def project() -> dict[str, object]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def modules(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def loaded_by(statement: str) -> set[str]:
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.splitlines()[-1].split())


def test_the_import_arrows_hold():
    script = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_help_loads_no_heavy_library():
    loaded = loaded_by("from hypnic.cli import main\nassert main(['--help']) == 0")
    assert not loaded & {"numpy", "pandas", "scipy", "pyarrow", "rich", "msgspec", "bleak", "recordings", "detector"}


def test_recordings_load_neither_pandas_nor_arrow():
    assert not loaded_by("import recordings") & {"pandas", "pyarrow", "scipy.signal", "bleak"}


def test_the_help_of_a_command_loads_no_signal_filters():
    loaded = loaded_by("from hypnic.cli import main\nassert main(['simulate', '--help']) == 0")
    assert not loaded & {"pandas", "pyarrow", "scipy.signal", "scipy.interpolate"}


def test_the_detector_loads_neither_tables_nor_signal_filters():
    assert not loaded_by("import detector") & {"pandas", "pyarrow", "scipy.signal", "bleak", "hypnic"}


@pytest.mark.parametrize("path", modules("detector"), ids=lambda path: path.stem)
def test_no_number_decides_outside_the_settings(path: Path):
    if path.stem == "settings":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [*_numbers_compared_with(tree), *_numbers_by_default(tree), *_named_numbers(tree)]


@pytest.mark.parametrize("path", modules(*PACKAGES), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_bodies_are_short_enough_to_read_at_once(path: Path):
    assert not [function.name for function in functions(path) if _body_lines(function) > LONGEST_BODY_LINES]


@pytest.mark.parametrize("package", ["recordings", "detector"])
def test_what_a_package_offers_takes_at_most_two_positional_arguments(package: str):
    offered = importlib.import_module(package)
    callables = [getattr(offered, name) for name in offered.__all__ if inspect.isfunction(getattr(offered, name))]
    assert callables
    assert not [function.__name__ for function in callables if _positional(function) > MOST_POSITIONAL]


def test_the_version_is_the_same_everywhere():
    assert project()["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_of_the_base_install_is_pinned_for_the_tests():
    pinned = {line.split("==")[0].lower() for line in _pins()}
    wanted = {re.split(r"[<>=;\[ ]", str(word))[0].lower() for word in list(project()["dependencies"])}
    assert wanted <= pinned


def test_pins_are_plain_versions_and_name_no_host():
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line) for line in _pins())


def _pins() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _is_deciding_number(node: ast.AST) -> bool:
    is_number = isinstance(node, ast.Constant) and isinstance(node.value, float)
    return is_number and abs(node.value) > ROUNDING and node.value != 1.0


def _numbers_compared_with(tree: ast.Module) -> list[int]:
    comparisons = (node for node in ast.walk(tree) if isinstance(node, ast.Compare))
    return [node.lineno for comparison in comparisons for node in ast.walk(comparison) if _is_deciding_number(node)]


def _numbers_by_default(tree: ast.Module) -> list[int]:
    signatures = (node for node in ast.walk(tree) if isinstance(node, ast.arguments))
    defaults = (value for one in signatures for value in (*one.defaults, *one.kw_defaults) if value is not None)
    return [value.lineno for value in defaults if _is_deciding_number(value)]


def _named_numbers(tree: ast.Module) -> list[str]:
    names = []
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant) and isinstance(value.value, int | float) and abs(value.value) > ROUNDING:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            names.append(ast.unparse(target))
    return [name for name in names if not FACTS.match(name)]


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _positional(function: Callable[..., object]) -> int:
    parameters = inspect.signature(function).parameters.values()
    return len([parameter for parameter in parameters if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD])
