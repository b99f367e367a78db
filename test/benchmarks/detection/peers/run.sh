#!/usr/bin/env bash
# Exports the worlds of the page, runs Handback and its peers in them, scores them all by one scorer and prints
# them beside each other: run.sh DIR [REPLICATIONS [SEED]]
# DIR gets the export, alarms/TOOL.* and scores/TOOL.json. Behind SEED, --json prints the scores in place of the table.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=$1 replications=${2:-200} seed=${3:-31}
worlds() { "$here/../../../../node_modules/.bin/node" "$here/../worlds/run.ts" "$@"; }

# The two sorts of tools want different versions of numpy.
for sort in tests change-points; do
  venv="$here/.venv/$sort"
  [ -x "$venv/bin/python" ] && continue
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements-$sort.txt" || {
    rm -r "$venv" # Half of one would pass for whole the next time.
    exit 3
  }
done

alarms_of() { # NAME SORT TOOL OPTIONS…
  local name=$1 sort=$2 tool=$3
  shift 3
  "$here/.venv/$sort/bin/python" "$here/alarms.py" --worlds "$dir/worlds" --tool "$tool" --out "$dir/alarms/$name.csv" "$@"
}
score() { # NAME FILE
  worlds score --alarms "$dir/alarms/$2" --truth "$dir/truth" --json > "$dir/scores/$1.json"
}

worlds export --out "$dir" --replications "$replications" --seed "$seed"
mkdir -p "$dir/alarms" "$dir/scores"
worlds handback --worlds "$dir/worlds" --out "$dir/alarms/handback.ndjson"
score Handback handback.ndjson

alarms_of welch tests welch
alarms_of gbstats tests gbstats
alarms_of pelt change-points pelt
alarms_of pelt-tuned change-points pelt --level 3.5
alarms_of e-divisive change-points e-divisive
alarms_of e-divisive-tuned change-points e-divisive --level 0.00001
score 'Welch daily' welch.csv
score 'gbstats sequential' gbstats.csv
score 'PELT, BIC' pelt.csv
score 'PELT, tuned' pelt-tuned.csv
score 'e-divisive, default' e-divisive.csv
score 'e-divisive, tuned' e-divisive-tuned.csv

cd "$dir/scores"
worlds compare Handback.json 'Welch daily.json' 'gbstats sequential.json' 'PELT, BIC.json' 'PELT, tuned.json' \
  'e-divisive, default.json' 'e-divisive, tuned.json' "${@:4}"
