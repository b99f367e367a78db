import type { Coverage } from '../contract/definitions/coverage.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import type { Clock, ObjectStore, QueryEngine } from '../platform/ports.ts';
import type { DayRange } from './plan-run.ts';
import { halves, noteBegun, noteDone, type Part, type Recompute } from './recompute.ts';
import { insertsOf } from './statements.ts';

export interface PartsRun {
  readonly engine: QueryEngine;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly runId: string;
  readonly recompute: Recompute;
  /** By which its days are counted. */
  readonly coverage: Coverage;
  /** Whether parts are noted, so that another call can go on. */
  readonly isNoted: boolean;
  readonly hasTime?: (longest: number) => boolean;
  readonly onProgress?: (text: string) => void;
}

export interface MadeParts {
  readonly made: readonly Part[];
  /** Rows written, by table. */
  readonly rows: Readonly<Record<string, number>>;
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
  const {
    store,
    clock,
    runId,
    recompute,
    coverage,
    isNoted,
    hasTime = () => true,
    onProgress = () => {},
  } = run;
  const made: Part[] = [];
  const rows: Record<string, number> = {};
  const waiting = [...parts];
  let longest = 0;
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    if (made.length > 0 && !hasTime(longest)) break;
    if (isNoted && !(await noteBegun(store, recompute, part)) && part.from < part.to) {
      waiting.unshift(...halves(part));
      continue;
    }
    const begunAt = clock();
    onProgress(`curating ${part.from} … ${part.to}`);
    const news = run.engine.readsAreCheap === true ? recompute.news : undefined;
    const what = { runId, knownAt: recompute.knownAt, coverage, news, ...part };
    for (const { table, sql } of insertsOf(what, settings))
      rows[table] = (rows[table] ?? 0) + (await run.engine.insert(table, sql));
    made.push({ ...part, runId });
    if (isNoted) await noteDone(store, recompute, { ...part, runId });
    longest = Math.max(longest, clock() - begunAt);
  }
  return { made, rows };
}
