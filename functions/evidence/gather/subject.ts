import { evidenceBeyond, rankOfHarm } from '../../contract/definitions/leading-metric.ts';
import { titleOf as nameOfMetric } from '../../contract/definitions/metric-words.ts';
import { isServiceAlarm, serviceAlarm } from '../../contract/detection/service-alarm.ts';
import { isUndeclared } from '../../contract/detection/undeclared-change.ts';
import { numberOf, type Row, textOf } from '../../contract/lake/rows.ts';
import { readHarms } from '../../findings/read-findings.ts';
import type { Ask, RunSql } from './ask.ts';
import { toNineDigits } from './nine-digits.ts';

/** What a page is asked to be about; what is left open is chosen: the worst that was found. */
export interface Wanted {
  readonly change?: string | undefined;
  readonly brand?: string | undefined;
  readonly scope?: string | undefined;
}

/** One change in one scope: what a page is about. */
export interface Place {
  readonly change: string;
  /** Undefined where nobody has looked yet. */
  readonly brand: string | undefined;
  readonly scope: string;
  readonly since: string;
}

/** A place, and the day of its newest look where that is known beforehand. */
export interface FoundPlace {
  readonly place: Place;
  readonly lookedOn?: string;
}

/** There is no such change or scope, or no change at all. */
export class NothingToShow extends Error {
  override readonly name = 'NothingToShow';
}

/** All days that a change can lie in. */
const always = { from: '2000-01-01', to: '2099-12-31' } as const;

/** Of what is asked for, where a drop in service is surest; undefined where none stands that nobody dismissed. */
export async function findWorst(wanted: Wanted, run: RunSql): Promise<FoundPlace | undefined> {
  const [worst] = (await readHarms({ query: run }, wanted)).sort(worstFirst);
  return worst !== undefined && (isOpen(worst) || wanted.change !== undefined)
    ? { place: placeOf(worst), lookedOn: textOf(worst, 'looked_on') }
    : undefined;
}

/**
 * Where nothing is found: the whole of the newest change that is asked for, one that somebody declared before one that nobody did.
 * @throws NothingToShow
 */
export async function newestChange({ change, brand, scope }: Wanted, ask: Ask): Promise<FoundPlace> {
  const { rows } = await ask('changes', 'routing_impact', { ...always, change, brand, scope });
  const wholes = rows.filter((row) => row.scope === '*');
  const chosen = wholes.find((row) => !isUndeclared(textOf(row, 'change_id'))) ?? wholes[0] ?? rows[0];
  if (chosen === undefined) throw new NothingToShow(sayMissing({ change, brand, scope }));
  return { place: placeOf(chosen) };
}

function sayMissing({ change, brand, scope }: Wanted): string {
  const asked = Object.entries({ change, brand, scope }).filter(([, value]) => value !== undefined);
  if (asked.length === 0)
    return 'no routing change is known; declare one with `handback change add`, then run `handback detect`';
  const words = asked.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(', ');
  return `nothing has been looked at for ${words}; \`handback report routing_impact\` lists what has`;
}

const placeOf = (row: Row): Place => ({
  change: textOf(row, 'change_id'),
  brand: row.brand === '*' ? undefined : textOf(row, 'brand'),
  scope: textOf(row, 'scope'),
  since: textOf(row, 'change_effective_on'),
});

/** A flag that still stands: not taken over by a later change, nor improved since. */
export const isStanding = (row: Row): boolean => textOf(row, 'status').startsWith('regression_');

/** Nobody has said that it is no finding. */
const isOpen = (row: Row): boolean => isStanding(row) && row.is_dismissed !== true;

/** To nine digits: the same tickets as a place and as the whole are equally sure. */
const margin = (row: Row): number => toNineDigits(evidenceBeyond(row.log_e, numberOf(row, 'alpha')));

const isConfirmed = (row: Row): boolean => textOf(row, 'status').startsWith('regression_confirmed');
const harmOf = (row: Row): number => Math.min(1, Math.max(0, rankOfHarm(textOf(row, 'metric')) - 1));

/** What stands and was not dismissed first, then what stands, harm to service, confirmed, the alarm of a scope, the surest, a place before the whole that is the same tickets; then by name. */
export const worstFirst = (a: Row, b: Row): number =>
  Number(isOpen(b)) - Number(isOpen(a)) ||
  Number(isStanding(b)) - Number(isStanding(a)) ||
  harmOf(a) - harmOf(b) ||
  Number(isConfirmed(b)) - Number(isConfirmed(a)) ||
  rankOfHarm(textOf(a, 'metric')) - rankOfHarm(textOf(b, 'metric')) ||
  margin(b) - margin(a) ||
  Number(a.scope === '*') - Number(b.scope === '*') ||
  compareTexts(keyOf(a), keyOf(b));

const keyOf = (row: Row): string => JSON.stringify([row.change_id, row.brand, row.scope, row.metric]);
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As a person would call it. */
export const titleOf = (metric: string): string =>
  isServiceAlarm({ metric }) ? 'Service' : nameOfMetric(metric);

export const serviceMetrics: readonly string[] = serviceAlarm.metrics;
