import { groupRows, type Row, sumOf, textOf } from '../../contract/lake/rows.ts';
import { splitByChange } from './change-controls.ts';
import { cells } from './estimates/estimate-rows.ts';
import { enoughObservations, type Sums } from './estimates/intervals.ts';
import { estimateMetric } from './estimates/metric-scale.ts';
import { type ExplainedStratum, type Explanation, explainChange } from './explain-change.ts';

/** What was counted in one window. */
interface Counted extends Sums {
  /** Of sources that show the metric. */
  readonly tickets: number;
  readonly allTickets: number;
  readonly n_mature: number;
}

interface Stratum {
  readonly name: string;
  readonly before: Counted;
  readonly after: Counted;
}

/** The rows of a report about a change, or all of them; what is taken off where there are controls. */
interface Sides {
  readonly treated: readonly Row[];
  readonly controls: readonly Row[];
  /** Places among the controls; undefined when no change was asked for. */
  readonly count: number | undefined;
}

/**
 * The report drop_explained from its sums by stratum and period: a row * for the whole, then the strata, the one
 * that moved it most first. Without enough observations in both windows there is only the whole, with its counts; without
 * a source that shows the metric, only that. Of a change, each part is less that of its controls (docs/detection.md §8).
 */
export function explainDrop(rows: readonly Row[]): Row[] {
  const { treated, controls, count } = chooseSides(rows);
  if (treated.length === 0) return [];
  const metric = textOf(treated[0]!, 'metric');
  const answer: Answer = { metric, count };
  const all = countStratum('*', treated);
  if (isAbsent(all.before) || isAbsent(all.after)) return [absentRow(answer, all)];
  const enough = Math.min(all.before.n, all.after.n) >= enoughObservations;
  if (!enough || Math.min(all.before.tickets, all.after.tickets) <= 0) return [rowOf(answer, all, undefined)];
  const others = countStratum('*', controls);
  const explained = poolSmall(treated, controls)
    .map(({ stratum, control }) => ({
      stratum,
      parts: lessThat(explainChange([sharesOf(stratum, all)]), explainChange([sharesOf(control, others)])),
    }))
    .sort((a, b) => Math.abs(b.parts.raw) - Math.abs(a.parts.raw));
  return [
    rowOf(answer, all, explained.map(({ parts }) => parts).reduce(addParts)),
    ...explained.map(({ stratum, parts }) => rowOf(answer, stratum, parts)),
  ];
}

/** Controls that cannot carry a mean themselves are none. */
function chooseSides(rows: readonly Row[]): Sides {
  const split = splitByChange(rows);
  if (split === undefined) return { treated: rows, controls: [], count: undefined };
  const { before, after } = countStratum('*', split.controls);
  const isEnough = Math.min(before.n, after.n) >= enoughObservations;
  return isEnough ? split : { treated: split.treated, controls: [], count: 0 };
}

const combine = (a: Explanation, b: Explanation, sign: 1 | -1): Explanation => ({
  raw: a.raw + sign * b.raw,
  within: a.within + sign * b.within,
  mix: a.mix + sign * b.mix,
  response: a.response + sign * b.response,
});
const addParts = (a: Explanation, b: Explanation): Explanation => combine(a, b, 1);
const lessThat = (a: Explanation, b: Explanation): Explanation => combine(a, b, -1);

/** A stratum of the treated, and the same of their controls. */
interface Pair {
  readonly stratum: Stratum;
  readonly control: Stratum;
}

/** Strata that cannot carry a mean in both windows, of the treated or of the controls, are put together: `other`. */
function poolSmall(treated: readonly Row[], controls: readonly Row[]): Pair[] {
  const names = [...groupRows([...treated, ...controls], (row) => textOf(row, 'stratum')).keys()];
  const of = (rows: readonly Row[], some: readonly string[], name: string) =>
    countStratum(
      name,
      rows.filter((row) => some.includes(textOf(row, 'stratum'))),
    );
  const pair = (some: readonly string[], name: string): Pair => ({
    stratum: of(treated, some, name),
    control: of(controls, some, name),
  });
  const isSmall = ({ before, after }: Stratum) => Math.min(before.n, after.n) < enoughObservations;
  const hasControls = controls.length > 0;
  const pairs = names.map((name) => pair([name], name));
  const small = pairs.filter(({ stratum, control }) => isSmall(stratum) || (hasControls && isSmall(control)));
  if (small.length < 2) return pairs;
  const pooled = small.map(({ stratum }) => stratum.name);
  return [...pairs.filter((each) => !small.includes(each)), pair(pooled, 'other')];
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
    allTickets: sumOf(own, 'all_tickets'),
    n: sumOf(own, 'n'),
    total: sumOf(own, 'total'),
    total_squares: sumOf(own, 'total_squares'),
    n_mature: sumOf(own, 'n_mature'),
  };
}

function sharesOf({ before, after }: Stratum, all: Stratum): ExplainedStratum {
  const mean = ({ n, total }: Counted) => (n > 0 ? total / n : undefined);
  return {
    w0: shareOf(before.tickets, all.before.tickets),
    w1: shareOf(after.tickets, all.after.tickets),
    a0: shareOf(before.n, all.before.n),
    a1: shareOf(after.n, all.after.n),
    mean0: mean(before),
    mean1: mean(after),
  };
}

const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** There were tickets, but of no source that shows the metric. */
const isAbsent = ({ tickets, allTickets }: Counted): boolean => allTickets > 0 && tickets === 0;

const coveredShare = ({ tickets, allTickets }: Counted): number | null =>
  allTickets > 0 ? tickets / allTickets : null;

const coveredShares = ({ before, after }: Stratum): Row => ({
  covered_share_before: coveredShare(before),
  covered_share_after: coveredShare(after),
});

const absentRow = ({ metric }: Answer, all: Stratum): Row => ({
  metric,
  stratum: all.name,
  ...coveredShares(all),
  status: 'not_in_data',
});

/** What every row of an answer says alike. */
interface Answer {
  readonly metric: string;
  readonly count: number | undefined;
}

function rowOf({ metric, count }: Answer, stratum: Stratum, parts: Explanation | undefined): Row {
  const { name, before, after } = stratum;
  const isOk = count === 0 ? 'ok_uncontrolled' : 'ok';
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
    controls: count ?? null,
    ...coveredShares(stratum),
    maturity: after.n === 0 ? null : after.n_mature / after.n,
    status: first === undefined || second === undefined ? 'not_enough_data' : isOk,
  };
}
