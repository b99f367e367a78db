import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { lookedAt } from '../../functions/cli/demo/fill-lake.ts';
import type { Coverage } from '../../functions/contract/definitions/coverage.ts';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { quote } from '../../functions/contract/lake/sql.ts';
import { runTables } from '../../functions/contract/lake/tables.ts';
import { addDays, dayOf } from '../../functions/contract/records/instant.ts';
import { recomputeHorizonDays } from '../../functions/curate/recompute-horizon.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { insertsOf } from '../../functions/curate/statements.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { contextSql, type LakeContext, readContext } from '../../functions/report/lake-context.ts';
import { checkParameters } from '../../functions/report/parameters.ts';
import { planReport } from '../../functions/report/plan.ts';
import { createTally, generateStory } from '../../functions/simulate/story/story.ts';
import { ingestLocally, uploadLake } from './lakes/local-lake.ts';
import { plannedInputs, readInputs, type TableInput } from './query-inputs.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** What queries read of the demo's whole year (docs/decisions/0085). */

const megabyte = 1_000_000;
/** Trino refuses a query of more stages (`query.max-stage-count`); what Athena takes is not documented. */
const mostStages = 150;
const shown = (bytes: number): string => `${(bytes / megabyte).toFixed(1)} MB`;

let cloud: TestEngine;
let folder: string;
let duckdb: DuckDbEngine;
let context: LakeContext;
let coverage: Coverage;
/** Bytes of each column chunk of the year, by table and column. */
const columnBytes = new Map<string, number>();

beforeAll(async () => {
  cloud = await openEngine('year');
  folder = await mkdtemp(join(tmpdir(), 'handback-year-'));
  const files = [...generateStory({ seed: 1, scale: 1 }, createTally())].map(({ path, text }) => ({
    key: path.replace(/\.gz$/, ''),
    bytes: Buffer.from(text),
  }));
  await ingestLocally(folder, files, lookedAt - 3_600_000);
  duckdb = await openDuckDbEngine({ folder });
  const store = createFolderStore(folder);
  const run = { engine: duckdb, store, settings: defaultSettings, clock: () => lookedAt, runId: 'run-1' };
  coverage = (await runCurate(run))!.coverage;
  context = readContext(await duckdb.query(contextSql), defaultSettings);
  const [firstDay, lastDay] = [addDays(context.first_day, -40), dayOf(lookedAt)];
  const lake = await cloud.createLake('year', { firstDay, lastDay });
  await uploadLake(folder, cloud.s3, lake.bucket);
  await cloud.copyViews(lake);
  for (const table of ['ticket_events', 'csat_events', ...runTables]) {
    const pattern = quote(join(folder, table, '*/*.parquet'));
    const { rows } = await duckdb.query(
      `select path_in_schema, cast(sum(total_compressed_size) as double) from parquet_metadata(${pattern}) group by 1`,
    );
    for (const [column, bytes] of rows) columnBytes.set(`${table}.${column}`, Number(bytes));
  }
});
afterAll(async () => {
  await duckdb?.close();
  await cloud?.stop();
  await rm(folder, { recursive: true, force: true });
});

const read = (sql: string) => readInputs(cloud.trino, inject('engine').trinoUrl, sql, 'year');

/** Bytes of the columns that a reading of the whole year names. */
const bytesOf = ({ table, columns }: TableInput): number =>
  columns.reduce((sum, column) => sum + (columnBytes.get(`${table}.${column}`) ?? 0), 0);

const planned = (given: Record<string, string>, name = 'quality_daily'): string => {
  const report = findReport(name);
  return planReport(report, checkParameters(report, given), context, defaultSettings).sql;
};

/** Bytes of the days and columns that readings of the year name, were its days alike. */
const bytesOfDays = (inputs: readonly TableInput[]): number =>
  inputs.reduce((sum, input) => sum + (bytesOf(input) * input.days.length) / 365, 0);

/** How many stages a query's plan has. */
async function stagesOf(sql: string): Promise<number> {
  const { rows } = await cloud.trino.run(`explain (type distributed) ${sql}`, 'year');
  return [...String(rows[0]?.[0]).matchAll(/^Fragment \d+/gm)].length;
}

describe('quality_daily of one metric', () => {
  const year = () => ({ from: context.first_day, to: context.last_complete_day });

  test.each(['claimed_resolution_rate', 'csat', 'survey_offer_rate', 'handling_cost'])(
    'over the year, %s reads the stored facts once, and at most 10 MB',
    async (metric) => {
      const { inputs, scannedBytes, rows } = await read(planned({ ...year(), metric }));
      const runs = inputs.filter(({ table }) => table.endsWith('_runs'));
      const columns = runs.reduce((sum, input) => sum + bytesOf(input), 0);
      console.log(`${metric}: columns ${shown(columns)}, files ${shown(scannedBytes)}`);
      expect(rows).toBeGreaterThan(10_000);
      expect(runs.map(({ table, days }) => [table, days.length])).toEqual([['fact_runs', 365]]);
      expect(columns).toBeGreaterThan(megabyte);
      expect(scannedBytes).toBeGreaterThanOrEqual(columns);
      expect(scannedBytes).toBeLessThanOrEqual(10 * megabyte);
    },
  );

  test('over four weeks reads four weeks', async () => {
    const to = context.last_complete_day;
    const from = addDays(to, -27);
    const { inputs, scannedBytes } = await read(planned({ from, to, metric: 'csat' }));
    console.log(`csat, four weeks: files ${shown(scannedBytes)}`);
    for (const { table, days } of inputs.filter((input) => input.table.endsWith('_runs')))
      expect([table, days.length, days[0], days.at(-1)]).toEqual([table, 28, from, to]);
    expect(scannedBytes).toBeLessThanOrEqual(10 * megabyte);
  });
});

describe('a nightly run', () => {
  test('reads the days of its window, and of older ones only who was there', async () => {
    const to = context.last_complete_day;
    const from = addDays(to, -recomputeHorizonDays(defaultSettings));
    const readFrom = addDays(from, -defaultSettings.ticket_lifetime_days);
    for (const { table, sql } of insertsOf(
      { runId: 'run-2', knownAt: lookedAt, from, to, coverage },
      defaultSettings,
    )) {
      const inputs = await plannedInputs(cloud.trino, inject('engine').trinoUrl, sql, 'year');
      const dated = inputs.filter(({ days }) => days.length > 0);
      expect(dated).not.toEqual([]);
      const stages = await stagesOf(sql);
      expect(stages).toBeLessThan(mostStages);
      console.log(`night, ${table}: columns ${shown(bytesOfDays(dated))}, ${stages} stages`);
      for (const input of dated) {
        const { table: name, columns, days } = input;
        console.log(
          `${table}: ${name} ${days[0]} … ${days.at(-1)}, ${days.length} days, ${columns.length} columns`,
        );
        if (days.at(-1)! < from)
          expect(columns.filter((column) => !thereColumns.includes(column))).toEqual([]);
        else expect(days[0]! >= readFrom, `${name} from ${days[0]}`).toBe(true);
      }
    }
  });
});

test.each(['claim_gap', 'ai_vs_human', 'quality_daily', 'handback_candidates', 'routing_impact'])(
  'report %s has fewer stages than the engine takes',
  async (name) => {
    const sql = planned({}, name);
    const [inputs, stages] = [
      await plannedInputs(cloud.trino, inject('engine').trinoUrl, sql, 'year'),
      await stagesOf(sql),
    ];
    expect(stages).toBeLessThan(mostStages);
    console.log(`report ${name}: columns ${shown(bytesOfDays(inputs))}, ${stages} stages`);
  },
);

/** What tells that a ticket or a survey was there before: a few narrow columns, and no sorting of them. */
const thereColumns = [
  ...['source', 'ticket_id', 'type', 'occurred_at', 'ingested_at', 'object_id', 'dt'],
  ...['survey_id', 'ticket_source'],
];
