"""Alarms of a peer in exported worlds: python alarms.py --worlds DIR --tool NAME --out FILE.csv

Every tool is run on each of the looks with what was known by then, until it cries, and cries once.
"""

import argparse
import csv
import importlib
import time

from worlds import read_streams

# Each tool stands in a module, which is imported when it is asked for: they need different versions of numpy.
TOOLS = {
    "welch": "experiments",
    "gbstats": "experiments",
    "spotify": "experiments",
    "pelt": "change_points",
    "e-divisive": "change_points",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", required=True, help="the folder worlds of an export")
    parser.add_argument("--tool", required=True, choices=TOOLS)
    parser.add_argument("--out", required=True, help="the alarms, as CSV")
    parser.add_argument("--scenarios", help="with commas between them; default: all there are")
    parser.add_argument("--replications", type=int, help="the first so many; default: all there are")
    parser.add_argument("--level", type=float, help="the tool's own level or penalty, where not its usual one")
    options = parser.parse_args()
    first_alarm = getattr(importlib.import_module(TOOLS[options.tool]), options.tool.replace("-", "_"))
    settings = {} if options.level is None else {"level": options.level}
    start = time.process_time()
    judged = 0
    with open(options.out, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["scenario", "replication", "day"])
        scenarios = options.scenarios and options.scenarios.split(",")
        for streams in read_streams(options.worlds, scenarios):
            name, replication = streams[0].scenario, streams[0].replication
            if options.replications is not None and int(replication[1:]) >= options.replications:
                continue
            days = [day for day in (first_alarm(stream, **settings) for stream in streams) if day is not None]
            if days:
                rows.writerow([name, replication, min(days)])
            judged += 1
    seconds = time.process_time() - start
    print(f"{options.tool}: {judged} replications, {seconds:.1f} s of processor time")


if __name__ == "__main__":
    main()
