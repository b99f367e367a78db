import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import { addDays, type Day, dayOf, startOfDay } from '../../functions/contract/records/instant.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { insertLooks } from '../../functions/detect/record/record-looks.ts';
import { runDetect } from '../../functions/detect/run-detect.ts';
import { runMaintenance } from '../../functions/maintain/run-maintenance.ts';
import { eraseCustomers, retractObject } from '../../functions/maintain/take-back.ts';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import type { ObjectStore, QueryEngine } from '../../functions/platform/ports.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { tagNothing } from '../../functions/tag/text-tagger.ts';
import { createViews } from '../../functions/views/create-views.ts';
import { actionsOf } from '../infra/statements.ts';
import { synthesize } from '../infra/synthesize.ts';
import { ingestLocally, uploadLake } from './lakes/local-lake.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { type GlueCall, glueCalls } from './servers/glue-proxy.ts';
import { openEngine } from './servers/open-engine.ts';

/*
 * What the engine asks of Glue while each role does its work, counted between the two, held against the role's
 * rights: nobody checks them in a caller's name here, and on AWS they are missed only once a day is registered.
 */
const database = 'rights';
/** Who reads with the policy of docs/deploy.md. */
const bi = 'BI';
const settings = defaultSettings;
let cloud: TestEngine;
let engine: QueryEngine;
let store: ObjectStore;
let folder: string;
let today: Day;
let now: number;
const asked = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  cloud = await openEngine(database);
  today = dayOf(Date.now());
  now = startOfDay(today) + 6 * 3_600_000;
  folder = await mkdtemp(join(tmpdir(), 'handback-rights-'));
  await ingestLocally(folder, [file(addDays(today, -3))], now - 3_600_000);
  const lake = await cloud.createLake(database, { firstDay: addDays(today, -5) });
  await uploadLake(folder, cloud.s3, lake.bucket);
  engine = cloud.open(lake);
  store = createS3ObjectStore({ client: cloud.s3, bucket: lake.bucket });
}, 120_000);
afterAll(async () => {
  await cloud.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Does a role's work and keeps what was asked of Glue meanwhile. */
async function watch(role: string, work: () => Promise<unknown>): Promise<void> {
  const { glueProxy } = inject('engine');
  const before = (await glueCalls(glueProxy)).length;
  await work();
  const isOurs = (call: GlueCall) => call.database === database || call.database === undefined;
  const calls = (await glueCalls(glueProxy)).slice(before).filter(isOurs);
  asked.set(role, (asked.get(role) ?? new Set()).union(new Set(calls.map(({ action }) => `glue:${action}`))));
}

/** One ticket, rated, and a change of routing. */
function file(day: Day): { key: string; bytes: Buffer } {
  const common = { schema: 1, source: 'shop' };
  const ticket = { ...common, event: 'ticket', ticket_id: '1' };
  const events = [
    { ...ticket, type: 'opened', brand: 'b', customer_id: 'c', occurred_at: `${day}T10:00:00Z` },
    { ...ticket, type: 'resolved', claim: 'agent', occurred_at: `${day}T11:00:00Z` },
    {
      ...common,
      event: 'csat',
      type: 'answered',
      survey_id: 's',
      ticket_id: '1',
      score: 5,
      occurred_at: `${day}T12:00:00Z`,
    },
    {
      ...common,
      event: 'routing_change',
      type: 'declared',
      change_id: 'x',
      kind: 'ai_share',
      occurred_at: `${day}T09:00:00Z`,
      effective_at: `${day}T09:00:00Z`,
      selector: { brand: 'b' },
    },
  ];
  return {
    key: 'shop/events.ndjson',
    bytes: Buffer.from(events.map((event) => JSON.stringify(event)).join('\n')),
  };
}

const looks = () => insertLooks([{ known_on: addDays(today, -1), change_id: 'x', metric: 'csat' } as Look]);

const curate = (runId: string) => () => runCurate({ engine, store, settings, clock: () => now, runId });
const takeBack = async (key: string) => {
  await eraseCustomers(engine, [{ key, keyVersion: 'v' }], now);
  await retractObject(engine, 'shop/events.ndjson', 'test', now);
};

test('each role does its work, with customers and objects taken back on one day more than once', async () => {
  await watch('CurationViewsRole', () => createViews(engine));
  await watch('MaintenanceMaintainRole', () =>
    eraseCustomers(engine, [{ key: 'one', keyVersion: 'v' }], now),
  );
  await watch('CurationCurateRole', curate('first'));
  await watch('CurationViewsRole', () => createViews(engine));
  await watch('CurationCurateRole', curate('second'));
  await watch('DetectionDetectRole', async () => {
    await runDetect({ engine, settings, asOf: addDays(today, -1) });
    for (let night = 0; night < 2; night++)
      for (const sql of looks()) await engine.insert('evaluations', sql);
  });
  await watch('ReportingReportRole', () => {
    const report = findReport('tickets');
    return runReport(report, checkTextParameters(report, {}), settings, (sql) => engine.query(sql));
  });
  await watch(bi, () => engine.query(`select count(*) from episodes where dt >= '${addDays(today, -9)}'`));
  await watch('MaintenanceMaintainRole', async () => {
    await takeBack('two');
    await takeBack('three');
    await runMaintenance(engine, { store, tagger: tagNothing, now });
  });
}, 600_000);

test('what was asked of Glue is among the rights of who asked', () => {
  const template = synthesize();
  const rightsOf = (role: string) => (role === bi ? policyOfBi() : actionsOf(template, role));
  for (const [role, actions] of asked)
    expect(
      [...actions].map(rightFor).filter((right) => !rightsOf(role).includes(right)),
      role,
    ).toEqual([]);
});

test('days that are registered were asked for by name, and updated', () => {
  const of = (role: string) => [...(asked.get(role) ?? [])];
  for (const role of ['ReportingReportRole', 'CurationCurateRole', bi])
    expect(of(role), role).toContain('glue:BatchGetPartition');
  expect(of('MaintenanceMaintainRole')).toContain('glue:BatchUpdatePartition');
});

/** The right that Glue asks for an action: statistics of a day go by the rights to the day, says its reference. */
const rightFor = (action: string): string =>
  action.replace(/^glue:(Get|Update|Delete)ColumnStatisticsForPartition$/, 'glue:$1Partition');

/** Every action of the policy that docs/deploy.md gives to readers with BI tools. */
function policyOfBi(): string[] {
  const page = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
  const [, text = ''] = /^```json\n(\{\n {2}"Version"[\s\S]*?)^```$/m.exec(page) ?? [];
  const { Statement } = JSON.parse(text) as { Statement: { Action: string[] }[] };
  return Statement.flatMap(({ Action }) => Action);
}
