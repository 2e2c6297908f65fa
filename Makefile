# Two commands do everything on a fresh machine with Python 3.11+:
#   make demo   set up, build the sample ledger, write the report, say how to open it
#   make test   set up, run all checks
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
FUZZ_SECONDS ?= 300

.PHONY: demo test lint types imports unit coverage format fuzz train clean

$(VENV)/.base: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Counterclaim needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[web]'
	touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/.base
	mkdir -p demo
	rm -f demo/sample.ledger demo/sample.ledger-wal demo/sample.ledger-shm
	$(BIN)/counterclaim read examples/corpus --into demo/sample.ledger
	$(BIN)/counterclaim verify demo/sample.ledger
	$(BIN)/counterclaim report demo/sample.ledger --out demo/report.html
	@echo
	@echo "The sample ledger is demo/sample.ledger; the report is demo/report.html:"
	@echo "open it in any browser, no network is needed."
	@echo "The page: $(BIN)/counterclaim serve demo/sample.ledger"

test: lint types imports unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

# The tests once more with every branch counted, child processes included; about twice as long.
coverage: $(VENV)/.dev
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m benchmarks.coverage

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Optional, on Linux: coverage-guided fuzzing of the readers. What it finds goes to .fuzz/;
# an input that shows a fault belongs into fuzz/corpus, where the tests replay it.
fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	mkdir -p .fuzz/corpus
	$(BIN)/python -m fuzz.readers .fuzz/corpus fuzz/corpus -max_total_time=$(FUZZ_SECONDS) \
		-max_len=20000 -timeout=20 -artifact_prefix=.fuzz/

# Reproduces the weights on two cores in under two hours; needs the gold data.
.venv-train/.done: pyproject.toml
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	touch $@

train: .venv-train/.done
	.venv-train/bin/python -m train --gold $(GOLD) --out runs/main --phases main,second
	.venv-train/bin/python -m train.export --gold $(GOLD) --run runs/main --into runs/before --parts main-3:1,main-6:1,second-1:2
	.venv-train/bin/python -m train.distil --gold $(GOLD) --start runs/before --out runs/distil
	.venv-train/bin/python -m train.export --gold $(GOLD) --run runs/distil --into src/counterclaim/models/weights

clean:
	rm -rf $(VENV) .venv-train demo .fuzz .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
