#!/usr/bin/env bash
# Sums up what HEAD and the working tree change beside a commit (the second argument): that commit is checked out
# beside, its own code builds what it publishes, and the code here says what it makes otherwise of it.
# Writes .cache/summary.md.
set -euo pipefail
bin=$1
base=$(git rev-parse --verify --quiet --end-of-options "$2^{commit}") || {
  echo "review: there is no commit $2; name one with BASE=" >&2
  exit 1
}
place=.cache/base
git worktree remove --force "$place" 2>/dev/null || rm -rf "$place"
git worktree prune
git worktree add --quiet --detach "$place" "$base"
trap 'git worktree remove --force "$place"' EXIT
# Comparisons with problems are left out of the tree, which is told below.
env -u MAKEFLAGS -u MAKELEVEL make -C "$place" build-step || test -d "$place/tree"
"$bin/annotate" summary --base "$place/docs" --tree "$place/tree" >.cache/summary.md
