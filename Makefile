# Everything a newcomer runs. Each target sets up what it needs; second runs are quick (stamp files in .venv).
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile

# Material prints a banner about MkDocs 2 on every build; we pin mkdocs<2.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test check bench torture mutate build-step setup annotations summary review links addresses \
  workflows api clean help

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

bench: $(VENV)/ready $(VENV)/browser  ## time beside other tools in one run, memory, growth with texts and sites, books, live reload, search; then the page of the figures
	@$(BIN)/python -m pip install --quiet -e '.[bench]' || echo "bench: the peers could not be installed; going on without them"
	@# What misses its target does not keep the rest from being measured.
	@failed=0; for run in bench.py book.py sites.py serve.py "search.py 10000" report.py; do \
	  $(BIN)/python tests/bench/$$run || failed=1; done; exit $$failed

torture: $(VENV)/ready $(VENV)/browser  ## the long forms of the tests in tests/torture, or of one of them with PART=same
ifdef PART
	ANNOTATE_TORTURE=1 $(BIN)/python -m pytest -s tests/torture/test_$(PART).py
else
	ANNOTATE_TORTURE=1 $(BIN)/python -m pytest -s tests/torture
	@echo "torture: the tests named torture, and every property test with 5000 examples each"
	HYPOTHESIS_PROFILE=torture $(PYTEST) --ignore tests/torture -k "property or torture or hostile"
endif

mutate: $(VENV)/ready  ## change one thing at a time in diff, encodings and validation, 500 in all (or PART=2/4), and see that a test fails
	$(BIN)/python tests/bench/mutate.py $(if $(PART),--part $(PART))

api: $(VENV)/ready  ## docs/api.md, from the docstrings in the code
	$(BIN)/python tools/api.py docs/api.md

# --- what the workflows in .github run ---
BASE := main
LYCHEE := $(BIN)/lychee --no-progress --mode plain

setup: $(VENV)/ready  ## what the other targets need, into .venv

annotations: $(VENV)/ready  ## every problem of every comparison, as GitHub shows it on the lines of a pull request
	@$(BIN)/annotate check --format github

summary: $(VENV)/ready  ## all comparisons summed up, or with BEFORE=DIR those that differ from that docs folder
	@mkdir -p .cache
	$(BIN)/annotate summary $(if $(BEFORE),--base "$(BEFORE)") >.cache/summary.md

review: $(VENV)/ready  ## what changes beside main (or BASE=COMMIT): comparisons, and what the code makes of the others
	@mkdir -p .cache
	bash tools/review.sh $(BIN) "$(BASE)"

links: $(VENV)/ready  ## links and anchors inside site/, without the network
	@[ -d site ] || $(MAKE) site
	@# 404.html is served at any address, so its links start at the root of the host.
	$(LYCHEE) --offline --include-fragments=anchor-only --index-files index.html --root-dir "$(CURDIR)/site" \
	  --exclude-path '/404\.html$$' 'site/**/*.html'

addresses: $(VENV)/ready  ## asks every address in comparisons and pages once, without haste, whether it answers
	@# Who refuses programs (401, 403, 429) is there. What texts of articles link to is not ours.
	$(LYCHEE) --scheme https --scheme http --exclude-all-private --max-retries 0 --max-redirects 5 --timeout 20 \
	  --max-concurrency 8 --host-concurrency 1 --host-request-interval 1s --accept '200..=299,401,403,429' \
	  --exclude-path '/comparisons/.*\.md$$' 'docs/comparisons/*/comparison.yml' 'docs/**/*.md' README.md

workflows: $(VENV)/ready $(VENV)/browser  ## zizmor, actionlint and GitHub's schemas on .github
	bash tools/workflows.sh $(BIN)

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
