import { scopeName } from '../contract/detection/scope-name.ts';
import { type Row, textOf } from '../contract/lake/rows.ts';
import { commandLine } from '../report/command-line.ts';
import { isFilterText } from '../report/parameters.ts';
import type { Alert } from './alerts.ts';

/** Asks the report handback_candidates, as on a command line. */
export type AskCandidates = (given: Readonly<Record<string, string>>) => Promise<readonly Row[]>;

/** A row of handback_candidates: what people would do more with AI's tickets of one place, a week. */
export interface HandBack {
  /** market/channel/queue. */
  readonly scope: string;
  readonly tickets_a_week: number | null;
  readonly gained_a_week: number | null;
  readonly gained_a_week_lower: number | null;
  readonly gained_a_week_upper: number | null;
  readonly satisfied_a_week: number | null;
  readonly satisfied_a_week_lower: number | null;
  readonly satisfied_a_week_upper: number | null;
  /** Money of the price list. */
  readonly cost_a_week: number | null;
  readonly cost_a_week_lower: number | null;
  readonly cost_a_week_upper: number | null;
  readonly status: string;
  readonly satisfied_status: string;
  readonly cost_status: string;
  /** Gives the row again. */
  readonly command: string;
}

const dimensions = ['brand', 'market', 'channel', 'queue'] as const;

/** Places whose hand-back is recommended: where it is the whole, every leaf that the change covers. */
export function recommendedOf({ findings, leaves }: Pick<Alert, 'findings' | 'leaves'>): string[] {
  const scopes = new Set(findings.flatMap(({ recommended_handback }) => recommended_handback));
  return scopes.has('*') ? [...leaves] : [...scopes];
}

/** What the report is asked for all places of an alert, and for one of them. */
const givenFor = (
  { since, look, brand }: Pick<Alert, 'since' | 'look' | 'brand'>,
  place: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  from: since,
  to: look.known_on,
  ...(isFilterText(brand) ? { brand } : {}),
  ...place,
  by: dimensions.join(','),
});

/**
 * What handing back the recommended places of an alert would have gained and cost a week since the change: the rows of
 * handback_candidates, best first. Places without a ticket that AI handled first have none.
 */
export async function handBackOf(alert: Alert, ask: AskCandidates): Promise<HandBack[]> {
  const scopes = new Set(recommendedOf(alert));
  if (scopes.size === 0) return [];
  const rows = await ask(givenFor(alert));
  return rows
    .filter((row) => row.brand === alert.brand && scopes.has(scopeOf(row)))
    .map((row) => describe(row, alert));
}

const scopeOf = (row: Row): string =>
  scopeName({ market: textOf(row, 'market'), channel: textOf(row, 'channel'), queue: textOf(row, 'queue') });

function describe(row: Row, alert: Alert): HandBack {
  const number = (name: string): number | null => (typeof row[name] === 'number' ? row[name] : null);
  const place = Object.fromEntries(
    dimensions.slice(1).flatMap((name) => {
      const value = textOf(row, name);
      return isFilterText(value) ? [[name, value]] : [];
    }),
  );
  return {
    scope: scopeOf(row),
    tickets_a_week: number('tickets_a_week'),
    gained_a_week: number('gained_a_week'),
    gained_a_week_lower: number('gained_a_week_lower'),
    gained_a_week_upper: number('gained_a_week_upper'),
    satisfied_a_week: number('satisfied_a_week'),
    satisfied_a_week_lower: number('satisfied_a_week_lower'),
    satisfied_a_week_upper: number('satisfied_a_week_upper'),
    cost_a_week: number('cost_a_week'),
    cost_a_week_lower: number('cost_a_week_lower'),
    cost_a_week_upper: number('cost_a_week_upper'),
    status: textOf(row, 'status'),
    satisfied_status: textOf(row, 'satisfied_status'),
    cost_status: textOf(row, 'cost_status'),
    command: commandLine('handback_candidates', givenFor(alert, place), 'LAKE'),
  };
}
