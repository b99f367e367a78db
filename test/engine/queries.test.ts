import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { type SqlName, sqlNames, sqlText } from '../../functions/contract/lake/compose-sql.ts';
import { bindParameters } from '../../functions/contract/lake/sql.ts';
import { tableNames, tableSpec } from '../../functions/contract/lake/tables.ts';
import { viewNames } from '../../functions/contract/lake/views.ts';
import { dayOf } from '../../functions/contract/records/instant.ts';
import { insertLooks } from '../../functions/detect/record/record-looks.ts';
import { runDetect } from '../../functions/detect/run-detect.ts';
import { dimensions } from '../../functions/report/catalogue.ts';
import { contextSql, readContext } from '../../functions/report/lake-context.ts';
import { viewStatements } from '../../functions/views/create-views.ts';
import { recentStory } from './lakes/recent-story.ts';
import { expectSameRows } from './lakes/same-rows.ts';
import { openTwinLakes, type TwinLakes } from './lakes/twin-lakes.ts';
import {
  type Curated,
  curateCases,
  isQuery,
  marking,
  notForAthena,
  otherCases,
  plantedFinding,
  reportCases,
  retagging,
} from './query-cases.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';
import { wasRun } from './texts-run.ts';

/** Files of which nothing needs to come back; of checks nothing may. */
const mayBeEmpty: readonly SqlName[] = [
  'detectors/open_streams',
  'detectors/partly_shown',
  'curate/coverage_states',
  'curate/warnings',
  'maintain/readings_of_object',
  'maintain/silent_sources',
];

/** An object of which nothing was accepted. */
const rejectedKey = 'desk/rejected.ndjson.gz';

let cloud: TestEngine;
let twins: TwinLakes;
const statements = new Map<SqlName, Set<string>>();

beforeAll(async () => {
  cloud = await openEngine('story');
  const story = recentStory({ today: dayOf(Date.now()), days: 45, scale: 0.03 });
  const files = [...story.files, { key: rejectedKey, bytes: gzipSync('{"schema":1}\n{"schema":2}\n') }];
  twins = await openTwinLakes(cloud, 'story', { ...story, files });
});
afterAll(async () => {
  await twins?.close();
  await cloud?.stop();
});

/** Runs it on both. @returns how many rows both gave */
async function compare(sql: string): Promise<number> {
  const [actual, expected] = await Promise.all([twins.athena.query(sql), twins.duckdb.query(sql)]);
  expectSameRows(actual, expected);
  return actual.rows.length;
}

test('a run curates as many rows on both, and a look finds the same', async () => {
  const [onAthena, onDuckDb] = await twins.curate('run-1');
  expect(onAthena).toEqual(onDuckDb);
  const look = (engine: TwinLakes['athena']) => runDetect({ engine, settings: defaultSettings });
  const [seen, expected] = [await look(twins.athena), await look(twins.duckdb)];
  expect(seen.looks.length).toBeGreaterThan(0);
  expect(seen.recorded).toBe(expected.recorded);
  expect(seen.brands).toEqual(expected.brands);
  // So that there is something to find.
  const newest = expected.looks[0]!;
  const brand = String((await commonValues()).brand);
  const flag = { flagged: true, flagged_on: newest.known_on, listed: true };
  const found = { ...newest, ...plantedFinding, ...flag, brand };
  const flagged = insertLooks([found]);
  for (const engine of [twins.athena, twins.duckdb])
    for (const sql of flagged) await engine.insert('evaluations', sql);
  const tagged = bindParameters(sqlText('maintain/record_retagging'), retagging(twins.knownAt, 'planted'));
  const marked = bindParameters(sqlText('findings/mark'), marking(brand, twins.knownAt));
  for (const engine of [twins.athena, twins.duckdb]) {
    await engine.insert('retaggings', tagged);
    await engine.insert('finding_marks', marked);
  }
});

describe('every query file alone', () => {
  beforeAll(async () => {
    const context = readContext(await twins.duckdb.query(contextSql), defaultSettings);
    const common = await commonValues();
    const { knownAt, takenBack, duckdb } = twins;
    const keys = await duckdb.query('select min(object_key) from ticket_events where object_key is not null');
    const objectKey = String(keys.rows[0]?.[0]);
    const ids = await duckdb.query(
      `select min(object_id) from quarantine where object_key like '%${rejectedKey}'`,
    );
    const rejectedId = String(ids.rows[0]?.[0]);
    const brand = String(common.brand);
    const lake: Curated = { context, runId: 'run-1', knownAt, brand, takenBack, objectKey, rejectedId };
    const all = [...curateCases(lake), ...otherCases(lake), ...reportCases(lake, common)];
    // Chains that begin alike have the same statements up to where they part.
    for (const { name, sql } of all) statements.set(name, (statements.get(name) ?? new Set()).add(sql));
  });

  test.for(sqlNames.filter(isQuery))('%s', async (name) => {
    const own = statements.get(name) ?? new Set();
    expect(own.size, `a statement of ${name} in query-cases.ts`).toBeGreaterThan(0);
    let rows = 0;
    for (const sql of own) rows += await compare(sql);
    if (name.endsWith('/checks')) expect(rows).toBe(0);
    else if (!mayBeEmpty.includes(name)) expect(rows).toBeGreaterThan(0);
  });
});

test.for(tableNames)('table %s', async (name) => {
  const { columns, partition } = tableSpec(name);
  const names = [...columns.map((column) => column.name), ...(partition === undefined ? [] : ['dt'])];
  expect(await compare(`select ${names.join(', ')} from ${name}`)).toBeGreaterThan(0);
});

test.for(viewNames)('view %s', async (name) => {
  const rows = await compare(`select * from ${name}`);
  expect(rows).toBeGreaterThan(0);
});

test('every file was run on Trino', () => {
  const done = cloud.facade.started.filter(({ state }) => state === 'SUCCEEDED');
  // The views were created with these texts when the tier began.
  const texts = [...viewStatements(), ...done.map(({ sql }) => sql)];
  const missing = sqlNames.filter((name) => !notForAthena.includes(name) && !wasRun(name, texts));
  expect(missing).toEqual([]);
});

test('every query keeps well below the 150 stages that the engine allows', () => {
  const long = cloud.facade.started
    .map(({ sql, result }) => ({ sql, stages: result?.stages ?? 0 }))
    .filter(({ stages }) => stages > 125);
  expect(long).toEqual([]);
});

/** The commonest value of each dimension. */
async function commonValues(): Promise<Record<string, string>> {
  const values = dimensions.map(async (name) => {
    const sql = `select ${name} from episodes group by ${name} order by count(*) desc, ${name} limit 1`;
    return [name, String((await twins.duckdb.query(sql)).rows[0]?.[0])] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}
