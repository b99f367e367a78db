import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../functions/contract/instant.ts';
import { defaultSettings } from '../../functions/contract/settings.ts';
import { viewNames } from '../../functions/contract/views.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import type { IngestResult } from '../../functions/ingest/ingest-object.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb-engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import type { Cell } from '../../functions/platform/ports.ts';
import { findReport } from '../../functions/report/catalogue.ts';
import { checkTextParameters } from '../../functions/report/parameters.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { ingestLocally } from '../engine/local-lake.ts';
import { recentStory } from '../engine/recent-story.ts';
import { comparable } from '../engine/same-rows.ts';
import { type Cdk, createCdk } from './cdk.ts';
import { adminKeys, createDeployment, type Deployment, eventually, type Outputs } from './deployment.ts';
import { type Cloud, startCloud } from './start-cloud.ts';

const startedAt = Date.now();
const today = dayOf(startedAt);
const story = recentStory({ today, days: 28, scale: 0.02 });
const badFiles = [
  { key: 'desk/not gzip+at all.ndjson.gz', bytes: Buffer.from('this is no gzip') },
  { key: 'desk/picture.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { key: 'desk/empty.ndjson', bytes: Buffer.alloc(0) },
  { key: 'desk/utf16.ndjson', bytes: Buffer.from('{"event":"ticket"}', 'utf16le') },
  { key: 'desk/cut.ndjson.gz', bytes: gzipSync('{"event":"ticket"}\n'.repeat(500)).subarray(0, 40) },
  { key: 'desk/wrong.ndjson', bytes: Buffer.from('{"event":"ticket","schema":2}\nno json\n') },
];
const files = [...story.files, ...badFiles];

let cloud: Cloud;
let cdk: Cdk;
let outputs: Outputs;
let deployed: Deployment;
let local: IngestResult[];
let localEngine: DuckDbEngine;

const total = (results: IngestResult[], name: 'recordsIn' | 'accepted' | 'quarantined' | 'repeated') =>
  results.reduce((sum, result) => sum + result[name], 0);

const number = async (sql: string): Promise<number> => Number((await deployed.bi.query(sql)).rows[0]?.[0]);

const lakeFolder = join(process.env.HANDBACK_TEST_FOLDER ?? '', 'lake');
const storyDays = `dt between '${story.firstDay}' and '${today}'`;
const ledgerDays = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
const countLedger = () => number(`select count(*) from ingest_ledger where ${ledgerDays}`);

beforeAll(async () => {
  cloud = await startCloud();
  const context = { stage: 'sandbox', firstDay: addDays(today, -150) };
  cdk = createCdk({ endpoint: cloud.endpoint, folder: cloud.folder, context });
  await cdk.bootstrap();
  outputs = await cdk.deploy();
  deployed = createDeployment(cloud, outputs);
  local = await ingestLocally(lakeFolder, files, startedAt);
  localEngine = await openDuckDbEngine({ folder: lakeFolder, settings: defaultSettings });
  const store = createFolderStore(lakeFolder);
  const run = { engine: localEngine, store, settings: defaultSettings, clock: Date.now, runId: 'local' };
  await runCurate(run);
}, 600_000);
afterAll(async () => {
  await localEngine?.close();
  await cloud?.stop();
});

describe('deployed', () => {
  test('the views are there', async () => {
    const { rows } = await deployed.bi.query('show tables');
    expect(rows.flat()).toEqual(expect.arrayContaining([...viewNames]));
  });

  test('files that land are in the ledger, each once', async () => {
    for (const { key, bytes } of files) await deployed.land(`in/${key}`, bytes);
    await eventually('every file in the ledger', 240, async () => {
      return (await countLedger()) >= files.length ? true : undefined;
    });
    expect(await countLedger()).toBe(files.length);
  });

  test('every record is accounted for as on one machine', async () => {
    const { rows } = await deployed.bi.query(
      `select sum(records_in), sum(accepted), sum(quarantined), sum(repeated) from ingest_ledger where ${ledgerDays}`,
    );
    const names = ['recordsIn', 'accepted', 'quarantined', 'repeated'] as const;
    expect(rows[0]).toEqual(names.map((name) => total(local, name)));
    expect(await number(`select count(*) from quarantine where ${ledgerDays}`)).toBe(
      total(local, 'quarantined'),
    );
  });

  test('nothing bad waits in the dead-letter queue', async () => {
    expect(await deployed.countMessages(outputs.IngestDeadLetters ?? '')).toBe(0);
  });

  test('the same object delivered twenty times changes nothing', async () => {
    const [file] = story.files;
    const versionId = await deployed.land(`in/${file?.key}`, file?.bytes ?? Buffer.alloc(0));
    const before = files.length + 1;
    await eventually(
      'the new version in the ledger',
      60,
      async () => (await countLedger()) >= before || undefined,
    );
    const object = { key: `in/${file?.key}`, versionId };
    const body = JSON.stringify({ Records: [{ s3: { bucket: { name: outputs.LandingBucket }, object } }] });
    await Promise.all(Array.from({ length: 20 }, () => deployed.send(outputs.IngestQueue ?? '', body)));
    await eventually('an empty queue', 120, async () => {
      return (await deployed.countMessages(outputs.IngestQueue ?? '')) === 0 || undefined;
    });
    expect(await countLedger()).toBe(before);
    const rows = await number(`select count(*) from ticket_events_current where ${storyDays}`);
    expect(rows).toBe(await number(`select count(distinct event_id) from ticket_events where ${storyDays}`));
  });

  test('the nightly call makes episodes, and one commit', async () => {
    const answer = await deployed.invoke('CurateFunction', { task: 'curate' });
    expect(answer).toMatchObject({ sequence: 1, isComplete: true });
    const { rows } = await localEngine.query(
      `select count(*), count(claimed_at) from episodes where ${storyDays}`,
    );
    const inCloud = await deployed.bi.query(
      `select count(*), count(claimed_at) from episodes where ${storyDays}`,
    );
    expect(inCloud.rows).toEqual(rows);
    expect(Number(rows[0]?.[0])).toBeGreaterThan(20);
  }, 300_000);

  test('a signed call gives the report that one machine gives', async () => {
    const query = `from=${story.firstDay}&to=${addDays(today, -2)}&by=brand`;
    const response = await eventually('an answer', 120, async () => {
      const got = await deployed.request(`/v1/reports/quality_daily?${query}&wait=20`, adminKeys);
      return got.status === 202 ? undefined : got;
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { rows: Cell[][]; scanned_bytes: number };
    const report = findReport('quality_daily');
    const days = { from: story.firstDay, to: addDays(today, -2) };
    const parameters = checkTextParameters(report, { ...days, by: 'brand' });
    const expected = await runReport(report, parameters, defaultSettings, (sql) => localEngine.query(sql));
    const sorted = (rows: readonly (readonly Cell[])[]) =>
      rows.map((row) => JSON.stringify(row.map(comparable))).sort();
    expect(sorted(answer.rows)).toEqual(sorted(expected.rows));
    expect(answer.rows.length).toBeGreaterThan(20);
  }, 200_000);
});
