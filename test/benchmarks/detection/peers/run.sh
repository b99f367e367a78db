#!/usr/bin/env bash
# Peers on the same seeded streams: before against after in the treated set, looked at daily for 90 days.
# Usage: run.sh [REPLICATIONS [STREAMS]]   (the virtual environment is made beside this script, once)
# STREAMS: how many of them spotify-confidence gets; its group-sequential bounds take about 20 s a stream.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
venv="$here/.venv"
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
streams=$(mktemp)
trap 'rm -f "$streams"' EXIT
node "$here/export.ts" "${1:-500}" > "$streams"
"$venv/bin/python" "$here/peers.py" "$streams" "${2:-0}"
