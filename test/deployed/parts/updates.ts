import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { adminKeys, eventually } from '../cloud/deployment.ts';
import { stackOf } from '../cloud/stacks.ts';
import type { Scene } from '../scene.ts';
import { countLedger } from '../watch/ledger.ts';
import { type Edit, makeVersion } from './other-version.ts';

/** A table and its views gain a column; settings of the stage change: from then on Amazon Comprehend classifies texts. */
const nextVersion: readonly Edit[] = [
  {
    path: 'queries/lake/quarantine.yaml',
    before: '  - { name: reason,',
    after: '  - { name: reviewed_by, type: string, comment: "Who has looked at it" }\n  - { name: reason,',
  },
  {
    path: 'queries/views/quarantine_current.sql',
    before: 'q.source, q.reason,',
    after: 'q.reviewed_by, q.source, q.reason,',
  },
  {
    path: 'queries/views/quarantine_current.sql',
    before: 'select\n    source,',
    after: 'select\n    reviewed_by, source,',
  },
  {
    path: 'queries/views/quarantine_current.sql',
    before: '\nselect\n  source,',
    after: '\nselect\n  reviewed_by, source,',
  },
  { path: 'queries/views/quarantine_recent.sql', before: 'q.reason,', after: 'q.reviewed_by, q.reason,' },
  { path: 'infra/config.ts', before: 'memoryMb: 1769', after: 'memoryMb: 2048' },
  {
    path: 'infra/config.ts',
    before: "sentiment: { engine: 'embedded', region: ''",
    after: "sentiment: { engine: 'comprehend', region: 'eu-west-1'",
  },
];
/** A view that no engine takes. */
const brokenVersion: readonly Edit[] = [
  { path: 'queries/views/quarantine_recent.sql', before: 'q.reason,', after: 'q.no_such_column, q.reason,' },
  { path: 'infra/config.ts', before: 'memoryMb: 1769', after: 'memoryMb: 3008' },
];

const contextOf = ({ firstDay }: Scene) => ({ stage: 'sandbox', firstDay });
const folderOf = ({ cloud }: Scene, version: string) => join(cloud.folder, version);

const settingsOf = ({ cloud }: Scene) => join(cloud.folder, 'handback.config.yaml');
const changedSettings = 'verification_window_days: 9\n';

/** The other versions, synthesised before they are needed; the next one also with a settings file, which is checked then. */
export function prepareUpdates(scene: Scene): void {
  for (const [name, edits] of [
    ['broken', brokenVersion],
    ['next', nextVersion],
  ] as const) {
    const folder = folderOf(scene, name);
    scene.cdk.prepare(contextOf(scene), folder, () => makeVersion(folder, edits));
  }
  const settings = settingsOf(scene);
  scene.cdk.prepare({ ...contextOf(scene), settings }, folderOf(scene, 'next'), () =>
    writeFile(settings, changedSettings),
  );
}

/** Updates in place keep the data; one that fails leaves the stack as it was. */
export function updates(scene: () => Scene): void {
  const context = () => contextOf(scene());
  const quarantined = () => {
    const { deployed, today } = scene();
    const days = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
    return deployed.number(`select count(*) from quarantine_recent where ${days}`);
  };
  const memoryOfIngest = async () => {
    const { cloud, outputs } = scene();
    const command = new GetFunctionConfigurationCommand({ FunctionName: outputs.IngestFunction });
    return (await new LambdaClient(cloud.admin).send(command)).MemorySize;
  };
  const landBadFile = async (key: string) => {
    await scene().deployed.land(`in/desk/${key}`, Buffer.from('no json\n'));
    await eventually(`${key} in the ledger`, 120, async () => {
      return (await countLedger(scene(), `in/desk/${key}`)) === 1 || undefined;
    });
  };

  test('a failed update is rolled back, and the stack goes on working', async () => {
    const { cloud, cdk, deployed } = scene();
    const before = await quarantined();
    await expect(cdk.deploy(context(), folderOf(scene(), 'broken'))).rejects.toThrow(/no_such_column/);
    expect((await stackOf(cloud, 'HandbackSandbox')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await memoryOfIngest()).toBe(1769);
    expect((await deployed.request('/v1/reports', adminKeys)).status).toBe(200);
    await landBadFile('after the rollback.ndjson');
    expect(await quarantined()).toBe(before + 1);
  }, 400_000);

  test('an update in place changes settings, adds a column, and keeps every row', async () => {
    const { cdk, outputs, deployed, today } = scene();
    const before = await quarantined();
    expect(await cdk.deploy(context(), folderOf(scene(), 'next'))).toEqual(outputs);
    expect(await memoryOfIngest()).toBe(2048);
    const days = `dt between '${addDays(today, -1)}' and '${addDays(today, 1)}'`;
    const read = `select count(*), count(reason), count(reviewed_by) from quarantine_recent where ${days}`;
    expect((await deployed.bi.query(read)).rows).toEqual([[before, before, 0]]);
    await landBadFile('after the update.ndjson');
    expect((await deployed.bi.query(read)).rows).toEqual([[before + 1, before + 1, 0]]);
    expect((await deployed.request('/v1/reports', adminKeys)).status).toBe(200);
  }, 400_000);

  test('a deployment takes a settings file, and changed definitions reach the numbers by the next curation', async () => {
    const { cloud, cdk, outputs, deployed } = scene();
    const settings = settingsOf(scene());
    await new S3Client({ ...cloud.admin, forcePathStyle: true }).send(
      new PutObjectCommand({
        Bucket: outputs.LakeBucket,
        Key: 'handback.config.yaml',
        Body: changedSettings,
      }),
    );
    const versions = async () => {
      const newest = 'select definition_versions from commits order by sequence desc limit 1';
      const [row] = (await deployed.bi.query(newest)).rows;
      return JSON.parse(String(row?.[0] ?? '{}')) as Record<string, string>;
    };
    const before = await versions();
    await cdk.deploy({ ...context(), settings }, folderOf(scene(), 'next'));
    await deployed.invoke('CurateFunction', { task: 'curate' });
    const after = await versions();
    expect(after.verified_resolution_rate).toMatch(/./);
    expect(after.verified_resolution_rate).not.toBe(before.verified_resolution_rate);
  }, 400_000);
}
