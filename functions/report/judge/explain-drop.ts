import { cells } from './estimate-rows.ts';
import { type ExplainedStratum, type Explanation, explainChange } from './explain-change.ts';
import { enoughObservations, type Sums } from './intervals.ts';
import { estimateMetric } from './metric-scale.ts';
import { groupRows, type Row, sumOf, textOf } from './rows.ts';

/** What was counted in one window. */
interface Counted extends Sums {
  readonly tickets: number;
  readonly n_mature: number;
}

interface Stratum {
  readonly name: string;
  readonly before: Counted;
  readonly after: Counted;
}

/**
 * The report drop_explained from its sums by stratum and period: a row * for the whole, then the strata, the one
 * that moved it most first. Without enough observations in both windows there is only the whole, with its counts.
 */
export function explainDrop(rows: readonly Row[]): Row[] {
  if (rows.length === 0) return [];
  const metric = textOf(rows[0]!, 'metric');
  const all = countStratum('*', rows);
  const enough = Math.min(all.before.n, all.after.n) >= enoughObservations;
  if (!enough || Math.min(all.before.tickets, all.after.tickets) <= 0) return [tell(metric, all, undefined)];
  const strata = poolSmall(rows).map((stratum) => ({ stratum, shares: sharesOf(stratum, all) }));
  const told = strata
    .map(({ stratum, shares }) => ({ stratum, parts: explainChange([shares]) }))
    .sort((a, b) => Math.abs(b.parts.raw) - Math.abs(a.parts.raw));
  return [
    tell(metric, all, explainChange(strata.map(({ shares }) => shares))),
    ...told.map(({ stratum, parts }) => tell(metric, stratum, parts)),
  ];
}

/** Strata that cannot carry a mean in both windows are put together: `other`. */
function poolSmall(rows: readonly Row[]): Stratum[] {
  const groups = [...groupRows(rows, (row) => textOf(row, 'stratum'))];
  const counted = groups.map(([name, own]) => ({ own, stratum: countStratum(name, own) }));
  const isSmall = ({ before, after }: Stratum) => Math.min(before.n, after.n) < enoughObservations;
  const small = counted.filter(({ stratum }) => isSmall(stratum));
  const large = counted.filter(({ stratum }) => !isSmall(stratum)).map(({ stratum }) => stratum);
  if (small.length < 2) return [...large, ...small.map(({ stratum }) => stratum)];
  return [
    ...large,
    countStratum(
      'other',
      small.flatMap(({ own }) => own),
    ),
  ];
}

const countStratum = (name: string, rows: readonly Row[]): Stratum => ({
  name,
  before: countPeriod(rows, 'before'),
  after: countPeriod(rows, 'after'),
});

function countPeriod(rows: readonly Row[], period: 'before' | 'after'): Counted {
  const own = rows.filter((row) => row.period === period);
  return {
    tickets: sumOf(own, 'tickets'),
    n: sumOf(own, 'n'),
    total: sumOf(own, 'total'),
    total_squares: sumOf(own, 'total_squares'),
    n_mature: sumOf(own, 'n_mature'),
  };
}

function sharesOf({ before, after }: Stratum, all: Stratum): ExplainedStratum {
  const mean = ({ n, total }: Counted) => (n > 0 ? total / n : undefined);
  return {
    w0: before.tickets / all.before.tickets,
    w1: after.tickets / all.after.tickets,
    a0: before.n / all.before.n,
    a1: after.n / all.after.n,
    mean0: mean(before),
    mean1: mean(after),
  };
}

function tell(metric: string, { name, before, after }: Stratum, parts: Explanation | undefined): Row {
  const [first, second] = [estimateMetric(metric, before), estimateMetric(metric, after)];
  return {
    metric,
    stratum: name,
    tickets_before: before.tickets,
    tickets_after: after.tickets,
    n_before: before.n,
    n_after: after.n,
    ...cells('before', first),
    ...cells('after', second),
    raw: parts?.raw ?? null,
    within: parts?.within ?? null,
    mix: parts?.mix ?? null,
    response: parts?.response ?? null,
    maturity: after.n === 0 ? null : after.n_mature / after.n,
    status: first === undefined || second === undefined ? 'not_enough_data' : 'ok',
  };
}
