#!/usr/bin/env bash
# Runs a command whose output may hold text of strangers: on GitHub no line of it is a workflow command meanwhile.
# Both streams become one, or the end of one could overtake the end of the fence.
set -uo pipefail
if [ "${GITHUB_ACTIONS:-}" != true ]; then
  exec "$@"
fi
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
[ "${#token}" = 32 ] || exit 1
echo "::stop-commands::$token"
status=0
"$@" 2>&1 || status=$?
printf '\n::%s::\n' "$token"
exit "$status"
