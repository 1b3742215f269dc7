# Three promises for a machine with Python 3.11, 3.12 or 3.13:
#   make demo    sets everything up and runs the whole line on a fictitious municipality
#   make test    sets everything up and runs every check but the tests that are marked slow
#   make check   the slow ones too: what must be green; Neo4j included where Java 17 with Maven, or Docker, is there

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
WORKERS := --numprocesses auto --dist loadgroup

.PHONY: demo test check lint types quick whole docs lock clean

demo: $(VENV)/ready
	rm -rf $(DEMO)
	$(BIN)/ondermijning demo --folder $(DEMO)

test: lint types quick

check: lint types whole

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m ondermijning.facts

types: $(VENV)/ready
	$(BIN)/mypy

quick: $(VENV)/ready
	$(BIN)/pytest $(WORKERS) -m "not slow" --hypothesis-profile quick

whole: $(VENV)/ready
	$(BIN)/pytest $(WORKERS)

docs: $(VENV)/ready
	$(BIN)/python -m ondermijning.facts --lock
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/catalogue.py
	$(BIN)/python docs/handleiding.py

# Needs uv; the lock holds for every supported Python.
lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 --no-header -q -o requirements.lock

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .neo4j
