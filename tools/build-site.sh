#!/usr/bin/env bash
# Builds the site beside site/ and swaps it in when it is whole: a build that is killed leaves the old site alone.
# Warnings (--strict) let the site be written all the same, and are the exit code.
set -uo pipefail
new=.cache/site.new
rm -rf "$new"
status=0
"$1/mkdocs" build --strict --site-dir "$new" || status=$?
# The search index is the last thing that is written.
if [ -s "$new/pagefind/pagefind-entry.json" ]; then
  rm -rf .cache/site.old
  [ ! -e site ] || mv site .cache/site.old
  mv "$new" site
  rm -rf .cache/site.old
fi
exit "$status"
