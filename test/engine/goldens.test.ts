import { readdir, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { sqlTexts } from '../../functions/contract/generated/sql.ts';
import { addDays } from '../../functions/contract/records/instant.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import { createS3ObjectStore } from '../../functions/platform/aws/s3-object-store.ts';
import type { QueryEngine } from '../../functions/platform/ports.ts';
import { runReport } from '../../functions/report/run-report.ts';
import { openSmallLake } from '../curate/small-lake.ts';
import {
  type EventAnswers,
  eventCases,
  expectEventCase,
  knownAt,
  landEventCases,
  readEventAnswers,
} from '../queries/event-cases.ts';
import { asLines, readReportCase, reportCases } from '../queries/reports/report-cases.ts';
import { writeTinyLake } from '../report/tiny-lake.ts';
import { uploadLake } from './lakes/local-lake.ts';
import { registerDays } from './lakes/register-days.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** The golden cases of `npm test`, worked out by hand, on Athena's engine. */

let cloud: TestEngine;
beforeAll(async () => {
  cloud = await openEngine('goldens');
});
afterAll(() => cloud?.stop());

let lakes = 0;

/** A lake of the files in a folder, projected over their days only. */
async function lakeOf(folder: string): Promise<{ bucket: string; engine: QueryEngine }> {
  const names = await readdir(folder, { recursive: true });
  const days = names.flatMap((name) => /dt=(\d{4}-\d\d-\d\d)$/.exec(name)?.[1] ?? []).sort();
  const [first = '2026-01-01', lastDay = '2026-01-01'] = [days[0], days.at(-1)];
  const firstDay = addDays(first, -1);
  const lake = await cloud.createLake(`golden${lakes++}`, { firstDay, lastDay });
  await uploadLake(folder, cloud.s3, lake.bucket);
  await registerDays(cloud.glue, lake, names);
  const engine = cloud.open(lake);
  await cloud.copyViews(lake);
  return { bucket: lake.bucket, engine };
}

describe('events, curated', () => {
  let answers: EventAnswers;
  beforeAll(async () => {
    const local = await openSmallLake();
    await landEventCases(local);
    const { engine, bucket } = await lakeOf(local.folder);
    await local.close();
    const store = createS3ObjectStore({ client: cloud.s3, bucket });
    const clock = () => Date.parse(knownAt);
    await runCurate({ engine, store, settings: defaultSettings, clock, runId: 'run-1' });
    answers = await readEventAnswers(engine);
  });

  test.each(eventCases)('%s', (name, story) => expectEventCase(name, story, answers));
});

test.each(reportCases)('report %s, %s', async (name, own) => {
  const { report, parameters, settings, expected, ...given } = readReportCase(name, own);
  const folder = await writeTinyLake(given.lake, settings);
  const { engine } = await lakeOf(folder);
  await rm(folder, { recursive: true });
  const result = await runReport(report, parameters, settings, (sql) => engine.query(sql));
  expect(asLines(result)).toBe(await readFile(expected, 'utf8'));
  const checks = await engine.query(sqlTexts[`reports/${name}/checks` as keyof typeof sqlTexts]);
  expect(checks.rows).toEqual([]);
});
