"""Methods that look back for change points, turned into daily looks.

Each day the method is run on the daily differences, treated less controls, from the first day of the history to
that day. It cries when it finds a change point behind which the segment is worse than the segment before it, dated
on the change's first day or later, or at most a week before: a clear change is often dated a day or two too early.
Days on which nothing of either side is known are left out, and the youngest ones, of which less than half is.
"""

import numpy as np
import otava.analysis as otava
import ruptures

# The shortest segment: a change point younger than two days is none yet.
SHORTEST = 2
# Days before the change to which a change point may be dated.
TOO_EARLY = 7


def pelt(stream, level=2.0):
    """PELT for a shift of the mean with the penalty `level` σ² log n (2 = BIC); σ is that of the history."""
    _, history = stream.differences(0)
    # By the steps from day to day, so that a shift within the history does not pass for noise; .4549 is the
    # median of a squared standard normal.
    variance = np.median(np.diff(history) ** 2) / (2 * 0.4549)
    for look in range(SHORTEST, stream.looks + 1):
        days, values = stream.differences(look)
        penalty = level * variance * np.log(len(values))
        # KernelCPD with a linear kernel is PELT with the cost l2, in C.
        found = ruptures.KernelCPD(kernel="linear", min_size=SHORTEST).fit(values.reshape(-1, 1)).predict(pen=penalty)
        if is_worse_since(stream, days, values, found[:-1]):
            return look
    return None


def e_divisive(stream, level=0.001):
    """E-divisive with Student's test as Otava (formerly Hunter) runs it: windows of 50, p at most `level` (.001)."""
    RememberingDetector.remembered.clear()
    for look in range(SHORTEST, stream.looks + 1):
        days, values = stream.differences(look)
        # A list: of an array the library (0.8.0) forgets to cut the window out.
        points, _ = otava.compute_change_points(values.tolist(), window_len=50, max_pvalue=level)
        if is_worse_since(stream, days, values, [point.index for point in points]):
            return look
    return None


class RememberingDetector(otava.ChangePointDetector):
    """The library's own, which does not search a window again that is the same as the day before."""

    remembered = {}

    def get_change_points(self, series, start=None, end=None):
        key = (start, tuple(series[start:end]))
        if key not in self.remembered:
            self.remembered[key] = super().get_change_points(series, start, end)
        return list(self.remembered[key])


otava.ChangePointDetector = RememberingDetector


def is_worse_since(stream, days, values, found):
    edges = [0, *found, len(values)]
    return any(
        days[point] >= stream.history - TOO_EARLY and values[point:end].mean() < values[start:point].mean()
        for start, point, end in zip(edges, edges[1:], edges[2:])
    )
