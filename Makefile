# make: from a machine with Python 3.11 to 3.13 and make to the tables. make help: what else there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Other pipelines to compare with; nothing else needs them
BENCHMARK := .venv-benchmark
# Documents in the collections of make benchmark
SIZES ?= 51 1000 20000
UV := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
# Where config/config.yaml says that the tables go
PROCESSED := $(shell sed -n 's/^processed: *\([^ ]*\).*/\1/p' config/config.yaml)

# Without compiled files each start of Python costs twice the time.
unexport PYTHONDONTWRITEBYTECODE
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: run setup test check-style check-types check-workflow check-behaviour benchmark lock clean help

run: $(VENV)/installed ## set up, write the tables, say what was written (what make does alone)
	@$(BIN)/snakemake --no-hooks
	@$(BIN)/python -c 'from pathlib import Path; from dmv_claims.summary import summary; \
		print(summary(Path("$(PROCESSED)")), end="")'

setup: $(VENV)/installed ## only set up .venv, from requirements.lock

test: check-style check-types check-workflow check-behaviour ## set up and run every check

check-style: $(VENV)/installed ## Python and Snakemake files: rules and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/snakefmt --check Snakefile workflow/rules

check-types: $(VENV)/installed ## types of the library
	$(BIN)/mypy --strict

check-workflow: $(VENV)/installed ## the workflow as Snakemake's own linter sees it
	$(BIN)/snakemake --lint

check-behaviour: $(VENV)/installed ## the tests
	$(BIN)/pytest

benchmark: $(BENCHMARK)/installed ## words a second beside other pipelines, and what whole runs cost (hours; SIZES="51 1000")
	@$(BENCHMARK)/bin/python tests/benchmark.py
	@echo
	@$(BENCHMARK)/bin/python tests/scale.py $(SIZES)

lock: $(UV) ## write requirements.lock anew from pyproject.toml, tests/benchmark.txt from tests/benchmark.in
	@$(UV) lock --quiet
	@$(UV) export --quiet --frozen --all-extras --no-emit-project --no-header --output-file requirements.lock
	@$(UV) pip compile --quiet --no-deps --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--output-file tests/benchmark.txt tests/benchmark.in
	@echo "requirements.lock and tests/benchmark.txt are written anew; commit them with what they are written from"

clean: ## remove the tables and all that the checks left (not .venv)
	@find processed -mindepth 1 ! -path processed/README.md -delete
	@rm -rf .snakemake .s3 .mypy_cache .pytest_cache .ruff_cache
	@find . -path './$(VENV)*' -prune -o -name __pycache__ -type d -prune -exec rm -r {} +

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

$(VENV)/installed: requirements.lock pyproject.toml | $(UV)
	@echo "Installing the packages of requirements.lock into $(VENV)"
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# --no-deps, since medspaCy asks for an older spaCy than it needs.
$(BENCHMARK)/installed: requirements.lock tests/benchmark.txt | $(UV)
	@echo "Installing the packages of requirements.lock and tests/benchmark.txt into $(BENCHMARK)"
	@$(UV) venv --quiet --allow-existing --python $(BIN)/python $(BENCHMARK)
	@$(UV) pip install --quiet --python $(BENCHMARK)/bin/python --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(BENCHMARK)/bin/python --no-deps --no-build-isolation --editable .
	@$(UV) pip install --quiet --python $(BENCHMARK)/bin/python --no-deps --require-hashes -r tests/benchmark.txt && \
		touch $@ || echo "Other pipelines cannot be installed here; their lines are left out"

# uv comes from the lock as well: its entry alone, with its hashes.
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Python 3.11 to 3.13 is needed; name one: make PYTHON=python3.12"; exit 1; }
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@awk '/^[^ ]/ { on = /^uv==/ } on' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(VENV)/uv.txt
