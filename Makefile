# `make help` lists what there is. Everything runs in .venv, made from the pinned requirements.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
HANDRAIL := $(VENV)/bin/handrail
WORKERS ?= auto
TESTS ?= tests
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml --group build

# Lint, then SQLite, then PostgreSQL: even when make was asked to do several things at once.
.NOTPARALLEL:
.PHONY: help demo run-env dev-env test test-sqlite test-postgresql fuzz fuzz-detect lint format lock vendor screenshots bench-detect bench-prepare compare-engines peers-env test-model bench-review soak clean

help:  ## show this list
	@echo "Handrail: AI drafts, people decide."
	@echo
	@grep -hE '^[a-z][a-z-]*:.*## ' $(MAKEFILE_LIST) | sort | \
	  awk -F ':.*## ' '{ printf "  make %-16s %s\n", $$1, $$2 }'
	@echo
	@echo "  PORT (8000) and HANDRAIL_DATA_DIR (data) say where the demonstration listens and keeps"
	@echo "  its files; TESTS=tests/core narrows the test targets, WORKERS=1 runs them one by one."

demo: run-env  ## try it: invented leads, web and worker, addresses and sign-ins (Ctrl-C ends it)
	@exec $(HANDRAIL) demo

run-env: $(VENV)/.runtime  ## what running Handrail needs, in .venv
dev-env: $(VENV)/.dev  ## what working on Handrail needs, in .venv

# Two stamps: a demonstration does not wait for the test tools. The second time neither waits.
$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@[ -e $(VENV)/.dev ] || ./scripts/make-env requirements/runtime.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml
	@./scripts/make-env requirements/dev.txt
	@touch $@ $(VENV)/.runtime

test: lint test-sqlite test-postgresql  ## every check and test, on SQLite and on PostgreSQL

# The browser's driver keeps an event loop running, in which Django refuses the database: browser
# tests have processes of their own. Exit status 5 is "none of these among TESTS".
test-sqlite: dev-env  ## all tests, on SQLite
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile -m "not e2e" $(TESTS) || [ $$? -eq 5 ]
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile -m e2e $(TESTS) || [ $$? -eq 5 ]

test-postgresql: dev-env  ## the tests that use the database, on a throw-away PostgreSQL
	$(PYTHON) -m tests.postgresql -- \
	  $(PYTHON) -m pytest -n $(WORKERS) --dist loadfile -m "database and not e2e" $(TESTS)

fuzz: dev-env  ## look for new examples that break a property of the pure rules (minutes)
	$(PYTHON) -m pytest -n $(WORKERS) --hypothesis-profile fuzz --timeout 1800 \
	  -m hypothesis tests/core

fuzz-detect: dev-env  ## five minutes of coverage-guided fuzzing (needs atheris in .venv)
	$(PYTHON) -m tests.fuzz.detect -max_total_time=300 -max_len=2000

lint: dev-env  ## ruff, mypy and the layering
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: dev-env  ## put the code into its form
	$(VENV)/bin/ruff format
	$(VENV)/bin/ruff check --fix

lock: dev-env  ## pin every dependency anew, with hashes, for users and for developers
	@[ -x $(VENV)/bin/uv ] || $(VENV)/bin/pip install --quiet uv
	$(VENV)/bin/$(LOCK) -o requirements/runtime.txt
	$(VENV)/bin/$(LOCK) --group dev -o requirements/dev.txt
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url pyproject.toml --group bench -c requirements/runtime.txt -o requirements/bench.txt
	$(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --group model -o requirements/model.txt

vendor:  ## bundle the text editor of playbooks from its pinned packages (needs Node.js)
	@command -v npm >/dev/null || { echo "Node.js 18 or newer is needed for this (and for nothing else)."; exit 2; }
	npm --prefix vendor ci --silent
	node vendor/build.js

screenshots: dev-env  ## take the README's pictures from a running demonstration
	$(PYTHON) -m pytest -m screenshots tests/e2e

bench-detect: dev-env  ## how fast and how exact the detectors are, beside peers where installed
	$(PYTHON) -m benchmarks.detect

peers-env: requirements/bench.txt  ## other people's detectors, in .venv-peers, for bench-detect
	python3 -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --require-hashes -r requirements/bench.txt

bench-prepare: peers-env  ## CPU of one preparation beside a bare call and a LangGraph pipeline
	PYTHONPATH=src:. .venv-peers/bin/python -m benchmarks.prepare

compare-engines: dev-env  ## two engines on the same enquiries, with a blind page: A=builtin B=…
	@[ -n "$(B)" ] || { echo "B must name an engine (provider:model@address) or a recorded file"; exit 2; }
	$(PYTHON) -m benchmarks.compare_engines --a $(or $(A),builtin) --b $(B) $(COMPARE)

test-model: dev-env requirements/model.txt  ## MODEL=file.gguf: the tests with a real language model
	@[ -f "$(MODEL)" ] || { echo "MODEL must name a GGUF file: make test-model MODEL=/path/to/model.gguf"; exit 2; }
	python3 -m venv .venv-model
	.venv-model/bin/python -m pip install --quiet --require-hashes -r requirements/model.txt
	HANDRAIL_TEST_MODEL=$(MODEL) HANDRAIL_TEST_MODEL_PYTHON=$(CURDIR)/.venv-model/bin/python \
	  $(PYTHON) -m pytest tests/real_model

bench-review: dev-env  ## the desk in Chromium with 1,000 to 1,000,000 leads (SIZES="1000 100000")
	$(PYTHON) -m benchmarks.review $(SIZES)

soak: dev-env  ## workers under load with kills in between, on both databases (minutes)
	$(PYTHON) -m benchmarks.soak
	$(PYTHON) -m tests.postgresql -- $(PYTHON) -m benchmarks.soak

clean:  ## remove the environment and caches; your data stays
	rm -rf $(VENV) .venv-peers .venv-model .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
