import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../functions/contract/instant.ts';
import { defaultSettings } from '../../functions/contract/settings.ts';
import { tableNames, tableSpec } from '../../functions/contract/tables.ts';
import { viewNames, viewSpec } from '../../functions/contract/views.ts';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb-engine.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { createViews } from '../../functions/views/create-views.ts';
import { objectStoreContract } from '../contracts/object-store.ts';
import { queryEngineContract } from '../contracts/query-engine.ts';
import { ingestLocally, uploadLake } from './local-lake.ts';
import { recentStory } from './recent-story.ts';
import { expectSameRows } from './same-rows.ts';
import { startEngine, type TestEngine } from './start-engine.ts';

const today = dayOf(Date.now());
const story = recentStory({ today, days: 42, scale: 0.05 });
/** The days of the story, and those that declared its changes. */
const inWindow = `dt between '${addDays(story.firstDay, -120)}' and '${today}'`;

let cloud: TestEngine;
beforeAll(async () => {
  cloud = await startEngine();
}, 600_000);
afterAll(() => cloud?.stop());

queryEngineContract('Athena', async () => {
  const engine = cloud.open(await cloud.createLake('empty'));
  await createViews(engine, defaultSettings);
  return { engine, close: async () => {} };
});

let buckets = 0;
objectStoreContract('S3', async () => {
  const { bucket } = await cloud.createLake(`store${buckets++}`);
  return createS3ObjectStore({ client: cloud.s3, bucket });
});

describe('the same lake in Athena and in DuckDB', () => {
  let athena: QueryEngine;
  let duckdb: DuckDbEngine;
  beforeAll(async () => {
    const folder = join(cloud.folder, 'lake');
    await ingestLocally(folder, story.files, Date.now());
    const lake = await cloud.createLake('story');
    await uploadLake(folder, cloud.s3, lake.bucket);
    athena = cloud.open(lake);
    await createViews(athena, defaultSettings);
    duckdb = await openDuckDbEngine({ folder, settings: defaultSettings });
  }, 600_000);
  afterAll(() => duckdb?.close());

  test('there is something to compare', async () => {
    const { rows } = await athena.query(`select count(*) from ticket_events where ${inWindow}`);
    expect(rows[0]?.[0]).toBeGreaterThan(1000);
  });

  test.for(tableNames)('table %s', async (name) => {
    const { columns, partition } = tableSpec(name);
    const names = columns.map((column) => column.name);
    const sql = `select ${names.join(', ')} from ${name} ${partition === undefined ? '' : `where ${inWindow}`}`;
    expectSameRows(await athena.query(sql), await duckdb.query(sql));
  });

  test.for(viewNames)('view %s', async (name) => {
    const hasDay = viewSpec(name).columns.some((column) => column.name === 'dt');
    const sql = `select * from ${name} ${hasDay ? `where ${inWindow}` : ''}`;
    expectSameRows(await athena.query(sql), await duckdb.query(sql));
  });
});
