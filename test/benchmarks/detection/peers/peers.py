"""What two experimentation packages say of the same streams, looked at every day.

Each line of the input is one replication: the treated set's n, sum and sum of squares before the change and on
each day after. Neither package knows controls, strata or drift: before against after is what they can be given.
"""

import json
import statistics
import sys
import warnings
from collections import defaultdict

import pandas as pd
from gbstats.frequentist.tests import SequentialConfig, SequentialTwoSidedTTest
from gbstats.models.statistics import SampleMeanStatistic
from spotify_confidence import ZTest

ALPHA = 0.05

warnings.filterwarnings("ignore")


def running_totals(days):
    n = total = squares = 0
    for day in days:
        n, total, squares = n + day[0], total + day[1], squares + day[2]
        yield n, total, squares


def growthbook(alpha, before, after):
    config = SequentialConfig(difference_type="absolute", alpha=alpha)
    control = SampleMeanStatistic(n=before[0], sum=before[1], sum_squares=before[2])
    for day, (n, total, squares) in enumerate(running_totals(after), start=1):
        if n < 2:
            continue
        treated = SampleMeanStatistic(n=n, sum=total, sum_squares=squares)
        test = SequentialTwoSidedTTest(control, treated, config)
        if test.p_value <= alpha and test.point_estimate < 0:
            return day
    return None


def spotify(before, after):
    """Group-sequential z-test with alpha spending (Lan and DeMets), both sides growing in one table."""
    rows = []
    final = before[0] + sum(day[0] for day in after)
    for day, (n, total, squares) in enumerate(running_totals(after), start=1):
        for group, sums in (("before", before), ("after", (n, total, squares))):
            rows.append(
                {"group": group, "day": day, "n": sums[0], "sum": sums[1], "squares": sums[2], "final": final}
            )
    table = pd.DataFrame(rows)
    test = ZTest(
        table,
        numerator_column="sum",
        numerator_sum_squares_column="squares",
        denominator_column="n",
        categorical_group_columns="group",
        ordinal_group_column="day",
        interval_size=1 - ALPHA,
    )
    result = test.difference(
        level_1="before",
        level_2="after",
        groupby="day",
        absolute=True,
        final_expected_sample_size_column="final",
        non_inferiority_margins=(None, "increase"),
    )
    worse = result[result["is_significant"]]
    return None if worse.empty else int(worse["day"].min())


def main(path, spotify_streams):
    found = defaultdict(list)
    seen = defaultdict(int)
    with open(path) as lines:
        for line in lines:
            stream = json.loads(line)
            name, before, after = stream["scenario"], stream["before"], stream["after"]
            seen[name] += 1
            found[name, "gbstats two-sided"].append(growthbook(ALPHA, before, after))
            # The release has no one-sided sequential test: twice the level and only drops count.
            found[name, "gbstats one-sided"].append(growthbook(2 * ALPHA, before, after))
            if seen[name] <= spotify_streams:
                found[name, "spotify-confidence"].append(spotify(before, after))
    print("| scenario | peer | streams | flagged | median day of the flagged |")
    print("|---|---|---|---|---|")
    for (name, peer), days in found.items():
        flagged = [day for day in days if day is not None]
        median = statistics.median(flagged) if flagged else "-"
        print(f"| {name} | {peer} | {len(days)} | {len(flagged) / len(days):.3f} | {median} |")


main(sys.argv[1], int(sys.argv[2]))
