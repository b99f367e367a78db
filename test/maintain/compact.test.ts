import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readInputSnapshot } from '../../functions/curate/input-snapshot.ts';
import { doneObjects } from '../../functions/ingest/done-objects.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { reconcile } from '../../functions/ingest/reconcile.ts';
import { compact, continueRewrites } from '../../functions/maintain/compact.ts';
import { retractObject } from '../../functions/maintain/take-back.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import type { ObjectStore } from '../../functions/platform/ports.ts';
import {
  arrivedAt,
  createMemoryStore,
  environmentOf,
  inputObject,
  type MemoryStore,
} from '../ingest/memory-lake.ts';
import { answer, change, ndjson, ticket } from '../ingest/sample-events.ts';
import { standInTagger } from '../tag/stand-in.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { isKilledInTwo, stoppingBefore } from './stopping-store.ts';

const days = 86_400_000;
const now = arrivedAt + 3 * days;
const rules = { smallBytes: 1e6, batchBytes: 4e6, minFiles: 2, minAgeMs: days };

/** Three exports of the same days; each repeats events of the others, and holds broken records, two of them alike. */
const exported = [1, 2, 3].map((no) =>
  inputObject(
    `${no}.ndjson`,
    ndjson([
      ticket({ ticket_id: 'same' }),
      ticket({ ticket_id: `t${no}`, text: 'hello' }),
      ticket({ ticket_id: `t${no}`, occurred_at: '2026-05-02T10:00:00Z', type: 'closed' }),
      answer({ survey_id: `s${no}` }),
      change({ change_id: `c${no}` }),
      'broken',
      ticket({ ticket_id: '' }),
      ticket({ ticket_id: '' }),
    ]),
  ),
);

/** Two of one day, to be killed at each step of. */
const exportedOnce = [1, 2].map((no) =>
  inputObject(
    `${no}.ndjson`,
    ndjson([ticket({ ticket_id: 'same' }), ticket({ ticket_id: `t${no}` }), 'broken', 'broken']),
  ),
);

async function ingestAll(store: ObjectStore, objects = exported): Promise<void> {
  for (const object of objects) await ingestObject(object, environmentOf(store));
}

const maintain = async (store: ObjectStore) => {
  await continueRewrites({ store, tagger: standInTagger(), now });
  await compact({ store, now }, rules);
};

/** The lake as an engine sees it; objects of a memory store are laid out in a folder for it. */
let engine: DuckDbEngine;
const folder = temporaryFolder();
beforeAll(async () => {
  engine = await openDuckDbEngine({ folder });
  return () => engine.close();
});

async function layOut({ objects }: MemoryStore): Promise<void> {
  for (const table of ['ticket_events', 'csat_events', 'routing_changes', 'quarantine', 'ingest_ledger'])
    rmSync(join(folder, table), { recursive: true, force: true });
  for (const [key, bytes] of objects) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), bytes);
  }
}

async function seenThrough(store: MemoryStore) {
  await layOut(store);
  const rows = async (sql: string) => (await engine.query(sql)).rows;
  return {
    violations: (await reconcile(engine)).violations,
    events: await rows('select event_id, object_key, text from ticket_events_current order by 1'),
    surveys: await rows('select event_id from csat_events_current order by 1'),
    changes: await rows('select change_id from routing_changes_current order by 1'),
    rejected: await rows('select object_key, record_no, reason, raw from quarantine_recent order by all'),
    ledger: await rows('select object_key, accepted, quarantined from ingest_ledger_current order by 1'),
    known: await rows(
      `select event_id from ticket_events where ingested_at <= timestamp '2026-06-01' group by 1`,
    ),
    seen: await readInputSnapshot(engine, now),
  };
}

/** The same in short: the law, and how many rows each view and count has. */
async function countsThrough(store: MemoryStore) {
  await layOut(store);
  const { rows } = await engine.query(
    `select (select count(*) from ticket_events_current), (select count(*) from csat_events_current),
       (select count(*) from quarantine_recent), (select count(*) from ingest_ledger_current)`,
  );
  const { objects, tables, violations } = await reconcile(engine);
  return { rows, objects, tables, violations };
}

const filesOf = ({ objects }: MemoryStore, table: string) =>
  [...objects.keys()].filter((key) => key.startsWith(`${table}/`));

test('many files become few, and nobody sees a difference, before and after the old ones go', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  const before = await seenThrough(store);
  expect(before.rejected).toHaveLength(9);
  expect(before.violations).toEqual([]);

  expect(await compact({ store, now }, rules)).toEqual({ files: 18, into: 6, isComplete: true });
  expect(await seenThrough(store)).toEqual(before);
  expect(await continueRewrites({ store, tagger: standInTagger(), now })).toBe(18);
  expect(await seenThrough(store)).toEqual(before);
  expect(filesOf(store, 'ticket_events')).toHaveLength(2);
  expect(filesOf(store, 'ingest_ledger')).toHaveLength(1);
  expect(filesOf(store, 'rewrites')).toEqual([]);
  expect(await compact({ store, now }, rules)).toMatchObject({ files: 0 });
});

test('an object that is delivered again after its ledger row moved is still done', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  const done = await doneObjects(store);
  await maintain(store);
  await maintain(store);
  expect(await doneObjects(store)).toEqual(done);
  const before = new Map(store.objects);
  const again = await ingestObject(exported[0]!, environmentOf(store));
  expect(again.wasDone).toBe(true);
  expect(store.objects).toEqual(before);
});

test('an object can be retracted after its rows were put together with those of others', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  await maintain(store);
  await maintain(store);
  const before = await seenThrough(store);
  expect(before.events).toHaveLength(7);
  expect((await retractObject(engine, '1.ndjson', 'test', now))?.records).toBe(5);
  const after = await seenThrough(store);
  // Its own two events are gone; the one that the others delivered too stays, from the next of them.
  expect(after.events.map(([, key]) => key).sort()).toEqual([
    '2.ndjson',
    '2.ndjson',
    '2.ndjson',
    '3.ndjson',
    '3.ndjson',
  ]);
  expect(after.rejected).toHaveLength(6);
  expect(after.violations).toEqual([]);
  rmSync(join(folder, 'retractions'), { recursive: true });
});

test('replaced files stay until readers have had their time', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  await compact({ store, now }, rules);
  const patient = { ...store, list: (prefix: string) => dated(store, prefix, now) };
  expect(await continueRewrites({ store: patient, tagger: standInTagger(), now: now + days - 1 })).toBe(0);
  expect(await continueRewrites({ store: patient, tagger: standInTagger(), now: now + days })).toBe(18);
});

async function* dated(store: ObjectStore, prefix: string, lastModified: number) {
  for await (const object of store.list(prefix)) yield { ...object, lastModified };
}

test('killed before any of its changes, nothing is lost or counted twice, and the next runs end the same', async () => {
  const base = createMemoryStore();
  await ingestAll(base, exportedOnce);
  const expected = await countsThrough(base);
  const whole = createMemoryStore(new Map(base.objects));
  await maintain(whole);
  await maintain(whole);

  for (let changes = 0; ; changes++) {
    const store = createMemoryStore(new Map(base.objects));
    const stopping = stoppingBefore(store, changes);
    const killed = await isKilledInTwo(() => maintain(stopping));
    expect(await countsThrough(store), `killed before change ${changes}`).toEqual(expected);
    await maintain(store);
    await maintain(store);
    await maintain(store);
    expect([...store.objects.keys()].sort(), `killed before change ${changes}`).toEqual(
      [...whole.objects.keys()].sort(),
    );
    expect(store.objects).toEqual(whole.objects);
    if (!killed) {
      // Every note, file, marker and deletion was a place to be killed at.
      expect(changes).toBeGreaterThan(15);
      return;
    }
  }
});

test('two writers at once: rows may stand in two files, and still count once, also when those are merged', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  const expected = await seenThrough(store);
  // The second sees one file less: it plans other rewrites of the same files.
  const hidden = filesOf(store, 'ticket_events')[0]!;
  const partial = { ...store, list: (prefix: string) => without(store, prefix, hidden) };
  await Promise.all([compact({ store, now }, rules), compact({ store: partial, now }, rules)]);
  expect(await seenThrough(store)).toEqual(expected);
  for (let night = 0; night < 4; night++) {
    await maintain(store);
    expect(await seenThrough(store)).toEqual(expected);
  }
  expect(filesOf(store, 'rewrites')).toEqual([]);
});

async function* without(store: ObjectStore, prefix: string, hidden: string) {
  for await (const object of store.list(prefix)) if (object.key !== hidden) yield object;
}

test('files of an object that was never finished are left to ingest', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  for (const key of filesOf(store, 'ingest_ledger')) store.objects.delete(key);
  expect(await compact({ store, now }, rules)).toMatchObject({ files: 0 });
});

test('out of time, it stops between files', async () => {
  const store = createMemoryStore();
  await ingestAll(store);
  let looks = 0;
  const isTimeUp = () => ++looks > 2;
  expect(await compact({ store, now, isTimeUp }, rules)).toEqual({ files: 6, into: 2, isComplete: false });
});
