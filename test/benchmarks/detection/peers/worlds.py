"""Exported worlds as a tool sees them: what was known on each look day, and nothing of the truth."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet

BEFORE_DAYS = 28


@dataclass(frozen=True)
class Stream:
    """One metric of one replication: n, sum and sum of squares by side, day and lag, summed up over the lags."""

    scenario: str
    replication: str
    metrics: int  # how many metrics the scenario is judged by
    sign: int  # +1 where a lower value is worse, -1 where a higher one is: times it, worse is always lower
    history: int  # days before the change
    looks: int
    known: np.ndarray  # [treated or controls, n or sum or squares, day, lag]

    def until(self, look):
        """[side, n or sum or squares, day] for the days up to a look, with what was known by then."""
        days = np.arange(self.history + look)
        lags = np.minimum(days[::-1], self.known.shape[3] - 1)
        return self.known[:, :, days, lags]

    def before_and_after(self, look):
        """n, sum and squares of the treated in the 28 days before the change and since."""
        treated = self.until(look)[0]
        return treated[:, self.history - BEFORE_DAYS : self.history].sum(axis=1), treated[:, self.history :].sum(axis=1)

    @cached_property
    def half_known(self):
        """Days until half of a day's number is known."""
        known = self.known[0, 0, : self.history].sum(axis=0)
        return int(np.argmax(known >= known[-1] / 2))

    def differences(self, look):
        """Daily mean of the treated less that of the controls (if any), worse being lower, with each day's number.

        The youngest days, of which less than half is known by then as the history tells, are left out.
        """
        (n, total, _), (control_n, control_total, _) = self.until(look)
        has_controls = control_n.any()
        days = np.flatnonzero((n > 0) & ((control_n > 0) | (not has_controls)))
        days = days[days < len(n) - self.half_known]
        values = total[days] / n[days]
        if has_controls:
            values = values - control_total[days] / control_n[days]
        return days, self.sign * values


def read_streams(folder, scenarios=None):
    """Yields lists of streams, one list a replication: a stream for each metric of its scenario."""
    described = defaultdict(list)
    with open(Path(folder) / "scenarios.csv", newline="") as file:
        for row in csv.DictReader(file):
            described[row["scenario"]].append(row)
    for scenario, rows in described.items():
        if scenarios is None or scenario in scenarios:
            yield from read_scenario(folder, scenario, rows)


def read_scenario(folder, scenario, rows):
    first, change, last = (date.fromisoformat(rows[0][key]) for key in ("first_day", "change_day", "last_day"))
    history, looks = (change - first).days, (last - change).days + 1
    by_metric = [read_metric(folder, scenario, row["metric"], first, history + looks) for row in rows]
    for replication in sorted({name for known in by_metric for name in known}):
        yield [
            Stream(
                scenario,
                replication,
                len(rows),
                1 if row["worse"] == "lower" else -1,
                history,
                looks,
                known[replication],
            )
            for row, known in zip(rows, by_metric)
        ]


def read_metric(folder, scenario, metric, first, days):
    """What is known of each replication: {replication: [side, statistic, day, lag]}."""
    columns = ["brand", "dt", "market", "lag_days", "n", "total", "total_squares"]
    path = Path(folder) / scenario / "facts.parquet"
    table = parquet.read_table(
        path, columns=columns, filters=[("metric", "=", metric)], read_dictionary=["brand", "dt", "market"]
    )
    brand, names = codes(table["brand"])
    day_code, day_names = codes(table["dt"])
    day = np.array([(date.fromisoformat(name) - first).days for name in day_names])[day_code]
    market, market_names = codes(table["market"])
    side = np.array([0 if name == "treated" else 1 for name in market_names])[market]
    lag = table["lag_days"].to_numpy()
    shape = (len(names), 2, days, int(lag.max()) + 1)
    at = np.ravel_multi_index((brand, side, day, lag), shape)
    sums = [
        np.bincount(at, table[name].to_numpy(), minlength=int(np.prod(shape))).reshape(shape)
        for name in ("n", "total", "total_squares")
    ]
    known = np.cumsum(np.stack(sums, axis=2), axis=4)
    return {name: known[i] for i, name in enumerate(names)}


def codes(column):
    """A column of texts as numbers and what they stand for."""
    encoded = column.unify_dictionaries().combine_chunks()
    return encoded.indices.to_numpy(), encoded.dictionary.to_pylist()
