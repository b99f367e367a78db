import { join } from 'node:path';
import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { createTrinoClient } from '../../engine/servers/trino-client.ts';
import { createDeployment, eventually } from '../cloud/deployment.ts';
import { outputsOf, stackOf } from '../cloud/stacks.ts';
import type { Scene } from '../scene.ts';
import { countLedger } from '../watch/ledger.ts';
import { fireNow } from '../watch/schedules.ts';
import { makeVersion } from './other-version.ts';

const stackName = 'HandbackCompany';
const bucketName = 'company-exports';
/** A stage of its own, so that those of the other tests stay as they are. */
const settings = `  company: {
    ...production,
    stackName: '${stackName}',
    keepsData: false,
    api: { ...production.api, setsLoggingRole: false },
    landing: {
      ...production.landing,
      bucketName: '${bucketName}',
      prefixes: { 'exports/desk/': 'desk', 'exports/warehouse/': 'warehouse' },
    },
    tables: {
      keyArns: [],
      queries: [
        {
          ...{ source: 'warehouse', name: 'tickets', database: 'connector' },
          ...{ watermark: 'updated_at', overlapHours: 24 },
          ...{ tables: ['ticket'], locations: ['s3://${bucketName}/tables/'] },
        },
      ],
    },
  },
`;
const tickets = `source: desk
format: csv
ticket: { ticket_id: id, opened_at: created, channel: { const: chat } }
`;
const ratings = `source: desk
format: csv
csat: { ticket_id: id, score: stars, scale: { min: 1, max: 5 }, answered_at: at }
`;

const folderOf = ({ cloud }: Scene) => join(cloud.folder, 'company');
/** It names no first day, so that the stack keeps one. */
const context = { stage: 'company' };

/** The version with that stage, synthesised before it is needed. */
export function prepareCompany(scene: Scene): void {
  const folder = folderOf(scene);
  const before = '  /** For trying things out';
  scene.cdk.prepare(context, folder, () =>
    makeVersion(folder, [{ path: 'infra/config.ts', before, after: `${settings}${before}` }]),
  );
}

/** What a company has already: a bucket in which its exports land, in folders named by others. */
export function company(scene: () => Scene): void {
  test('two kinds of file in a bucket of the company reach the lake by EventBridge, each by its mapping', async () => {
    const { cloud, cdk, today } = scene();
    const s3 = new S3Client({ ...cloud.admin, forcePathStyle: true });
    const put = (Bucket: string, Key: string, Body: string) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    await s3.send(new CreateBucketCommand({ Bucket: bucketName }));
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket: bucketName,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    );
    const outputs = await cdk.deploy(context, folderOf(scene()));
    expect(outputs.LandingBucket).toBe(bucketName);
    const deployed = createDeployment(cloud, outputs);
    await put(outputs.MappingsBucket ?? '', 'mappings/desk.yaml', tickets);
    await put(outputs.MappingsBucket ?? '', 'mappings/desk/ratings.yaml', ratings);

    const day = addDays(today, -3);
    await put(bucketName, 'exports/desk/all tickets+1.csv', `id,created\n7,${day}T09:00:00Z\n`);
    await put(bucketName, 'exports/desk/ratings/a.csv', `id,stars,at\n7,4,${day}T12:00:00Z\n`);
    await put(bucketName, 'exports/other/a.csv', 'not ours\n');
    await eventually('both files in the ledger', 120, async () => {
      return (await countLedger({ deployed, today })) === 2 || undefined;
    });
    const days = `dt between '${addDays(today, -4)}' and '${today}'`;
    expect(await deployed.number(`select count(*) from ticket_events_current where ${days}`)).toBe(1);
    expect(await deployed.number(`select max(score) from csat_events_current where ${days}`)).toBe(4);
    expect(await countLedger({ deployed, today })).toBe(2);
  }, 400_000);

  test('rows of a table that a connector writes are read like files, and the next run reads what is newer', async () => {
    const { cloud, today } = scene();
    const s3 = new S3Client({ ...cloud.admin, forcePathStyle: true });
    const trino = createTrinoClient(cloud.trinoUrl);
    const day = addDays(today, -3);
    const row = (id: number, hour: string) =>
      `select cast(${id} as bigint) as id, timestamp '${day} ${hour}:00:00.000' as updated_at`;
    await trino.run(`create schema connector with (location = 's3://${bucketName}/tables/')`, 'default');
    const place = `external_location = 's3://${bucketName}/tables/ticket/'`;
    await trino.run(`create table ticket with (${place}) as ${row(70, '09')}`, 'connector');
    const outputs = await outputsOf(cloud, stackName);
    await s3.send(
      new PutObjectCommand({
        Bucket: outputs.MappingsBucket,
        Key: 'mappings/warehouse/tickets.sql',
        Body: `select 'ticket' as event, 'opened' as type, id as ticket_id, updated_at as occurred_at, updated_at,
  'chat' as channel, 'ai' as "handler.kind" from ticket;`,
      }),
    );
    const deployed = createDeployment(cloud, outputs);
    const tickets = () =>
      deployed.number(`select count(distinct ticket_id) from ticket_events_current
        where dt between '${addDays(today, -4)}' and '${today}' and source = 'warehouse' and channel = 'chat'`);
    for (const [count, more] of [
      [1, undefined],
      [2, row(71, '12')],
    ] as const) {
      if (more !== undefined) await trino.run(`insert into ticket ${more}`, 'connector');
      await fireNow(cloud.admin, `${stackName}-tables`);
      await eventually(
        `${count} tickets of the table`,
        180,
        async () => (await tickets()) === count || undefined,
      );
    }
  }, 500_000);

  test('its first day is two years before its first deployment, and a later one that would hide rows is refused', async () => {
    const { cloud, cdk, today } = scene();
    const firstDay = async () => {
      const { Parameters: parameters = [] } = await stackOf(cloud, stackName);
      return parameters.find(({ ParameterKey }) => ParameterKey === 'FirstDay')?.ParameterValue;
    };
    expect(await firstDay()).toBe(addDays(today, -730));
    const later = { FirstDay: addDays(today, -2) };
    const deployed = cdk.deploy(context, folderOf(scene()), later);
    await expect(deployed).rejects.toThrow(/is later than/);
    expect(await firstDay()).toBe(addDays(today, -730));
  }, 400_000);
}
