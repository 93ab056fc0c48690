# Everything a contributor runs. `make` alone lists it. Nothing but Python 3.11 or newer is needed;
# uv, if it is on PATH, makes the set-up faster and changes nothing else.

PYTHON ?= python3
BIN    := .venv/bin
LOCKED := --require-hashes
# Typed as src and tests are, as soon as they are there.
ASIDE  := $(wildcard evaluation/*.py benchmarks/*.py docs/build.py)

# Two processes at once and no threads in each: linear algebra on two cores is faster so.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
# Every command that a test starts reads 700 modules: compiled once, they are there in half the time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test test-browser test-system lint types layers gate lies honest audit-changes disk calibrate calibrate-short misspecified bench-estimate bench-tracing bench-checks bench-report bench-web bench-rule bench-incremental bench-extraction docs docs-check lock format clean fuzz bench-scale crash fuzz-api sbom

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.ready ## create or refresh .venv from the lock file

# $(call venv,FOLDER): make the environment if it is not there; both ways may be repeated.
# $(call install,FOLDER,ARGUMENTS): pip install into it.
ifneq ($(shell command -v uv 2>/dev/null),)
venv    = test -x $(1)/bin/python || uv venv --quiet --python $(PYTHON) $(1)
install = uv pip install --quiet --python $(1)/bin/python $(2)
else
venv    = test -x $(1)/bin/pip || $(PYTHON) -m venv $(1)
install = $(1)/bin/python -m pip install --quiet --disable-pip-version-check $(2)
endif

.venv/.ready: requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is older than 3.11: name a newer one, as in 'make setup PYTHON=python3.12'" >&2; exit 2; }
	$(call venv,.venv)
	$(call install,.venv,$(LOCKED) -r requirements/dev.lock)
	$(call install,.venv,--no-deps --no-build-isolation -e .)
	@touch $@

.venv-bench/.ready: requirements/run.lock requirements/bench.lock
	$(call venv,.venv-bench)
	$(call install,.venv-bench,$(LOCKED) -r requirements/run.lock -r requirements/bench.lock)
	@touch $@

.venv-sbom/.ready: requirements/sbom.lock
	$(call venv,.venv-sbom)
	$(call install,.venv-sbom,$(LOCKED) -r requirements/sbom.lock)
	@touch $@

# The address is the one that is written into the list, whatever index this machine uses: the same bytes everywhere.
sbom: .venv-sbom/.ready ## what a whole install consists of, with versions and digests, in sbom.json (CycloneDX)
	.venv-sbom/bin/python -W ignore -m cyclonedx_py requirements --index-url https://pypi.org/simple --pyproject pyproject.toml \
	  --output-reproducible --output-file sbom.json requirements/whole.lock

demo: setup ## a report on the example documents, in demo-report/
	$(BIN)/whosays report examples/foreign-troops --out demo-report
	@echo
	@echo "Look at   demo-report/index.html   (in a browser; one file, nothing is fetched)"
	@echo "     or   demo-report/report.md    (the same as text)"
	@echo "Your own  $(BIN)/whosays report FILE-OR-FOLDER... --out my-report   (text, HTML, PDF, DOCX, XLSX, CSV, EML)"

test: setup ## all tests, warnings as errors, two at a time
	$(BIN)/python -m pytest -n 2

test-system: setup ## the tests that need a PostgreSQL server, on one of their own (installed by apt where there is none)
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n 2 -k "postgres or team" tests/contracts/test_stores.py tests/system/test_team.py

test-browser: setup ## the tests that look at pages in Chromium, alone (`make test` runs them too)
	$(BIN)/python -m pytest tests/browser

lint: setup ## style and likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup ## put the layout right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## types, strictly
	$(BIN)/mypy --strict src tests $(ASIDE)

layers: setup ## who imports whom
	$(BIN)/lint-imports

lies: setup ## small lies in seven finished reports, by four seeds: the proof must refuse each (LIES=150, SEEDS=1,2,3,4; half an hour)
	PROOF_LIES=$(or $(LIES),150) PROOF_SEEDS=$(or $(SEEDS),1,2,3,4) $(BIN)/python -m pytest -q tests/verify/test_proof.py -k lie_passes

honest: setup ## ninety honest reports: the proof must refuse no line (CASES=WORDS: those with WORDS in their names; minutes)
	PROOF_HONEST="$(or $(CASES),all)" $(BIN)/python -m pytest -q tests/verify/test_honest_reports.py

audit-changes: setup ## a thousand changes to a case and its report: the audit must find each (CHANGES=1000; minutes)
	AUDIT_CHANGES=$(or $(CHANGES),1000) $(BIN)/python -m pytest -q --timeout 1800 tests/handing_over/test_audit.py -k "change_is_found or untouched"

disk: setup ## each call of the disk fails once, and power goes a thousand times: nothing may be lost (CUTS=1000; an hour)
	DISK_CUTS=$(or $(CUTS),1000) $(BIN)/python -m pytest -q --timeout 14400 tests/custody/test_failing_disk.py

fuzz: setup ## a million inputs for each reader, grammar and file of ours, guided by coverage (RUNS=1000000, TARGETS="numbers dates"; hours)
	nice $(BIN)/python -m tests.fuzz.running .fuzz $(or $(TARGETS),) --runs $(or $(RUNS),1000000) 2>/dev/null

crash: setup ## processes at work on a case end by kill -9 (KILLS=200; minutes): nothing that was acknowledged may be lost
	$(BIN)/python -m tests.system.crash --kills $(or $(KILLS),200)

fuzz-api: setup ## many requests to every route, as its description has it and not: no server error (REQUESTS=200; minutes)
	API_REQUESTS=$(or $(REQUESTS),200) $(BIN)/python -m pytest -q tests/web/test_api.py tests/web/test_review_api.py

gate: setup ## accuracy against floors that only rise
	$(BIN)/python evaluation/gate.py

calibrate-short: setup ## the same with fewer sets, in about a minute
	$(BIN)/python evaluation/calibration.py --sets 300 --timed 60

misspecified: setup ## how the estimate fares where the world is not as its model has it (minutes)
	$(BIN)/python evaluation/misspecified.py

calibrate: setup ## how often the estimate's bands hold what they should (SETS=1000; minutes)
	$(BIN)/python evaluation/calibration.py --sets $(or $(SETS),1000) --floor

bench-estimate: setup ## speed of estimates by the kind of question, beside the bars
	$(BIN)/python benchmarks/estimating.py --questions 1000

bench-tracing: setup ## speed and memory of tracing by the number of claims: 10,000, 30,000 and 100,000
	$(BIN)/python benchmarks/tracing.py

bench-checks: setup ## speed of checks: 1,000 relations over 10,000, 30,000 and 100,000 claims, beside the bar
	$(BIN)/python benchmarks/checking.py

bench-report: setup ## speed of compiling a report: 200 questions over 5,000 claims, beside the bar
	$(BIN)/python benchmarks/reporting.py

bench-rule: setup ## how long it takes to tell what a ruling would change, for questions of 10, 50 and 200 claims
	$(BIN)/python benchmarks/ruling.py

bench-incremental: setup ## what a document more and a ruling cost beside a build of everything, by stage (DOCUMENTS=1000; minutes)
	$(BIN)/python benchmarks/incremental.py --documents $(or $(DOCUMENTS),1000)

bench-scale: setup ## speed, memory and tracing by size and by engine, beside the bars (QUICK=1: under ten minutes; PAGES=1: HTML)
	$(BIN)/python benchmarks/scale.py $(if $(QUICK),--quick) $(if $(PAGES),--pages)

bench-web: setup ## speed of the workbench's pages on 10,000 documents and 200,000 claims, beside an empty case (KEEP=folder)
	$(BIN)/python benchmarks/workbench.py $(if $(KEEP),--keep $(KEEP))

bench-extraction: setup .venv-bench/.ready ## speed of extraction beside quantulum3, in an environment of its own
	PYTHONPATH=src .venv-bench/bin/python benchmarks/extraction.py

docs: setup ## write the generated part of docs/ again
	$(BIN)/python docs/build.py

docs-check: setup ## fail if `make docs` would change anything
	@before=$$(mktemp -d) && trap 'rm -rf "$$before"' EXIT && cp -R docs/. "$$before" && $(BIN)/python docs/build.py \
	  && diff -r -x __pycache__ "$$before" docs \
	  || { echo "docs/ is not what docs/build.py writes: run 'make docs' and commit the result" >&2; exit 1; }

# Needs uv, once, on the machine of whoever changes a dependency. No address of an index goes into the files.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
           --no-emit-index-url --no-emit-find-links
lock: ## resolve the dependencies again (needs uv; add UPGRADE=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 2; }
	$(COMPILE) $(UPGRADE) pyproject.toml -o requirements/run.lock
	$(COMPILE) $(UPGRADE) pyproject.toml --extra dask --extra estimate --extra paper --extra parquet --extra postgres --extra web -c requirements/run.lock -o requirements/whole.lock
	$(COMPILE) $(UPGRADE) pyproject.toml --extra dev --extra build --extra dask --extra estimate --extra paper --extra parquet --extra postgres --extra web -c requirements/run.lock -o requirements/dev.lock
	$(COMPILE) $(UPGRADE) requirements/bench.in -c requirements/run.lock -o requirements/bench.lock
	$(COMPILE) $(UPGRADE) requirements/sbom.in -o requirements/sbom.lock

clean: ## remove what the other targets made, except .venv
	rm -rf .fuzz .venv-bench demo-report build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf .venv-bench .venv-sbom sbom.json demo-report build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests evaluation benchmarks docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
