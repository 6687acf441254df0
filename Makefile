# Each target makes what it needs; `make run` and `make test` are all a newcomer has to know.
PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.complete
LOCKS := deploy/requirements
PARALLEL ?= -n 2 --dist loadgroup
CODE := extractors streams tests deploy

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast check format dist lock kafka quality bench-clean \
	bench-dedupe bench-enrich bench-poller schemas docs dashboards dashboards-check

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 20

setup: $(SETUP) ## make the virtual environment from the lock file

$(SETUP): $(LOCKS)/development.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCKS)/development.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

run: $(SETUP) ## the whole desk on this machine, with a demo wire; Ctrl-C ends it
	$(BIN)/copydesk run $(ARGS)

test: $(SETUP) ## all tests; real Kafka too where Java 17 and Maven are
	$(BIN)/pytest $(PARALLEL) $(ARGS)

test-fast: $(SETUP) ## the tests that need no broker and no corpora
	$(BIN)/pytest $(PARALLEL) -m "not kafka and not broker and not corpora and not slow" $(ARGS)

check: $(SETUP) ## format, lint, types, imports
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(SETUP) ## rewrite the code in the house's format
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

LOCKED := uv pip compile --quiet --universal --python-version 3.11 pyproject.toml \
	--generate-hashes --no-emit-index-url --no-header --no-annotate
DEPLOYED := $(LOCKED) -c $(LOCKS)/development.lock --extra avro --extra otel

dist: $(SETUP) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

lock: ## resolve the dependencies anew (needs uv)
	$(LOCKED) --group dev -o $(LOCKS)/development.lock
	$(DEPLOYED) -o $(LOCKS)/server.lock
	$(DEPLOYED) --extra spacy -o $(LOCKS)/server-spacy.lock

kafka: $(SETUP) ## a real Apache Kafka on loopback, until Ctrl-C (Java 17, Maven)
	$(BIN)/python -m tests.kafka

quality: $(SETUP) ## measure on public corpora and loopback servers
	for one in extraction dedupe entities languages subjects spun conformance \
		politeness; do \
		$(BIN)/python -W ignore -m tests.quality.$$one || exit 1; done

bench-clean: $(SETUP) ## pages a second beside bare trafilatura
	$(BIN)/python -W ignore -m tests.bench.bench_clean

bench-dedupe: $(SETUP) ## the near-duplicate index at 10 k to 1 M items
	$(BIN)/python -W ignore -m tests.bench.bench_dedupe

bench-enrich: $(SETUP) ## entity engines, words a second
	$(BIN)/python -W ignore -m tests.bench.bench_enrich

bench-poller: $(SETUP) ## 20,000 feeds on one core
	$(BIN)/python -W ignore -m tests.bench.bench_poller

schemas: $(SETUP) ## write deploy/schemas from the types
	$(BIN)/python -m streams.contract deploy/schemas

docs: $(SETUP) ## write deploy/reference from the settings, metrics and topics
	$(BIN)/python deploy/reference/build.py

dashboards: $(SETUP) ## write deploy/grafana/dashboards from code
	$(BIN)/python deploy/grafana/build.py

dashboards-check: $(SETUP) ## every panel against a real Prometheus that scraped a demo
	$(BIN)/python deploy/grafana/check.py
