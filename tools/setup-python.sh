#!/usr/bin/env bash
# Makes the virtual environment named by the first argument and installs the project and its tools into it.
set -euo pipefail
venv=${1:-.venv}
here=$(dirname "$0")
# shellcheck source=tools/apt.sh
source "$here/apt.sh"

python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "setup: Python 3.11 or newer is needed; install it and run make again" >&2
  exit 1
fi

# Debian and Ubuntu ship Python without ensurepip; it comes with python3-venv.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  version=$("$python" -c 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")')
  install_packages "python$version-venv" || install_packages python3-venv || {
    echo "setup: this Python cannot make virtual environments; install python3-venv and run make again" >&2
    exit 1
  }
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[dev]'
