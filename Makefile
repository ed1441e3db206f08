# Needs Python 3.11 or newer with venv, and make. On Windows use the plain pip lines of README.md.
#
#   make demo     assess the example city
#   make test     everything that must hold before a change goes in
#   make bench    speed, as ratios measured in one run
#   make format   put the code into its form
#   make clean    remove what the others made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEEL_VENV := .venv-wheel
WHEEL_BIN := $(WHEEL_VENV)/bin
WORKERS ?= auto
# The packages that must keep the least branch coverage, each by itself.
GATED := language engine scoring
LEAST_COVERAGE := 95
CITY := examples/city
# $(1) is the year, $(2) its records, $(3) those of the year before
check_city = $(BIN)/jianjia check $(CITY)/$(2) --rulebook jianjia-2014 --previous $(CITY)/$(3) \
    --reviews $(CITY)/review-$(1).yaml --waivers $(CITY)/waivers-$(1).yaml \
    --register townships=$(CITY)/registers/townships.csv --register units=$(CITY)/registers/units-$(1).csv
# Where the answers of the Global Open Data Index are; the demo shows them where they are at hand.
JIANJIA_DATA ?= ../shared/data
INDEX := $(JIANJIA_DATA)/open-data-index

.PHONY: demo test bench format lint types imports wheel pytest coverage clean
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

demo: $(BIN)/.installed
	$(call check_city,2014,2014,2013.ndjson)
	@echo
	$(call check_city,2015,2015.ndjson,2014.ndjson) --format ndjson | tail -n 2
	@echo
	$(BIN)/jianjia explain --unit QY-042 satisfaction $(CITY)/2014 --rulebook jianjia-2014
	@if [ -f "$(INDEX)/entries.csv" ]; then echo; set -x; \
	    $(BIN)/jianjia check "$(INDEX)/entries.csv" --rulebook examples/open-data-index \
	    --register places="$(INDEX)/places.csv" --register datasets="$(INDEX)/datasets.csv"; fi

test: lint types imports pytest coverage

bench: $(BIN)/.installed
	$(BIN)/python -m benchmarks

format: $(BIN)/.installed
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lint: $(BIN)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.installed
	$(BIN)/mypy

imports: $(BIN)/.installed
	$(BIN)/lint-imports --no-logo

# The wheel is made anew and installed beside its test requirements, without an editable checkout.
wheel: $(BIN)/.installed $(WHEEL_BIN)/.installed
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .
	$(WHEEL_BIN)/pip install --quiet --force-reinstall --no-deps dist/*.whl
	$(WHEEL_BIN)/python -c 'import jianjia_rules; assert "site-packages" in jianjia_rules.__file__'
	$(WHEEL_BIN)/jianjia --version

pytest: wheel
	$(WHEEL_BIN)/pytest --numprocesses=$(WORKERS) --cov --cov-report=

coverage: pytest
	@for package in $(GATED); do \
	    echo "Branch coverage of $$package, at least $(LEAST_COVERAGE) %:"; \
	    $(WHEEL_BIN)/coverage report --include="*/jianjia_rules/$$package/*" --fail-under=$(LEAST_COVERAGE) || exit 1; \
	done

clean:
	rm -rf $(VENV) $(WHEEL_VENV) build dist .coverage .coverage.* htmlcov benchmarks/latest.json
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# Only the requirements stay; the package itself comes from the wheel.
$(WHEEL_BIN)/.installed: pyproject.toml
	$(PYTHON) -m venv $(WHEEL_VENV)
	$(WHEEL_BIN)/pip install --quiet --disable-pip-version-check '.[all,test]'
	$(WHEEL_BIN)/pip uninstall --quiet --yes jianjia-rules
	touch $@
