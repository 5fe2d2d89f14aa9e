# make serve   sets up, then serves the site with live reload
# make test    sets up, then runs every test
# make build   writes site/, and leaves the old one if anything fails
# make check   checks the knowledge
# make bench   measures loading, building and pages
# make proof   the slow proofs
# make lock    makes requirements.txt anew
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
# Material would print a notice about MkDocs 2 on every build; docs/dependencies.md says what it means for us.
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test build check bench proof lock

$(STAMP): requirements.txt pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

serve: $(STAMP)
	$(BIN)/atlas diff
	$(BIN)/mkdocs serve

test: $(STAMP)
	$(BIN)/ruff check generator tests docs
	$(BIN)/mypy
	$(BIN)/atlas diff
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(STAMP)
	$(BIN)/atlas check

build: $(STAMP)
	rm -rf .site-new .site-old
	$(BIN)/atlas diff
	$(BIN)/mkdocs build --strict --site-dir .site-new
	test ! -e site || mv site .site-old
	mv .site-new site
	rm -rf .site-old

bench: $(STAMP)
	$(BIN)/python -m tests.bench

proof: $(STAMP)
	$(BIN)/python -m pytest tests/proof

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet "uv>=0.9,<1"
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra test pyproject.toml -o requirements.txt
