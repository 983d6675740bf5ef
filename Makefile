# Everything a newcomer or a contributor needs; each target makes its own environment in .venv first.
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: help demo test lint check bench clean

help:
	@echo "make demo   two synthetic nights, analysed and reported, into hypnic-demo/"
	@echo "make test   the tests"
	@echo "make check  format, lint, types, import arrows, and the tests"
	@echo "make bench  speed and accuracy, as tables"
	@echo "make clean  remove the environment and everything that was made"

demo: .venv/base
	$(BIN)/hypnic demo

test: .venv/test
	$(BIN)/python -m pytest

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: .venv/dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.accuracy --baselines
	$(BIN)/python -m benchmarks.everyday
	$(BIN)/python -m benchmarks.convulsions
	$(BIN)/python -m benchmarks.several_limbs
	$(BIN)/python -m benchmarks.invariance
	$(BIN)/python -m benchmarks.sensitivity
	$(BIN)/python -m benchmarks.over_nights
	$(BIN)/python -m benchmarks.scale --nights 100
	$(BIN)/python -m benchmarks.soak
	$(BIN)/python -m benchmarks.two_clocks
	$(BIN)/python -m benchmarks.kills
	$(BIN)/python -m benchmarks.start_up
	$(BIN)/python -m benchmarks.four_wearables
	$(BIN)/python -m benchmarks.live_alarms
	$(BIN)/python -m benchmarks.fuzz_codecs
	$(BIN)/python -m benchmarks.page

clean:
	rm -rf .venv build dist hypnic-demo hypnic-results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/base: .venv/made
	$(PIP) --editable .
	@touch $@

.venv/test: .venv/made
	$(PIP) --editable '.[test]'
	@touch $@ .venv/base

.venv/dev: .venv/made
	$(PIP) --editable '.[dev]'
	@touch $@ .venv/test .venv/base

.venv/made: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "hypnic needs Python 3.11 or newer, and $(PYTHON) is not: install one, or name it: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "this Python cannot make environments: install its venv package (Debian, Ubuntu: apt install python3-venv)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	@touch $@
