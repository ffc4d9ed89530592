# Two commands are all a newcomer needs: `make run` and `make test`. `make help` lists the rest.
# Everything is installed into .venv, once; a second call goes straight to work, also without a network.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.version_info < (3, 11) or print("$(name)")' 2>/dev/null)))
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
INSTALLED := .venv/installed
LOCK := requirements/lock.txt

# macOS always has a screen; elsewhere one of these two says so.
ifeq ($(shell uname -s),Darwin)
SCREEN := yes
else
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)
endif

# $(call timed,NAME,COMMAND) runs a command and says how long it took.
timed = @begun=$$(date +%s); $(2); echo "$(1): $$(($$(date +%s) - begun)) s"

.PHONY: help install run test check soak bench package package-test lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## install into .venv

$(INSTALLED): $(LOCK) pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Annotator needs Python 3.11 or newer and found none; install it, or name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@[ -x $(BIN)/annotator ] || echo "Installing into .venv; the first time this fetches about 320 MB."
	$(call timed,installed into .venv,\
		[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv; \
		$(PIP) -r $(LOCK); \
		$(PIP) --no-deps --no-build-isolation -e .)
	@touch $@

run: $(INSTALLED) ## open the sample project; without a display play the same job offscreen
	@$(BIN)/python -m annotator.gui.system
ifneq ($(SCREEN),)
	@$(BIN)/annotator --sample
else
	@echo "No display here: playing the job offscreen (import, label, review, export); pictures go to build/tour/."
	$(call timed,tour,QT_QPA_PLATFORM=offscreen $(BIN)/annotator tour build/tour)
endif

test: check ## check and run the tests
	@$(BIN)/python -m annotator.gui.system
	$(call timed,tests,$(BIN)/python -m pytest -n auto --maxprocesses 4 $(PYTEST))

check: $(INSTALLED) ## style, types and floors: ruff, mypy, import-linter
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "some files are not laid out; let it do so: $(BIN)/ruff format" >&2; exit 1; }
	$(call timed,types,$(BIN)/mypy)
	@$(BIN)/lint-imports --no-logo

soak: $(INSTALLED) ## the tests that take minutes: kills, long random histories
	$(call timed,soak,$(BIN)/python -m pytest -m soak $(PYTEST))

bench: $(INSTALLED) ## measure and print the figures the program promises
	$(call timed,benchmarks,for file in benchmarks/[a-z]*.py; do QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python "$$file"; done)

package: $(INSTALLED) ## freeze the program into dist/annotator/ and let it test itself
	$(call timed,package,$(BIN)/python packaging/build.py)

package-test: $(INSTALLED) ## build wheel and frozen program in a temporary place and try both
	$(call timed,package tests,$(BIN)/python -m pytest -m packaging $(PYTEST))

lock: $(INSTALLED) ## choose new exact versions from the ranges in pyproject.toml
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --output-file $(LOCK) pyproject.toml

clean: ## remove what was built; .venv stays
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
