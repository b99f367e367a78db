import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { tableSpec } from '../../functions/contract/lake/tables.ts';
import {
  createCustomerSecret,
  keysOfCustomer,
  parseCustomerSecrets,
} from '../../functions/contract/records/customer-key.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { reconcile } from '../../functions/ingest/reconcile.ts';
import { planErasure } from '../../functions/maintain/erasure-plan.ts';
import { runMaintenance } from '../../functions/maintain/run-maintenance.ts';
import { eraseCustomers } from '../../functions/maintain/take-back.ts';
import { readColumns } from '../../functions/parquet/parquet-columns.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { InputObject, ObjectStore } from '../../functions/platform/ports.ts';
import { arrivedAt, environmentOf, inputObject } from '../ingest/memory-lake.ts';
import { answer, ndjson, ticket } from '../ingest/sample-events.ts';
import { standInTagger } from '../tag/stand-in.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { isKilledInTwo, stoppingBefore } from './stopping-store.ts';

const days = 86_400_000;
/** The secret of `environmentOf`, and one that was in use before it. */
const secrets = parseCustomerSecrets('test\nolder');

const first = inputObject(
  'first.ndjson',
  ndjson([
    ticket({ ticket_id: 'mine', customer_id: 'c1', text: 'my words', intent: 'refunds' }),
    ticket({ ticket_id: 'other', customer_id: 'c2', text: 'other words' }),
    ticket({ ticket_id: 'mine', customer_id: 7, text: 'rejected words' }),
    ticket({ ticket_id: 'minestrone', customer_id: 7, text: 'kept words' }),
  ]),
);
const second = inputObject(
  'second.ndjson',
  ndjson([
    ticket({
      ticket_id: 'mine',
      type: 'message',
      author: 'customer',
      text: 'my second words',
      occurred_at: '2026-05-03T10:00:00Z',
    }),
    answer({ ticket_id: 'mine', comment: 'my remark', occurred_at: '2026-05-04T10:00:00Z' }),
    ticket({ ticket_id: 'other', type: 'closed', occurred_at: '2026-05-03T11:00:00Z' }),
  ]),
);
const requestedAt = arrivedAt + 1 * days;
const maintainedAt = arrivedAt + 3 * days;

/** A lake where two objects were ingested, curated, and the customer asked to be forgotten. */
const asked = temporaryFolder();

async function withEngine<T>(folder: string, use: (engine: DuckDbEngine) => Promise<T>) {
  const engine = await openDuckDbEngine({ folder });
  try {
    return await use(engine);
  } finally {
    await engine.close();
  }
}

const curate = (folder: string, at: number, store: ObjectStore = createFolderStore(folder)) =>
  withEngine(folder, (engine) =>
    runCurate({ engine, store, settings: defaultSettings, clock: () => at, runId: `run-${at}` }),
  );

beforeAll(async () => {
  const taken = await askIn(asked, [first, second]);
  expect(taken.tickets).toBe(1);
  expect(taken.originals.map(({ key }) => key)).toEqual(['first.ndjson', 'second.ndjson']);
});

async function askIn(folder: string, objects: readonly InputObject[]) {
  const store = createFolderStore(folder);
  for (const object of objects) await ingestObject(object, environmentOf(store));
  await curate(folder, arrivedAt + days / 2);
  return withEngine(folder, (engine) => eraseCustomers(engine, keysOfCustomer(secrets, 'c1'), requestedAt));
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A night's maintenance, as it is once readers have had their time. */
const nightOf = (engine: DuckDbEngine, store: ObjectStore) =>
  runMaintenance(engine, { store, tagger: standInTagger(), now: maintainedAt, graceMs: -10 * 365 * days });

const maintain = (folder: string) =>
  withEngine(folder, (engine) => nightOf(engine, createFolderStore(folder)));

/** All values of a table's files. */
async function valuesOf(
  folder: string,
  table: 'ticket_events' | 'csat_events' | 'quarantine',
): Promise<unknown[]> {
  const files = readdirSync(join(folder, table), { recursive: true, encoding: 'utf8' });
  const columns = files
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => readColumns(tableSpec(table), readFileSync(join(folder, table, name))));
  return (await Promise.all(columns)).flat(2);
}

async function viewThrough(engine: DuckDbEngine) {
  const { objects, tables, violations } = await reconcile(engine);
  const { rows } = await engine.query(`
    select 'ticket' as kind, ticket_id, text from ticket_events_current
    union all select 'survey', ticket_id, comment from csat_events_current
    union all select 'episode', ticket_id, intent from episodes
    union all select 'rejected', reason, object_key from quarantine_recent
    order by all`);
  return { objects, tables, violations, rows };
}

const view = (folder: string) => withEngine(folder, viewThrough);

test('after the next curation the files hold nothing of the customer, and the rest is as it was', async () => {
  const lake = copyOf(asked);
  await curate(lake, requestedAt + days);
  const before = await view(lake);
  expect(before.violations).toEqual([]);
  expect(before.rows.map(([kind, id]) => `${kind} ${id}`)).toEqual([
    'episode other',
    'rejected invalid_field',
    'rejected invalid_field',
    'ticket other',
    'ticket other',
  ]);
  expect(await maintain(lake)).toMatchObject({ erased: { files: 4, rows: 4, isComplete: false } });
  expect(await view(lake)).toEqual(before);
  expect(await maintain(lake)).toMatchObject({ replaced: 4, erased: { files: 0, isComplete: true } });
  expect(await view(lake)).toEqual(before);
  expect(await maintain(lake)).toMatchObject({ erased: undefined });

  const values = (
    await Promise.all(
      (['ticket_events', 'csat_events', 'quarantine'] as const).map((table) => valuesOf(lake, table)),
    )
  ).flat();
  const [key] = keysOfCustomer({ current: createCustomerSecret('test'), earlier: [] }, 'c1');
  expect(values).not.toContain(key!.key);
  expect(values).not.toContain('mine');
  expect(values.filter((value) => /\bmy\b|rejected words/.test(String(value)))).toEqual([]);
  expect(values).toContain('other words');
  expect(values.filter((value) => /kept words/.test(String(value)))).toHaveLength(1);
});

test('before curation knows of the request no file is touched', async () => {
  const lake = copyOf(asked);
  expect(await maintain(lake)).toMatchObject({ erased: undefined });
});

test('what comes of an erased ticket later stays out of the views, and goes from the files too', async () => {
  const lake = copyOf(asked);
  await curate(lake, requestedAt + days);
  await maintain(lake);
  await maintain(lake);
  const before = await view(lake);
  const late = inputObject(
    'late.ndjson',
    ndjson([
      ticket({
        ticket_id: 'mine',
        type: 'message',
        author: 'customer',
        text: 'my late words',
        occurred_at: '2026-05-03T12:00:00Z',
      }),
    ]),
  );
  await ingestObject(late, environmentOf(createFolderStore(lake)));
  expect((await view(lake)).rows).toEqual(before.rows);
  expect((await view(lake)).violations).toEqual([]);
  const store = createFolderStore(lake);
  const aWeekLater = {
    store,
    tagger: standInTagger(),
    now: maintainedAt + 8 * days,
    graceMs: -10 * 365 * days,
  };
  await withEngine(lake, async (engine) => {
    expect(await runMaintenance(engine, aWeekLater)).toMatchObject({ erased: { rows: 1 } });
    await runMaintenance(engine, aWeekLater);
  });
  expect(await valuesOf(lake, 'ticket_events')).not.toContain('my late words');
});

test('a key that an earlier secret made is erased with it', async () => {
  const lake = temporaryFolder();
  const store = createFolderStore(lake);
  const [, older] = keysOfCustomer(secrets, 'c1');
  const environment = environmentOf(store);
  const privacy = { ...environment.privacy, customerKey: () => older!.key, keyVersion: older!.keyVersion };
  await ingestObject(first, { ...environment, privacy });
  await withEngine(lake, async (engine) => {
    expect((await eraseCustomers(engine, keysOfCustomer(secrets, 'c1'), requestedAt)).tickets).toBe(2);
    expect((await engine.query('select count(*) from ticket_events_current')).rows).toEqual([[0]]);
  });
});

test('killed before any of its changes, erased rows stay hidden and the next runs end the same', async () => {
  const curated = temporaryFolder();
  await askIn(curated, [first]);
  await curate(curated, requestedAt + days);
  const expected = await view(curated);
  for (let changes = 0, isOver = false; !isOver; changes++) {
    const lake = copyOf(curated);
    const store = createFolderStore(lake);
    const stopping = stoppingBefore(store, changes);
    await withEngine(lake, async (engine) => {
      isOver = !(await isKilledInTwo(() => nightOf(engine, stopping)));
      expect(await viewThrough(engine), `killed before change ${changes}`).toEqual(expected);
      for (let night = 0; night < 3; night++) await nightOf(engine, store);
      expect(await viewThrough(engine)).toEqual(expected);
    });
    expect(await valuesOf(lake, 'ticket_events'), `killed before change ${changes}`).not.toContain('mine');
    if (isOver) expect(changes).toBeGreaterThan(7);
  }
});

test('all files of rejected records of an object are rewritten as one, other objects not', () => {
  const [object, other] = ['a'.repeat(32), 'b'.repeat(32)];
  const key = (id: string, n: number) => `quarantine/dt=2026-05-01/${id}-${n}.parquet`;
  const file = (id: string, n: number) => ({ key: key(id, n), size: 40 * 2 ** 20, lastModified: 0 });
  const ticket = { source: 'desk', ticketId: 'mine', until: requestedAt };
  const marked = [{ table: 'quarantine', key: key(object, 1), ticket }] as const;
  const plan = planErasure(marked, [file(object, 0), file(object, 1), file(other, 0)]);
  expect(plan).toMatchObject([{ rewrite: { sources: [key(object, 0), key(object, 1)] }, tickets: [ticket] }]);
});
