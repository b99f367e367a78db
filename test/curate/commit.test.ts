import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { CommitLost } from '../../functions/curate/commit.ts';
import { liveCommits, prune } from '../../functions/curate/prune.ts';
import { insertsOf } from '../../functions/curate/statements.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { openSmallLake, type SmallLake, ticketEvent } from './small-lake.ts';

let lake: SmallLake;
beforeEach(async () => {
  lake = await openSmallLake();
  await lake.land('a', '2026-01-02T00:00:00Z', [ticketEvent('1', 'opened', '2026-01-01T10:00:00Z')]);
});
afterEach(async () => lake.close());

const files = () =>
  readdirSync(join(lake.folder, 'episode_runs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.parquet'))
    .map((path) => join(lake.folder, 'episode_runs', path));

test('of two runs at once one commits; the other says so and changes nothing', async () => {
  const rival = { during: () => lake.curate('2026-01-02T12:00:00Z', { runId: 'rival' }) };
  let isFirst = true;
  const engine: QueryEngine = {
    query: (sql) => lake.engine.query(sql),
    async insert(table, sql) {
      if (isFirst) {
        isFirst = false;
        await rival.during();
      }
      return lake.engine.insert(table, sql);
    },
  };
  await expect(lake.curate('2026-01-02T12:00:00Z', { engine, runId: 'slow' })).rejects.toThrow(CommitLost);
  expect(await lake.column('select distinct run_id from committed_days')).toEqual(['rival']);
  expect(await lake.column('select ticket_key from episodes')).toEqual(['desk:1']);
});

test('what a dead run left is not counted, and is removed after a day', async () => {
  await lake.curate('2026-01-02T12:00:00Z');
  const part = {
    runId: 'dead',
    knownAt: Date.parse('2026-01-02T13:00:00Z'),
    from: '2026-01-01',
    to: '2026-01-01',
    coverage: new Map(),
  };
  for (const { table, sql } of insertsOf(part, defaultSettings)) await lake.engine.insert(table, sql);
  expect(await lake.column('select ticket_key from episodes')).toEqual(['desk:1']);
  expect(files()).toHaveLength(2);
  const store = createFolderStore(lake.folder);
  expect(await prune(lake.engine, store, Date.now())).toEqual({ files: 0, commits: 0 });
  for (const file of files()) utimesSync(file, 1, 1);
  expect(await prune(lake.engine, store, Date.now())).toEqual({ files: 1, commits: 0 });
  expect(files()).toHaveLength(1);
  expect(await lake.column('select ticket_key from episodes')).toEqual(['desk:1']);
});

test('a superseded run stays for a day after the commit that superseded it', async () => {
  await lake.curate('2026-01-02T12:00:00Z');
  // By then the customer who was not answered has gone.
  await lake.curate('2026-01-25T12:00:00Z');
  for (const file of files()) utimesSync(file, 1, 1);
  const store = createFolderStore(lake.folder);
  const pruneAt = (now: string) => prune(lake.engine, store, Date.parse(now));
  expect(await pruneAt('2026-01-26T11:59:59Z')).toEqual({ files: 0, commits: 0 });
  expect(await pruneAt('2026-01-26T12:00:01Z')).toEqual({ files: 1, commits: 1 });
  expect(await lake.column('select ticket_key from episodes')).toEqual(['desk:1']);
});

test('a commit lives until its successor is a day old', () => {
  const commit = (sequence: number, committedAt: number) => ({ sequence, committedAt, day: 'd', runId: 'r' });
  const hour = 3_600_000;
  const commits = [commit(1, 0), commit(2, hour), commit(3, 20 * hour)];
  expect([...liveCommits(commits, 30 * hour)]).toEqual([2, 3]);
  expect([...liveCommits(commits, 24 * hour)]).toEqual([1, 2, 3]);
  expect([...liveCommits(commits, 100 * hour)]).toEqual([3]);
});

test('a commit whose answer was lost, so that it was put twice, is the own one', async () => {
  const store = createFolderStore(lake.folder);
  const forgetful = {
    ...store,
    async putIfAbsent(key: string, bytes: Uint8Array) {
      await store.putIfAbsent(key, bytes);
      return store.putIfAbsent(key, bytes);
    },
  };
  await lake.curate('2026-01-02T12:00:00Z', { store: forgetful });
  expect(await lake.column('select ticket_key from episodes')).toEqual(['desk:1']);
});
