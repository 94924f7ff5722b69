# Everything a newcomer runs. Each target sets up what it needs; second runs are quick (stamp files in .venv).
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile

# Material prints a banner about MkDocs 2 on every build; we pin mkdocs<2.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check bench torture mutate build-step api clean help

site: $(VENV)/ready  ## the site, into site/
	@bash tools/build-site.sh $(BIN)

serve: $(VENV)/ready  ## the same, live, on http://127.0.0.1:8000
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

build-step: $(VENV)/ready  ## the tree that any generator of the MkDocs family builds, into tree/
	$(BIN)/annotate build --docs docs --output tree

test: $(VENV)/ready $(VENV)/browser  ## every test; those that need a browser skip without one
	$(PYTEST)

check: $(VENV)/ready  ## lint, types, and every comparison of this site
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/annotate check

bench: $(VENV)/ready  ## time beside other tools in one run, memory, and growth up to a million words
	@$(BIN)/python -m pip install --quiet -e '.[bench]' || echo "bench: the peers could not be installed; going on without them"
	$(BIN)/python tests/bench/bench.py

torture: $(VENV)/ready  ## the same property tests with many more examples
	@echo "torture: the tests named torture, and every property test with 5000 examples each"
	HYPOTHESIS_PROFILE=torture $(PYTEST) -k "property or torture or hostile"

mutate: $(VENV)/ready  ## change one operator at a time in the checking code and see that a test fails
	$(BIN)/python tests/bench/mutate.py

api: $(VENV)/ready  ## docs/api.md, from the docstrings in the code
	$(BIN)/python tools/api.py docs/api.md

clean:  ## takes away everything made here
	rm -rf $(VENV) node_modules site tree .cache

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/\1|\2/p' Makefile | \
	  while IFS='|' read -r name what; do printf '%-12s%s\n' "$$name" "$$what"; done

# --- setting up ---
$(VENV)/ready: pyproject.toml tools/setup-python.sh
	bash tools/setup-python.sh $(VENV)
	@touch $@

$(VENV)/browser: package.json tools/setup-browser.sh | $(VENV)/ready
	@# Not ready is no error outside of CI: the browser tests then skip with the reason. No stamp, so the next run tries again.
	bash tools/setup-browser.sh && touch $@ || [ -z "$$CI" ]
