# Needs Python 3.11+, git and make; everything else is installed into .venv, from locks with hashes.

PYTHON ?= python3
MINUTES ?= 4
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
BENCH := $(VENV)/.bench-installed
FUZZ := $(VENV)/.fuzz-installed

.DEFAULT_GOAL := help
.PHONY: help demo test check accuracy baselines bench fuzz fit link readme format lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

demo: $(RUNTIME) ## set up, then print the terms of the four sample announcements
	$(BIN)/affil extract seeds/

test: $(DEV) ## set up, then run every test
	$(BIN)/pytest

check: $(DEV) ## lint, types, layers, spelling, the gazetteer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/affil gazetteer check data/gazetteer.csv

accuracy: $(RUNTIME) ## score the benchmark, and fail when it is under its floor
	$(BIN)/python -m benchmarks.accuracy.gate

baselines: $(BENCH) ## score bare spaCy, dateparser and timexy beside affilcli
	$(BIN)/python -m benchmarks.accuracy.baselines

bench: $(BENCH) ## time against peers, side by side: make bench ONLY=throughput ARGS="--json FILE"
	$(BIN)/python -m benchmarks.speed --only "$(ONLY)" $(ARGS)

fuzz: $(FUZZ) ## look for documents that break affilcli: make fuzz MINUTES=10
	$(BIN)/python -m fuzzing --minutes $(MINUTES)
	$(BIN)/python -m fuzzing.scaling

fit: $(RUNTIME) ## fit weights to annotated texts: make fit DECISIONS="parties kind" ARGS=--write
	$(BIN)/python -m training $(DECISIONS) $(ARGS)

link: $(RUNTIME) ## fit the linker: make link STRINGS=labelled.csv REGISTRY=ror.csv ARGS=--write
	$(BIN)/python -m training.linking $(STRINGS) $(REGISTRY) $(ARGS)

format: $(DEV) ## format the code and fix what ruff can fix
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

readme: $(DEV) ## write the real output of its commands into README.md
	$(BIN)/python -m tests.readme README.md

lock: $(DEV) ## resolve the newest allowed versions into requirements/
	$(call compile,runtime,pyproject.toml)
	$(call compile,build,--group build)
	$(call compile,dev,pyproject.toml --group dev -c requirements/runtime.txt -c requirements/build.txt)
	$(call compile,bench,--group bench -c requirements/runtime.txt -c requirements/dev.txt)
	$(call compile,fuzz,--group fuzz -c requirements/runtime.txt -c requirements/dev.txt)

clean: ## remove what the targets above made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzzing dist

# One lock for Linux, macOS and Windows and every Python from 3.11 on; no index address is recorded.
define compile
$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --custom-compile-command "make lock" $(2) --output-file requirements/$(1).txt
endef

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "affilcli needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps make a second call instant; pyproject.toml counts because entry points are installed.
$(RUNTIME): requirements/runtime.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV): a minute or two, once."
	$(PIP) install -qq --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) install -qq --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	$(PIP) install -qq --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH): requirements/bench.txt $(RUNTIME)
	$(PIP) install -qq --require-hashes -r requirements/bench.txt
	@touch $@

$(FUZZ): requirements/fuzz.txt $(DEV)
	$(PIP) install -qq --require-hashes -r requirements/fuzz.txt
	@touch $@
