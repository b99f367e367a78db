import { evidenceBeyond, rankOfHarm } from '../contract/definitions/leading-metric.ts';
import type { Row } from '../contract/lake/rows.ts';
import { isStanding } from './read-findings.ts';

/** One harm as a person reads it: the finding that leads it, and those that show the same harm around or within its place. */
export interface Led {
  readonly lead: Row;
  readonly parts: readonly Row[];
}

/** Harms that stand, and what recovered, was overtaken or dismissed. */
export interface SplitHarms {
  readonly standing: readonly Led[];
  readonly rest: readonly Led[];
}

/**
 * What stands as harms, apart from the rest. Who dismisses the finding that leads a harm has seen those that it led: they go with it,
 * and what is found there later stands by itself.
 * @param findings rows of findings/list
 */
export function splitHarms(findings: readonly Row[]): SplitHarms {
  const led = leadHarms(findings.filter((row) => isStanding(row) || row.state === 'dismissed'));
  const standing = led.flatMap(({ lead, parts }): Led[] =>
    isStanding(lead)
      ? [{ lead, parts: parts.filter(isStanding) }]
      : parts.filter((part) => isStanding(part) && isFoundAfter(part, lead)).map(alone),
  );
  const shown = new Set(standing.flatMap(rowsOf));
  return { standing, rest: leadHarms(findings.filter((row) => !shown.has(row))) };
}

/** All rows of a harm. */
export const rowsOf = ({ lead, parts }: Led): Row[] => [lead, ...parts];

/** Found after somebody said that the other one is none. */
const isFoundAfter = ({ opened_on }: Row, { marked_at }: Row): boolean =>
  String(opened_on) > String(marked_at).slice(0, 10);

/**
 * Puts findings that show one harm together. A change has a finding for each place and one for all that it covers (`*`), and of these
 * the deepest that explains the rest leads: a place that is the only one, or at which what leads the whole goes further; else the whole,
 * with its places as parts. A place that stands out beside another is a harm of its own.
 * Service comes first, then what moved, then costs.
 * @param findings rows of findings/list, in the order in which they are to be read; what does not belong together is left out before
 */
export function leadHarms(findings: readonly Row[]): Led[] {
  const groups = Map.groupBy(findings, (row) =>
    JSON.stringify([row.brand, row.change_id, row.change_effective_on, kindOf(row)]),
  );
  return [...groups.values()].flatMap(leadOne).sort((a, b) => kindOf(a.lead) - kindOf(b.lead));
}

/** A drop in service, a guardrail that moved, or a cost. */
const kindOf = ({ metric }: Row): number => Math.max(1, rankOfHarm(String(metric)));

function leadOne(findings: readonly Row[]): Led[] {
  const whole = findings.find(({ scope }) => scope === '*');
  const places = findings.filter((row) => row !== whole);
  if (whole === undefined) return places.map(alone);
  const apart = places.filter((row) => isOnlyPlace(row) || row.stands_out === true);
  const [deepest] = [...apart].sort((a, b) => marginOf(b) - marginOf(a));
  const rest = places.filter((row) => row !== deepest);
  if (deepest !== undefined) return [{ lead: deepest, parts: [whole] }, ...rest.map(alone)];
  const parts = rest.filter((row) => !apart.includes(row));
  return [{ lead: whole, parts }, ...apart.map(alone)];
}

const marginOf = ({ log_e, alpha }: Row): number => evidenceBeyond(log_e, Number(alpha));

const alone = (lead: Row): Led => ({ lead, parts: [] });

const isOnlyPlace = ({ places }: Row): boolean => Number(places) === 1;
