import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableNames } from '../../functions/contract/lake/tables.ts';
import { viewNames, viewSpec } from '../../functions/contract/lake/views.ts';
import { commentView } from '../../functions/platform/aws/athena/view-comments.ts';
import { thirtyTickets } from '../http/harness.ts';
import { writeTinyLake } from '../report/tiny-lake.ts';
import { uploadLake } from './lakes/local-lake.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';
import { ensurePython } from './servers/python.ts';

const packages = ['PyAthena==4.2.1', 'boto3==1.44.5'];
const types: Readonly<Record<string, string>> = { string: 'varchar' };

let cloud: TestEngine;
let found: Record<string, unknown>;
beforeAll(async () => {
  const outputLocation = 's3://pyathena-results/bi/';
  cloud = await openEngine('pyathena', {
    workGroupNames: async () => ['bi', 'pyathena'],
    workGroup: async (name) => (name === 'bi' || name === 'pyathena' ? { outputLocation } : undefined),
  });
  const lake = await cloud.createLake('pyathena', { firstDay: '2026-03-01', lastDay: '2026-03-31' });
  await uploadLake(await writeTinyLake(thirtyTickets), cloud.s3, lake.bucket);
  await cloud.copyViews(lake);
  for (const name of viewNames) await commentView(cloud.glue, lake.database, viewSpec(name));
  const python = await ensurePython('pyathena', packages);
  const script = join(import.meta.dirname, 'clients/pyathena_session.py');
  const { stdout } = await promisify(execFile)(python, [script, cloud.facade.endpoint], { timeout: 120_000 });
  found = JSON.parse(stdout) as typeof found;
});
afterAll(() => cloud?.stop());

test('PyAthena connects, asks a view with parameters of both kinds, and gets rows', () => {
  expect(found).toMatchObject({ by_name: 30, by_place: [['DE', 15]], hostile: 0, facts: 1 });
});

test('columns have names and types, pages are joined, NULL is None and an empty text empty', () => {
  const columns = viewSpec('daily_facts').columns.map(({ name, type }) => [name, types[type] ?? type]);
  expect(found.facts_columns).toEqual(columns);
  expect(found.pages).toEqual([2500, [1, null, ''], 2500]);
  expect(found.named).toEqual({
    ticket_key: 'desk:DE1',
    started_at: '2026-03-02 10:00:00',
    is_verified: 'None',
    handling_cost: '0.0',
  });
  expect(found.scanned).toBeGreaterThan(0);
});

test('its metadata calls list what there is, by pages, with the types and comments of the catalog', () => {
  expect(found.databases).toContain('pyathena');
  expect(found.tables).toEqual([...tableNames, ...viewNames].sort());
  const columns = viewSpec('episodes').columns.map(({ name, type, comment }) => [name, type, comment]);
  expect(found.episodes).toEqual(columns);
  expect(found.partitions).toEqual([['dt', 'string']]);
  expect(found.no_table).toMatch(/not found/i);
});

test('botocore looks at catalogs, databases and workgroups', () => {
  expect(found).toMatchObject({
    catalogs: ['AwsDataCatalog'],
    catalog: 'GLUE',
    database: 'pyathena',
    work_groups: ['bi', 'pyathena'],
    work_group: { OutputLocation: 's3://pyathena-results/bi/' },
  });
});

test("an error is Athena's", () => {
  expect(found.error).toMatch(/COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved/);
});

test('the policy in docs/deploy.md allows every call it made', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/deploy.md'), 'utf8');
  const allowed = new Set(page.match(/athena:[A-Za-z]+/g));
  const called = [...cloud.facade.calls].map((name) => `athena:${name}`);
  expect(called.length).toBeGreaterThan(2);
  expect(called.filter((name) => !allowed.has(name))).toEqual([]);
});
