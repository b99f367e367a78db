import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings, Settings } from '../../functions/contract/definitions/settings.ts';
import { curatedTables } from '../../functions/contract/lake/tables.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { differences } from './compare.ts';
import { computeOracle } from './oracle/compute.ts';
import { firstDay, renderHistory } from './oracle/histories/histories.ts';
import { day, type History } from './oracle/rows.ts';
import { defaultOracleSettings } from './oracle/tickets.ts';
import { writeHistory } from './write-lake.ts';

let folder: string;
let engine: DuckDbEngine;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handback-curate-'));
  engine = await openDuckDbEngine({ folder });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** Milliseconds for a test that computes hundreds of tickets several times, on a busy machine too. */
const patience = 180_000;

let runs = 0;
const curate = (now: number, into = { engine, folder }, knownAt?: number) =>
  runCurate({
    engine: into.engine,
    store: createFolderStore(into.folder),
    settings: defaultSettings,
    clock: () => now,
    runId: `run-${++runs}`,
    ...(knownAt === undefined ? {} : { knownAt }),
  });

const oracleOf = (history: History, known: number) => computeOracle(history, known, defaultOracleSettings);

test(
  'a full run agrees with the plain computation',
  async () => {
    const history = renderHistory({ seed: 1, tickets: 400, days: 16 });
    await writeHistory(engine, history);
    const now = firstDay + 90 * day;
    await curate(now);
    const oracle = oracleOf(history, now);
    expect(oracle.episodes.length).toBeGreaterThan(300);
    expect(await differences(engine, oracle)).toEqual([]);
  },
  patience,
);

test(
  'so does one with other settings: a window of five days, requests by events alone, intents from texts too',
  async () => {
    const history = renderHistory({ seed: 3, tickets: 120, days: 10 });
    await writeHistory(engine, history);
    const now = firstDay + 40 * day;
    const settings = Settings.parse({
      verification_window_days: 5,
      requests_from_text: false,
      intents_from_text: true,
    });
    await runCurate({ engine, store: createFolderStore(folder), settings, clock: () => now, runId: 'other' });
    const oracle = computeOracle(history, now, {
      ...defaultOracleSettings,
      window: 5 * day,
      requestsFromText: false,
      intentsFromText: true,
    });
    expect(oracle.episodes.filter(({ intent_by }) => intent_by === 'predicted').length).toBeGreaterThan(5);
    expect(await differences(engine, oracle)).toEqual([]);
  },
  patience,
);

test(
  'runs day after day agree with the plain computation, and so does what was known earlier',
  async () => {
    const history = renderHistory({ seed: 2, tickets: 160, days: 24, lateShare: 0.001 });
    const looks = [100, 101, 170].map((days) => firstDay + days * day);
    let landed: History = { tickets: [], csats: [] };
    for (const [index, now] of looks.entries()) {
      const news = landing(history, looks, index);
      await writeHistory(engine, news);
      landed = { tickets: [...landed.tickets, ...news.tickets], csats: [...landed.csats, ...news.csats] };
      await curate(now);

      expect(await differences(engine, oracleOf(landed, now))).toEqual([]);
    }
    await expectEarlierView(landed, looks[0]!, looks[2]!);
  },
  patience,
);

test(
  'nights that keep what nothing has changed agree with the plain computation, while tickets are young',
  async () => {
    const history = renderHistory({ seed: 4, tickets: 150, days: 16, lateShare: 0.02 });
    const looks = [6, 7, 8, 10, 13, 17, 25, 80].map((days) => firstDay + days * day);
    const kept: string[] = [];
    const watched: DuckDbEngine = {
      ...engine,
      insert(table, sql) {
        if (sql.includes('kept_episodes')) kept.push(table);
        return engine.insert(table, sql);
      },
    };
    let landed: History = { tickets: [], csats: [] };
    for (const [index, now] of looks.entries()) {
      const news = landing(history, looks, index);
      await writeHistory(engine, news);
      landed = { tickets: [...landed.tickets, ...news.tickets], csats: [...landed.csats, ...news.csats] };
      await curate(now, { engine: watched, folder });
      expect(await differences(engine, oracleOf(landed, now))).toEqual([]);
    }
    expect(kept.length).toBeGreaterThanOrEqual(looks.length - 2);
  },
  patience,
);

/** What lands before a look and after the one before it: an object in nine lands late with an early date. */
function landing(history: History, looks: readonly number[], index: number): History {
  const lookOf = ({ ingested_at, object_id }: { ingested_at: number; object_id: string }) => {
    const first = looks.findIndex((look) => ingested_at <= look);
    const isBackdated = first === 0 && ingested_at > looks[0]! - 5 * day && object_id.endsWith('-2');
    return isBackdated ? 1 : first;
  };
  return {
    tickets: history.tickets.filter((row) => lookOf(row) === index),
    csats: history.csats.filter((row) => lookOf(row) === index),
  };
}

async function expectEarlierView(history: History, known: number, now: number): Promise<void> {
  const beside = mkdtempSync(join(tmpdir(), 'handback-earlier-'));
  const earlier = await openDuckDbEngine({
    folder,
    elsewhere: { folder: beside, tables: curatedTables },
  });
  try {
    await curate(now, { engine: earlier, folder: beside }, known);
    expect(await differences(earlier, oracleOf(history, known))).toEqual([]);
    expect(await differences(engine, oracleOf(history, now))).toEqual([]);
  } finally {
    await earlier.close();
    rmSync(beside, { recursive: true });
  }
}
