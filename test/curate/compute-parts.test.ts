import { expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { computeParts, type PartsRun } from '../../functions/curate/compute-parts.ts';
import { emptySnapshot } from '../../functions/curate/input-snapshot.ts';
import type { ObjectStore, QueryEngine } from '../../functions/platform/ports.ts';

const range = { from: '2026-11-01', to: '2026-11-02' };
const store = {} as ObjectStore;

/** Begun and ended inserts of one part, in their order: each takes a turn of the clock. */
async function insertsOn(more: Partial<QueryEngine>): Promise<string[]> {
  const log: string[] = [];
  const engine: QueryEngine = {
    query: () => Promise.reject(new Error('nothing is asked')),
    async insert(table) {
      log.push(`+${table}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      log.push(`-${table}`);
      return 1;
    },
    ...more,
  };
  const recompute = {
    ...{ id: 'one', knownAt: 0, seen: emptySnapshot, versions: {}, previousKnownAt: null, range },
    ...{ lastEventDay: range.to, shown: [], isCoverageChanged: false },
  };
  const run: PartsRun = {
    ...{ engine, store, clock: Date.now, runId: 'run', recompute, coverage: new Map(), committed: new Map() },
    isNoted: false,
  };
  const { rows } = await computeParts(run, [range], defaultSettings);
  expect(rows).toEqual({ episode_runs: 1, survey_runs: 1, handling_runs: 1, fact_runs: 1 });
  return log;
}

test('elsewhere surveys and handling are inserted side by side, after the episodes and before the facts', async () => {
  expect(await insertsOn({})).toEqual([
    ...['+episode_runs', '-episode_runs'],
    ...['+survey_runs', '+handling_runs', '-survey_runs', '-handling_runs'],
    ...['+fact_runs', '-fact_runs'],
  ]);
});

test('an engine that holds rows inserts one after the other', async () => {
  const held = { hold: async () => {}, release: async () => {} };
  expect(await insertsOn(held)).toEqual(
    ['episode_runs', 'survey_runs', 'handling_runs', 'fact_runs'].flatMap((table) => [
      `+${table}`,
      `-${table}`,
    ]),
  );
});
