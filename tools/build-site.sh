#!/usr/bin/env bash
# Builds the site beside site/ and swaps it in when it is whole: a build that is ended at any moment leaves the old site
# in its place or, between the two renames, in .cache/site.old, from where the next one puts it back first.
# Warnings (--strict) let the site be written all the same, and are the exit code.
set -uo pipefail
new=.cache/site.new
old=.cache/site.old
if [ ! -e site ] && [ -e "$old" ]; then
  mv "$old" site || exit
fi
rm -rf "$new" "$old" || exit
status=0
"$1/mkdocs" build --strict --site-dir "$new" || status=$?
# The search index is the last thing that is written, and it is there whole or not at all (annotate/search.py).
if [ ! -s "$new/pagefind/pagefind-entry.json" ]; then
  echo "site: the build did not come to its end; site/ is as it was" >&2
  exit $((status ? status : 1))
fi
if [ -e site ]; then
  mv site "$old" || exit
fi
if ! mv "$new" site; then
  [ -e site ] || mv "$old" site
  exit 1
fi
rm -rf "$old" || echo "site: $old could not be taken away" >&2
exit "$status"
