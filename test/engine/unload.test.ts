import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSqlRows } from '../../functions/cli/load/sql-source.ts';
import type { TableQuery } from '../../functions/contract/records/landing.ts';
import { createAthenaQueries, createAthenaStatements } from '../../functions/platform/aws/athena/queries.ts';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import { unloadQuery } from '../../functions/unload/unload-query.ts';
import { type ReadyQuery, tableSeeds } from '../cli/load/table-seeds.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { TestLake } from './lakes/create-lake.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** Rows of tables as a real Trino writes them, held against those that DuckDB makes of the same text. */

let cloud: TestEngine;
let lake: TestLake;
beforeAll(async () => {
  cloud = await openEngine('tables');
  await cloud.s3.send(new CreateBucketCommand({ Bucket: 'unload-landing' }));
  lake = await cloud.createLake('unload');
  await cloud.trino.run(
    `create table desk_ticket with (external_location = 's3://unload-landing/tables/desk/') as ${tickets}`,
    lake.database,
  );
});
afterAll(() => cloud?.stop());

const tickets = `select * from (values
  (7, timestamp '2026-03-01 09:00:00.250', 'Wörter, "quoted" \\ and
a second line', 'ai', 'bot-1', cast(null as varchar), timestamp '2026-03-01 10:00:00.000'),
  (8, timestamp '2026-03-02 09:00:00.000', cast(null as varchar), cast(null as varchar), cast(null as varchar), '4', timestamp '2026-03-02 10:00:00.000'),
  (9, timestamp '2026-03-03 09:00:00.000', '', 'in_house', cast(null as varchar), 'Good', timestamp '2026-03-04 10:00:00.000')
) as t (id, created, text, kind, agent, score, updated_at)`;

const events = (from: string) => `-- Ids are numbers, as connectors have them.
select 'ticket' as event, 'opened' as type, 'desk' as source, id as ticket_id, created as occurred_at, text,
  kind as "handler.kind", agent as "handler.id", null as survey_id, null as score, null as "scale.min", null as "scale.max"
from ${from}
union all
select 'csat', 'answered', 'desk', id, created, null, null, null, concat('s', cast(id as varchar)), score,
  case when score = '4' then 1 end, case when score = '4' then 5 end
from ${from} where score is not null;`;

const query: TableQuery = {
  source: 'desk',
  name: 'tickets',
  database: 'unload',
  watermark: '',
  overlapHours: 24,
};

interface Landing extends Partial<TableQuery> {
  readonly hour?: number;
  readonly mapping?: string;
}

/** The rows that a query lands at an hour. */
async function land(
  name: string,
  text: string,
  { hour = 1, mapping, ...more }: Landing = {},
): Promise<object[]> {
  const options = { client: cloud.athena, workGroup: 'tables', database: lake.database };
  const texts = [
    ['sql', text],
    ['yaml', mapping],
  ].flatMap(([ending, content]) =>
    content === undefined ? [] : [[`mappings/desk/${name}.${ending}`, Buffer.from(content)] as const],
  );
  const now = Date.UTC(2026, 2, 10, hour);
  const ports = {
    ...{ queries: createAthenaQueries(options), statements: createAthenaStatements(options) },
    store: createS3ObjectStore({ client: cloud.s3, bucket: lake.bucket }),
    mappings: createMemoryStore(new Map(texts)),
    ...{ clock: () => now, secondsLeft: () => 60 },
  };
  const folder = `in/desk/${name}/`;
  expect(await unloadQuery(ports, { ...query, ...more, name }, `s3://unload-landing/${folder}`, now)).toBe(
    true,
  );
  return readLines(`${folder}${new Date(now).toISOString().replace(/[-:.]/g, '')}.ndjson/`);
}

/** The records below a prefix of landing. */
async function readLines(Prefix: string): Promise<object[]> {
  const landing = createS3ObjectStore({ client: cloud.s3, bucket: 'unload-landing' });
  const records: object[] = [];
  for await (const { key } of landing.list(Prefix)) {
    const bytes = Buffer.from((await landing.read(key)) ?? []);
    const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
    records.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as object),
    );
  }
  return records;
}

const sorted = (rows: object[]) =>
  rows.map((row) => JSON.stringify(row, Object.keys(flat(row)).sort())).sort();
/** The events that `ingest --sql` makes of a text. */
async function onOneMachine(text: string): Promise<object[]> {
  const file = join(temporaryFolder(), 'desk.sql');
  await writeFile(file, text);
  const { file: rows, close } = await readSqlRows(file, false);
  const lines = (await readFile(rows.path, 'utf8')).trim().split('\n');
  await close();
  return lines.map((line) => JSON.parse(line) as object);
}

/** Names of all fields, of inner ones too, for an order of keys that both engines share. */
const flat = (row: object): Record<string, unknown> =>
  Object.assign(
    {},
    row,
    ...Object.values(row).filter((value) => value !== null && typeof value === 'object'),
  );

test('the same text gives the same events on Athena and on one machine', async () => {
  const here = await onOneMachine(events(`(${tickets}) as desk_ticket`));
  const there = await land('tickets', events('desk_ticket'));
  expect(there).toHaveLength(5);
  expect(sorted(there)).toEqual(sorted(here));
});

describe('the ready queries', () => {
  test.each(Object.keys(tableSeeds) as ReadyQuery[])(
    '%s gives the same events on Athena as on one machine',
    async (name) => {
      const text = await readFile(join(import.meta.dirname, `../../examples/sql/${name}.sql`), 'utf8');
      // The tables' rows stand before the query, whose first word is with.
      const seeds = Object.entries(tableSeeds[name]).map(([table, rows]) => `"${table}" as (${rows})`);
      const seeded = text.replace(/^with /m, `with ${seeds.join(', ')}, `);
      const here = await onOneMachine(seeded);
      expect(here.length).toBeGreaterThan(5);
      expect(sorted(await land(name, seeded))).toEqual(sorted(here));
    },
  );
});

test('a run after another writes what is new, with the hours before', async () => {
  const text = `select 'ticket' as event, 'opened' as type, 'desk' as source, id as ticket_id, created as occurred_at, updated_at
from desk_ticket`;
  const watermark = { watermark: 'updated_at', overlapHours: 24 };
  expect(await land('growing', text, { ...watermark, hour: 1 })).toHaveLength(3);
  // The newest is of the 4th at ten: the 2nd at ten is older than a day before.
  expect(await land('growing', text, { ...watermark, hour: 2 })).toHaveLength(1);
  await cloud.trino.run(
    `insert into desk_ticket select id + 3, created, text, kind, agent, score, updated_at + interval '3' day from desk_ticket`,
    lake.database,
  );
  expect(await land('growing', text, { ...watermark, hour: 3 })).toHaveLength(4);
});

test('columns that a mapping means stay as they are called', async () => {
  const text = 'select id as "Ticket No", created as "Opened At", score from desk_ticket where id = 8';
  expect(await land('mapped', text, { mapping: 'source: desk' })).toEqual([
    { 'Ticket No': 8, 'Opened At': '2026-03-02 09:00:00.000', score: '4' },
  ]);
});

test('a table that is not there fails the run, by name', async () => {
  const text = `select 'ticket' as event, 'opened' as type, id as ticket_id, created as occurred_at from no_such_table`;
  await expect(land('missing', text)).rejects.toThrow(/no_such_table/);
});
