import type { Settings } from '../../contract/definitions/settings.ts';
import { rowsByName } from '../../contract/lake/rows.ts';
import type { Day } from '../../contract/records/instant.ts';
import type { QueryEngine } from '../../platform/ports.ts';
import { type HoldingEngine, holdAll } from '../held-events.ts';
import { daysOf } from '../plan-run.ts';
import type { Insert } from '../statements.ts';
import {
  affectedDaysOf,
  affectedOf,
  heldOf,
  type KeptPart,
  keptInsertsOf,
  touchedDaysOf,
} from './kept-statements.ts';

/** What is to be written of a part whose other rows stay. */
export interface KeptPlan {
  readonly inserts: readonly Insert[];
  /** Names of what is held for them. */
  readonly held: readonly string[];
  /** Days whose rows all stay as they are, with the run that they have. */
  readonly untouched: ReadonlyMap<Day, string>;
}

/**
 * Computes the tickets that are perhaps not as committed, and says what to write: all rows of the days on which one
 * may be another, and nothing of the days on which none is.
 * @param committed run of each day at the newest commit
 * @param isAllTouched true where every day is counted anew, whatever its tickets are
 */
export async function planKept(
  engine: HoldingEngine,
  part: KeptPart,
  settings: Settings,
  { committed, isAllTouched }: { committed: ReadonlyMap<Day, string>; isAllTouched: boolean },
): Promise<KeptPlan> {
  const affected = await holdAll(engine, [affectedOf(part, settings)]);
  const read = await daysIn(engine, affectedDaysOf(part, settings));
  const held = [...affected, ...(await holdAll(engine, heldOf(part, read, settings)))];
  const touched = new Set(isAllTouched ? [] : await daysIn(engine, touchedDaysOf(part, settings)));
  const isTouched = (day: Day) => isAllTouched || touched.has(day) || !committed.has(day);
  const days = daysOf(part);
  const written = days.filter(isTouched);
  return {
    held,
    inserts: written.length === 0 ? [] : keptInsertsOf(part, written, settings),
    untouched: new Map(days.filter((day) => !isTouched(day)).map((day) => [day, committed.get(day)!])),
  };
}

/** The days that a query answers with, in their order. */
async function daysIn(engine: QueryEngine, sql: string): Promise<readonly Day[]> {
  return rowsByName(await engine.query(sql))
    .map(({ dt }) => String(dt))
    .sort();
}
