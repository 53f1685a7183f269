# Two commands on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types contracts bench models docs clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q almaty_nlp cli
	touch $(STAMP)

demo: $(STAMP)
	mkdir -p demo
	$(BIN)/almaty check corpora/sample/draft.ru.docx --fail-on never
	$(BIN)/almaty check corpora/sample/draft.ru.docx --fail-on never --quiet --format html -o demo/report.html
	@echo "The same findings in their places: demo/report.html"

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contracts: $(STAMP)
	$(BIN)/lint-imports

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# all models over those in models/ (two hours); with SMALL=1, and in CI, small ones in build/models (a minute),
# which are then asked a question each
models: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[recipes]' \
	  || echo "NOT FETCHED: scikit-learn; the recipes that need it are left out"
	$(BIN)/python models/recipes/build.py $(if $(SMALL)$(CI),--small --out build/models)
	$(if $(SMALL)$(CI),ALMATY_MODELS=build/models) $(BIN)/python -m pytest tests/models

docs: $(STAMP)
	$(BIN)/python docs/build.py

clean:
	rm -rf $(VENV) demo/report.html dist build .mypy_cache .ruff_cache .import_linter_cache .hypothesis
