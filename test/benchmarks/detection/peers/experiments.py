"""Tests made for experiments, used as people use them on a rollout: 28 days before against all days since.

None of them knows controls, strata or drift: before against after is what they can be given. A world of several
metrics has its level divided by their number.
"""

import warnings

import numpy as np
import pandas as pd
from gbstats.frequentist.tests import SequentialConfig, SequentialTwoSidedTTest
from gbstats.models.statistics import SampleMeanStatistic
from scipy.stats import ttest_ind_from_stats
from spotify_confidence import ZTest

LEVEL = 0.05

warnings.filterwarnings("ignore")


def welch(stream, level=LEVEL):
    """A Welch test every day, two-sided; it cries when the mean since the change is significantly worse."""
    level = level / stream.metrics
    for look in range(1, stream.looks + 1):
        sides = [moments(side) for side in stream.before_and_after(look)]
        if any(side is None for side in sides):
            continue
        (n, mean, sd), (n_after, mean_after, sd_after) = sides
        test = ttest_ind_from_stats(mean, sd, n, mean_after, sd_after, n_after, equal_var=False)
        if test.pvalue < level and stream.sign * (mean_after - mean) < 0:
            return look
    return None


def moments(sums):
    """Count, mean and standard deviation; None below two observations."""
    n, total, squares = sums
    if n < 2:
        return None
    return n, total / n, np.sqrt(max(0.0, (squares - total**2 / n) / (n - 1)))


def gbstats(stream, level=LEVEL):
    """GrowthBook's sequential test, which may be looked at every day, two-sided."""
    level = level / stream.metrics
    config = SequentialConfig(difference_type="absolute", alpha=level)
    for look in range(1, stream.looks + 1):
        sides = stream.before_and_after(look)
        if min(side[0] for side in sides) < 2:
            continue
        before, after = (SampleMeanStatistic(n=int(n), sum=total, sum_squares=squares) for n, total, squares in sides)
        result = SequentialTwoSidedTTest(before, after, config).compute_result()
        if result.p_value <= level and stream.sign * result.expected < 0:
            return look
    return None


def spotify(stream, level=LEVEL):
    """Group-sequential z-test with alpha spending (Lan and DeMets), told the final sample size beforehand."""
    rows = []
    final = sum(side[0] for side in stream.before_and_after(stream.looks))
    for look in range(1, stream.looks + 1):
        for group, sums in zip(("before", "after"), stream.before_and_after(look)):
            n, total, squares = sums
            rows.append({"group": group, "day": look, "n": n, "sum": total, "squares": squares, "final": final})
    test = ZTest(
        pd.DataFrame(rows),
        numerator_column="sum",
        numerator_sum_squares_column="squares",
        denominator_column="n",
        categorical_group_columns="group",
        ordinal_group_column="day",
        interval_size=1 - level / stream.metrics,
    )
    result = test.difference(
        level_1="before",
        level_2="after",
        groupby="day",
        absolute=True,
        final_expected_sample_size_column="final",
    )
    worse = result[result["is_significant"] & (stream.sign * result["difference"] < 0)]
    return None if worse.empty else int(worse["day"].min())
