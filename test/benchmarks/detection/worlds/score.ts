import { medianWithMissing, type Proportion, proportion } from '../bounds.ts';
import type { Alarm } from './alarms.ts';
import type { TruthRow } from './truth.ts';

/** How a tool did in one scenario. Shares are of its replications, with one-sided 95 % bounds. */
export interface Score {
  readonly scenario: string;
  /** The benchmark's name of it. */
  readonly name: string;
  readonly replications: number;
  /** Largest drop planted; 0 where nothing is. */
  readonly drop: number;
  /** Replications with an alarm where nothing is planted; null where every scope has its drop. */
  readonly falseAlarms: Proportion | null;
  /** Replications with an alarm where something is planted; null where nothing is. */
  readonly found: Proportion | null;
  /** Median over all replications of the first such alarm's day (1 = the change's first); null = most had none. */
  readonly medianDay: number | null;
}

/**
 * Scores alarms against the truth. Of several alarms at one scope the first counts; no alarm means none was
 * cried. In a replication with something planted, `*` (the change as a whole) is right.
 */
export function score(truth: readonly TruthRow[], alarms: readonly Alarm[]): Score[] {
  const first = firstDays(alarms);
  const byScenario = Map.groupBy(truth, ({ scenario }) => scenario);
  return [...byScenario].map(([scenario, rows]) => scoreScenario(scenario, rows, first));
}

const keyOf = (scenario: string, replication: string, scope: string): string =>
  JSON.stringify([scenario, replication, scope]);

function firstDays(alarms: readonly Alarm[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { scenario, replication, scope, day } of alarms) {
    const key = keyOf(scenario, replication, scope);
    first.set(key, Math.min(day, first.get(key) ?? never));
  }
  return first;
}

function scoreScenario(
  scenario: string,
  rows: readonly TruthRow[],
  first: ReadonlyMap<string, number>,
): Score {
  const replications = [...Map.groupBy(rows, ({ replication }) => replication)].map(([replication, scopes]) =>
    judgeReplication(scopes, (scope) => first.get(keyOf(scenario, replication, scope)) ?? never),
  );
  const falseDays = replications.flatMap(({ falseOn }) => falseOn ?? []);
  const foundDays = replications.flatMap(({ foundOn }) => foundOn ?? []);
  const found = proportionInTime(foundDays);
  const inTime = foundDays.filter((day) => day !== never);
  const median = medianWithMissing(inTime, foundDays.length - inTime.length);
  return {
    scenario,
    name: rows[0]!.name,
    replications: replications.length,
    drop: Math.max(...rows.map(({ drop }) => drop)),
    falseAlarms: proportionInTime(falseDays),
    found,
    medianDay: found !== null && median !== never ? median : null,
  };
}

const never = Number.POSITIVE_INFINITY;

/** Days of the first false and the first right alarm, `never` where there was none, null where there can be none. */
function judgeReplication(
  scopes: readonly TruthRow[],
  dayAt: (scope: string) => number,
): { falseOn: number | null; foundOn: number | null } {
  const daysAt = (planted: boolean) =>
    scopes.filter((row) => row.planted === planted).map(({ scope }) => dayAt(scope));
  const [right, wrong] = [daysAt(true), daysAt(false)];
  (right.length > 0 ? right : wrong).push(dayAt('*'));
  const firstOf = (days: readonly number[]) => (days.length > 0 ? Math.min(...days) : null);
  return { falseOn: firstOf(wrong), foundOn: firstOf(right) };
}

const proportionInTime = (days: readonly number[]): Proportion | null =>
  days.length > 0 ? proportion(days.filter((day) => day !== never).length, days.length) : null;

const withBounds = (share: Proportion | null): string =>
  share === null ? '–' : `${share.share.toFixed(3)} [${share.lower.toFixed(3)}, ${share.upper.toFixed(3)}]`;

/** The scores as a table in Markdown. */
export function renderScores(scores: readonly Score[]): string {
  const lines = scores.map(({ scenario, name, replications, drop, falseAlarms, found, medianDay }) => {
    const shown = scenario === name ? name : `${scenario} (${name})`;
    const day = found === null ? '–' : medianDay === null ? 'never' : `${medianDay} d`;
    return `| ${shown} | ${replications} | ${drop === 0 ? 'none' : drop} | ${withBounds(falseAlarms)} | ${withBounds(found)} | ${day} |`;
  });
  return [
    '| scenario | replications | drop | false alarms [one-sided 95 % bounds] | found [one-sided 95 % bounds] | median delay |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
