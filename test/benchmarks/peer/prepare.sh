#!/bin/sh
# Makes the virtual environment of the peers once, beside this script, and prints the path of its Python.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ ! -x "$here/.venv/bin/python" ]; then
  python3 -m venv "$here/.venv"
  "$here/.venv/bin/pip" install --quiet --require-virtualenv -r "$here/requirements.txt" 1>&2
fi
echo "$here/.venv/bin/python"
