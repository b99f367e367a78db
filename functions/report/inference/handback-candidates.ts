import type { Interval } from '../../contract/definitions/interval.ts';
import { groupRows, numberOf, type Row, sumOf, textOf } from '../../contract/lake/rows.ts';
import { cells } from './estimates/estimate-rows.ts';
import { boundsOf, isShare } from './estimates/metric-scale.ts';
import { type Standardised, type Stratum, standardise } from './estimates/standardise.ts';

const scopeColumns = ['brand', 'market', 'channel', 'queue', 'intent'];

/**
 * The report handback_candidates: in each cell people's verified resolutions, satisfied answers and cost at the mix of AI's tickets,
 * less AI's own, times AI's tickets a week. Best first, by the lower end of the gain. Descriptive: who got which
 * ticket within a stratum is not random.
 */
export function handbackCandidates(rows: readonly Row[]): Row[] {
  const cellsOfScope = groupRows(rows, (row) => JSON.stringify(scopeColumns.map((name) => row[name])));
  const candidates = [...cellsOfScope.values()].flatMap(inferCell);
  return candidates.sort((a, b) => rankOf(b) - rankOf(a));
}

const rankOf = (row: Row): number =>
  row.gained_a_week_lower == null ? -1e308 : numberOf(row, 'gained_a_week_lower');

function inferCell(rows: readonly Row[]): Row[] {
  const verifiedRows = rows.filter((row) => row.metric === 'verified_resolution_rate');
  const named = {
    ...Object.fromEntries(scopeColumns.map((name) => [name, rows[0]?.[name] ?? null])),
    covered_share: sumOf(verifiedRows, 'tickets_covered') / sumOf(verifiedRows, 'tickets'),
  };
  // Whether AI had any of the tickets is known only where a source shows who handles them.
  const handled = rows.filter((row) => row.metric === 'ai_share');
  if (sumOf(handled, 'tickets_covered') === 0) return [absentCell(named)];
  const tickets = handled.filter((row) => row.side === 'ai_first');
  if (sumOf(tickets, 'tickets_covered') === 0) return [];
  if (isAbsent(rows, 'verified_resolution_rate')) return [absentCell(named)];
  const verified = compareSides(rows, 'verified_resolution_rate');
  const weeks = numberOf(rows[0] ?? {}, 'weeks');
  const gained = moreAWeek(verified, weeks);
  const satisfied = moreAWeek(compareSides(rows, 'csat_positive'), weeks);
  const dearer = moreAWeek(compareSides(rows, 'handling_cost'), weeks);
  const count = sumOf(tickets, 'tickets_covered');
  return [
    {
      ...named,
      tickets_a_week: verified.tickets / weeks,
      n_ai_first: verified.n.ai_first,
      n_human: verified.n.human,
      verified_ai_first: verified.ai_first.interval?.value ?? null,
      verified_human: verified.human.interval?.value ?? null,
      ...cells('gained_a_week', gained),
      ...cells('satisfied_a_week', satisfied),
      ...cells('cost_a_week', dearer),
      mix_covered: verified.human.covered,
      maturity: sumOf(tickets, 'tickets_mature') / count,
      satisfied_status: statusOf(rows, 'csat_positive', satisfied),
      cost_status: statusOf(rows, 'handling_cost', dearer),
      status: gained === undefined ? 'not_enough_data' : 'ok',
    },
  ];
}

const statusOf = (rows: readonly Row[], metric: string, more: Interval | undefined): string =>
  isAbsent(rows, metric) ? 'not_in_data' : more === undefined ? 'not_enough_data' : 'ok';

/** What people would do more than AI with its tickets, a week. */
const moreAWeek = ({ human, ai_first, tickets }: Sides, weeks: number): Interval | undefined =>
  scale(difference(human.interval, ai_first.interval), tickets / weeks);

/** True when no source of one side's tickets shows the metric and who handles a ticket. */
const isAbsent = (rows: readonly Row[], metric: string): boolean =>
  ['ai_first', 'human'].some((side) => {
    const own = rows.filter((row) => row.metric === metric && row.side === side);
    return own.length > 0 && sumOf(own, 'tickets_covered') === 0;
  });

const absentCell = (named: Row): Row => ({
  ...named,
  ...cells('gained_a_week', undefined),
  ...cells('satisfied_a_week', undefined),
  ...cells('cost_a_week', undefined),
  satisfied_status: 'not_in_data',
  cost_status: 'not_in_data',
  status: 'not_in_data',
});

interface Sides {
  /** AI's tickets that are compared. */
  readonly tickets: number;
  readonly human: Standardised;
  readonly ai_first: Standardised;
  readonly n: { readonly human: number; readonly ai_first: number };
}

/** Both sides at the mix of AI's tickets, over the strata people had too. */
function compareSides(rows: readonly Row[], metric: string): Sides {
  const own = rows.filter((row) => row.metric === metric);
  const tickets = own.filter((row) => row.side === 'ai_first');
  const sideRows = (side: string) => own.filter((row) => row.side === side);
  const human = new Map(sideRows('human').map((row) => [textOf(row, 'stratum'), row]));
  const ai = new Map(sideRows('ai_first').map((row) => [textOf(row, 'stratum'), row]));
  const strataOf = (side: Map<string, Row>): Stratum[] =>
    tickets.map((row) => {
      const stratum = textOf(row, 'stratum');
      const isInBoth = [human, ai].every((each) => numberOf(each.get(stratum) ?? {}, 'n') >= 2);
      return {
        weight: numberOf(row, 'tickets_covered'),
        ...sumsOf(isInBoth ? (side.get(stratum) ?? {}) : {}),
      };
    });
  const options = { isShare: isShare(metric), bounds: boundsOf(metric) };
  return {
    tickets: sumOf(tickets, 'tickets_covered'),
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
