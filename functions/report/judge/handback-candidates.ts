import { groupRows, numberOf, type Row, sumOf, textOf } from '../../contract/rows.ts';
import { cells } from './estimate-rows.ts';
import type { Interval } from './intervals.ts';
import { boundsOf, isShare } from './metric-scale.ts';
import { type Standardised, type Stratum, standardise } from './standardise.ts';

const scopeColumns = ['brand', 'market', 'channel', 'queue', 'intent'];

/**
 * The report handback_candidates: in each cell people's verified resolutions and cost at the mix of AI's tickets,
 * less AI's own, times AI's tickets a week. Best first, by the lower end of the gain. Descriptive: who got which
 * ticket within a stratum is not random.
 */
export function handbackCandidates(rows: readonly Row[]): Row[] {
  const cellsOfScope = groupRows(rows, (row) => JSON.stringify(scopeColumns.map((name) => row[name])));
  const candidates = [...cellsOfScope.values()].flatMap(judgeCell);
  return candidates.sort((a, b) => rankOf(b) - rankOf(a));
}

const rankOf = (row: Row): number =>
  row.gained_a_week_lower == null ? -1e308 : numberOf(row, 'gained_a_week_lower');

function judgeCell(rows: readonly Row[]): Row[] {
  const tickets = rows.filter((row) => row.metric === 'ai_share' && row.side === 'ai_first');
  const count = sumOf(tickets, 'n');
  if (count === 0) return [];
  const aWeek = count / numberOf(rows[0] ?? {}, 'weeks');
  const verified = compareSides(rows, tickets, 'verified_resolution_rate');
  const cost = compareSides(rows, tickets, 'handling_cost');
  const gained = scale(difference(verified.human.interval, verified.ai_first.interval), aWeek);
  return [
    {
      ...Object.fromEntries(scopeColumns.map((name) => [name, rows[0]?.[name] ?? null])),
      tickets_a_week: aWeek,
      n_ai_first: verified.n.ai_first,
      n_human: verified.n.human,
      verified_ai_first: verified.ai_first.interval?.value ?? null,
      verified_human: verified.human.interval?.value ?? null,
      ...cells('gained_a_week', gained),
      ...cells('cost_a_week', scale(difference(cost.human.interval, cost.ai_first.interval), aWeek)),
      mix_covered: verified.human.covered,
      maturity: sumOf(tickets, 'n_mature') / count,
      status: gained === undefined ? 'not_enough_data' : 'ok',
    },
  ];
}

interface Sides {
  readonly human: Standardised;
  readonly ai_first: Standardised;
  readonly n: { readonly human: number; readonly ai_first: number };
}

/** Both sides at the mix of AI's tickets, over the strata people had too. */
function compareSides(rows: readonly Row[], tickets: readonly Row[], metric: string): Sides {
  const own = rows.filter((row) => row.metric === metric);
  const sideRows = (side: string) => own.filter((row) => row.side === side);
  const human = new Map(sideRows('human').map((row) => [textOf(row, 'stratum'), row]));
  const ai = new Map(sideRows('ai_first').map((row) => [textOf(row, 'stratum'), row]));
  const strataOf = (side: Map<string, Row>): Stratum[] =>
    tickets.map((row) => {
      const stratum = textOf(row, 'stratum');
      const isInBoth = [human, ai].every((each) => numberOf(each.get(stratum) ?? {}, 'n') >= 2);
      return { weight: numberOf(row, 'n'), ...sumsOf(isInBoth ? (side.get(stratum) ?? {}) : {}) };
    });
  const options = { isShare: isShare(metric), bounds: boundsOf(metric) };
  return {
    human: standardise(strataOf(human), options),
    ai_first: standardise(strataOf(ai), options),
    n: { human: sumOf([...human.values()], 'n'), ai_first: sumOf([...ai.values()], 'n') },
  };
}

const sumsOf = (row: Row) => ({
  n: numberOf(row, 'n'),
  total: numberOf(row, 'total'),
  total_squares: numberOf(row, 'total_squares'),
});

/** Interval of a difference from the intervals of its parts (Zou & Donner 2008, Statistics in Medicine 27:1693). */
export function difference(a: Interval | undefined, b: Interval | undefined): Interval | undefined {
  if (a === undefined || b === undefined) return undefined;
  const value = a.value - b.value;
  return {
    value,
    lower: value - Math.hypot(a.value - a.lower, b.upper - b.value),
    upper: value + Math.hypot(a.upper - a.value, b.value - b.lower),
  };
}

const scale = (interval: Interval | undefined, factor: number): Interval | undefined =>
  interval && {
    value: interval.value * factor,
    lower: interval.lower * factor,
    upper: interval.upper * factor,
  };
