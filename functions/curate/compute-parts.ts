import type { Coverage } from '../contract/definitions/coverage.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import type { Day } from '../contract/records/instant.ts';
import type { Clock, ObjectStore, QueryEngine } from '../platform/ports.ts';
import { type HoldingEngine, holdAll } from './held-events.ts';
import { type KeptPlan, planKept } from './keep/write-kept.ts';
import { type DayRange, daysOf } from './plan-run.ts';
import { halves, noteBegun, noteDone, type Part, partsOf, type Recompute } from './recompute.ts';
import { heldInsertsOf, type Insert, insertsOf } from './statements.ts';

export interface PartsRun {
  readonly engine: QueryEngine;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly runId: string;
  readonly recompute: Recompute;
  /** By which its days are counted. */
  readonly coverage: Coverage;
  /** Run of each day at the newest commit. */
  readonly committed: ReadonlyMap<Day, string>;
  /** Whether parts are noted, so that another call can go on. */
  readonly isNoted: boolean;
  readonly hasTime?: (longest: number) => boolean;
  readonly onProgress?: (text: string) => void;
}

export interface MadeParts {
  readonly made: readonly Part[];
  /** Rows written, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Days of which no row is another than before: they keep theirs. */
  readonly keptDays: number;
}

/**
 * Writes the rows of parts, one after the other, until the time is up; the first is always begun. A part that an
 * earlier call began and did not end may be too long for a call: it is done in halves.
 */
export async function computeParts(
  run: PartsRun,
  parts: readonly DayRange[],
  settings: Settings,
): Promise<MadeParts> {
  const { store, clock, recompute, isNoted, hasTime = () => true, onProgress = () => {} } = run;
  const made: Part[] = [];
  const rows: Record<string, number> = {};
  const waiting = [...parts];
  let longest = 0;
  let keptDays = 0;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    if (made.length > 0 && !hasTime(longest)) break;
    if (isNoted && !(await noteBegun(store, recompute, part)) && part.from < part.to) {
      waiting.unshift(...halves(part));
      continue;
    }
    const begunAt = clock();
    onProgress(`curating ${part.from} … ${part.to}`);
    const { inserts, held, untouched } = await planPart(run, part, settings);
    for (const wave of wavesOf(inserts, run.engine)) {
      // Facts are made of the rows just stored.
      if (wave.some(({ table }) => table === 'fact_runs'))
        for (const name of held) await run.engine.release?.(name);
      const insert = async ({ table, sql }: Insert) => {
        const written = await run.engine.insert(table, sql);
        rows[table] = (rows[table] ?? 0) + written;
      };
      await Promise.all(wave.map(insert));
    }
    keptDays += untouched.size;
    const done = partsOf(new Map(daysOf(part).map((day) => [day, untouched.get(day) ?? run.runId] as const)));
    made.push(...done);
    if (isNoted) for (const each of done) await noteDone(store, recompute, each);
    longest = Math.max(longest, clock() - begunAt);
  }
  return { made, rows, keptDays };
}

/** Tables whose rows rest on the same that are stored before, and not on each other's. */
const besideEachOther: readonly string[] = ['survey_runs', 'handling_runs'];

/** Inserts in their order, those together that wait for the same: an engine that holds rows is on one machine, and busy with one. */
function wavesOf(inserts: readonly Insert[], engine: QueryEngine): Insert[][] {
  const waves: Insert[][] = [];
  for (const insert of inserts) {
    const last = waves.at(-1);
    const isBeside = [...(last ?? []), insert].every(({ table }) => besideEachOther.includes(table));
    if (last !== undefined && isBeside && !holds(engine)) last.push(insert);
    else waves.push([insert]);
  }
  return waves;
}

/** The inserts of a part, and what is held for them: of the days that are touched where rows are kept, else of all. */
async function planPart(run: PartsRun, part: DayRange, settings: Settings): Promise<KeptPlan> {
  const { engine, runId, recompute, coverage, committed } = run;
  const what = { runId, knownAt: recompute.knownAt, coverage, ...part };
  if (!holds(engine)) return { inserts: insertsOf(what, settings), held: [], untouched: new Map() };
  if (recompute.news === undefined) {
    const { held, inserts } = heldInsertsOf(what, settings);
    return { inserts, held: await holdAll(engine, held), untouched: new Map() };
  }
  const kept = { committed, isAllTouched: recompute.isCoverageChanged };
  return planKept(engine, { ...what, news: recompute.news }, settings, kept);
}

const holds = (engine: QueryEngine): engine is HoldingEngine => engine.hold !== undefined;
