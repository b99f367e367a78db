import { WrongUse } from '../../../../functions/cli/terminal/outcome.ts';
import { type AlarmLine, readAlarmLines } from './alarm-lines.ts';
import type { TruthRow } from './truth.ts';

/** What a tool cried. */
export interface Alarm {
  readonly scenario: string;
  readonly replication: string;
  /** Of the look, the change's first day being 1. */
  readonly day: number;
  /** A treated scope, or `*` for the change as a whole. */
  readonly scope: string;
}

/**
 * Reads a tool's alarms. Fields: `scenario`, `replication` (`r0007` or 7), `day`, and `scope` where it is known;
 * others are passed over.
 * @throws WrongUse naming file, line and field of a value that the truth does not know
 */
export function readAlarms(path: string, truth: readonly TruthRow[]): Alarm[] {
  const known = indexTruth(truth);
  return readAlarmLines(path).map((line) => toAlarm(line, path, known));
}

/** Of each scenario: its looks, and the treated scopes of each replication. */
type Known = ReadonlyMap<
  string,
  { readonly looks: number; readonly scopes: ReadonlyMap<string, Set<string>> }
>;

function indexTruth(truth: readonly TruthRow[]): Known {
  const known = new Map<string, { looks: number; scopes: Map<string, Set<string>> }>();
  for (const { scenario, replication, scope, looks } of truth) {
    const world = known.get(scenario) ?? { looks, scopes: new Map<string, Set<string>>() };
    known.set(scenario, world);
    world.scopes.set(replication, (world.scopes.get(replication) ?? new Set()).add(scope));
  }
  return known;
}

function toAlarm({ line, values }: AlarmLine, path: string, known: Known): Alarm {
  const refuse = (field: string, why: string): never => {
    throw new WrongUse(`alarms: ${path}, line ${line}, ${field}: ${why}`);
  };
  const text = (field: string): string => {
    const value = values[field] ?? '';
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : refuse(field, `${JSON.stringify(value)} is no text or number`);
  };
  const scenario = text('scenario');
  const world = known.get(scenario) ?? refuse('scenario', `the truth has no scenario "${scenario}"`);
  const given = text('replication');
  const replication = /^\d+$/.test(given) ? `r${given.padStart(4, '0')}` : given;
  const scopes =
    world.scopes.get(replication) ??
    refuse('replication', `the truth has no replication "${given}" of ${scenario}`);
  const day = /^\d+$/.test(text('day')) ? Number(text('day')) : 0;
  if (day < 1 || day > world.looks)
    refuse('day', `"${text('day')}" is no whole number from 1 (the change's first day) to ${world.looks}`);
  const scope = text('scope') || '*';
  if (scope !== '*' && !scopes.has(scope)) refuse('scope', `"${scope}" is no treated scope of ${scenario}`);
  return { scenario, replication, day, scope };
}
