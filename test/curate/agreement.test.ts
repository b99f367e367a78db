import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/settings.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb-engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { expectAgreement } from './compare.ts';
import { computeOracle } from './oracle/compute.ts';
import { firstDay, tellHistory } from './oracle/histories.ts';
import { day, type History } from './oracle/rows.ts';
import { defaultOracleSettings } from './oracle/tickets.ts';
import { writeHistory } from './write-lake.ts';

let folder: string;
let engine: DuckDbEngine;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handback-curate-'));
  engine = await openDuckDbEngine({ folder, settings: defaultSettings });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

let runs = 0;
const curate = (now: number, options: { knownAt?: number } = {}) =>
  runCurate({
    engine,
    store: createFolderStore(folder),
    settings: defaultSettings,
    clock: () => now,
    runId: `run-${++runs}`,
    ...options,
  });

const oracleOf = (history: History, known: number) => computeOracle(history, known, defaultOracleSettings);

test.each([1, 2])('a full run agrees with the plain computation, seed %i', async (seed) => {
  const history = tellHistory({ seed, tickets: 1500, days: 60 });
  await writeHistory(engine, history);
  const now = firstDay + 250 * day;
  await curate(now);
  const oracle = oracleOf(history, now);
  expect(oracle.episodes.length).toBeGreaterThan(1500);
  await expectAgreement(engine, oracle);
});
