import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, expect, test } from 'vitest';
import { addDays } from '../../../functions/contract/records/instant.ts';
import { eventually, urlOf } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { writeExport } from '../shell/page-shell.ts';
import { countLedger } from '../watch/ledger.ts';
import { keysBelow } from '../watch/object-search.ts';

const backup = 'copies-elsewhere';

/** The commands of docs/deploy.md and docs/runbook.md that other parts of the tier have not run yet. */
export function pages(scene: () => Scene): void {
  const read = async (Bucket: string | undefined, Key: string) => {
    const s3 = new S3Client({ ...scene().cloud.admin, forcePathStyle: true });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return Body?.transformToString();
  };

  beforeAll(async () => {
    const s3 = new S3Client({ ...scene().cloud.admin, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: backup }));
  });

  test('the first file, its mapping and the settings land where they belong', async () => {
    const { shell, outputs, today } = scene();
    await writeExport(shell.folder, {
      ...{ event: 'ticket', schema: 1, source: 'zendesk', type: 'opened', ticket_id: '1' },
      ...{ brand: 'first', occurred_at: `${addDays(today, -3)}T10:00:00Z` },
    });
    await shell.run('aws s3 cp mapping.yaml');
    await shell.run('aws s3 cp export.ndjson.gz');
    await shell.run('aws s3 cp handback.config.yaml s3://$(output LakeBucket)/');
    await eventually('the file in the ledger', 120, async () => {
      return (await countLedger(scene(), 'in/zendesk/export.ndjson.gz')) === 1 || undefined;
    });
    expect(await read(outputs.LandingBucket, 'mappings/phonenow.yaml')).toContain('source: phonenow');
    expect(await read(outputs.LakeBucket, 'handback.config.yaml')).toBe('verification_window_days: 7\n');
  }, 150_000);

  test('the address of a webhook becomes a secret, of which the settings name the ARN', async () => {
    const { shell } = scene();
    await writeFile(join(shell.folder, 'webhook-address'), 'https://hooks.slack.com/services/T0/B0/x\n');
    expect(await shell.run('aws secretsmanager create-secret')).toMatch(
      /^arn:aws:secretsmanager:.*-\w{6}\s*$/,
    );
  });

  test('curl with SigV4 gets a report', async () => {
    const { cloud, outputs, shell } = scene();
    const address = { '$(output ApiUrl)': urlOf(cloud.endpoint, outputs, '/') };
    const answer = await eventually('the report', 120, async () => {
      const text = await shell.run('curl --aws-sigv4', address);
      return text.includes('"rows"') ? text : undefined;
    });
    expect(JSON.parse(answer)).toMatchObject({ columns: expect.any(Array), rows: expect.any(Array) });
  }, 150_000);

  test('curation by a range of days', async () => {
    expect(await scene().shell.invoke('"from":"2026-01-01"')).toEqual(expect.any(Object));
  }, 300_000);

  test('dead letters, undelivered calls and errors can be looked at', async () => {
    const { shell } = scene();
    expect(await shell.run('aws sqs receive-message --queue-url $(output IngestDeadLetters)')).toBe('');
    expect(await shell.run('aws sqs receive-message --queue-url $(output Undelivered)')).toBe('');
    expect(await shell.run('aws stepfunctions list-executions')).toContain('"executions": []');
    expect(await shell.run('start-execution --state-machine-arn $(output NightlyMachine)')).toContain(
      'executionArn',
    );
    // That it runs is all that can be seen: an event of the emulator's log is a whole call, and every one matches.
    expect(await shell.run('Task timed out')).toEqual(expect.any(String));
  });

  test('what cannot be made again is copied', async () => {
    const { cloud, shell } = scene();
    await shell.run('sync s3://$(output LakeBucket)/$p', { BACKUP: backup });
    await shell.run('aws s3 cp s3://$(output LakeBucket)/handback.config.yaml', { BACKUP: backup });
    const copies = await keysBelow(cloud.admin, backup, '');
    expect(await read(backup, 'handback.config.yaml')).toBe('verification_window_days: 7\n');
    for (const folder of ['erasures', 'retractions', 'evaluations', 'notifications'])
      expect(
        copies.filter((key) => key.startsWith(`${folder}/`)),
        folder,
      ).not.toEqual([]);
  }, 120_000);

  test('and copied back, while the policy that lets nothing be copied stands aside', async () => {
    const { cloud, deployed, outputs, shell } = scene();
    const s3 = new S3Client({ ...cloud.admin, forcePathStyle: true });
    const Bucket = outputs.LakeBucket;
    const policy = async () => (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
    const before = await policy();
    const told = await deployed.lakeKeys('notifications/');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: told[0] }));
    await shell.run('aws s3api get-bucket-policy');
    await shell.run('aws s3api delete-bucket-policy');
    await expect(policy()).rejects.toThrow(/policy/i);
    await shell.run('sync s3://BACKUP', { BACKUP: backup });
    await shell.run('aws s3api put-bucket-policy');
    expect(await read(Bucket, told[0]!)).toEqual(expect.any(String));
    expect(JSON.parse((await policy()) ?? '')).toEqual(JSON.parse(before ?? 'null'));
  }, 120_000);

  test('the secret is rotated: the new one above the old, nothing left on the disk', async () => {
    const { cloud, outputs, shell } = scene();
    const secrets = new SecretsManagerClient(cloud.admin);
    const text = async () =>
      (await secrets.send(new GetSecretValueCommand({ SecretId: outputs.CustomerSecret }))).SecretString;
    const before = await text();
    await shell.run('SECRET=$(output CustomerSecret)');
    await shell.run('aws secretsmanager get-secret-value');
    expect((await readFile(join(shell.folder, 'old'), 'utf8')).trim()).toBe(before);
    await shell.run('(openssl rand -hex 32');
    expect((await text())?.trim().split('\n')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), before]);
    for (const file of ['old', 'new']) await expect(access(join(shell.folder, file))).rejects.toThrow();
  });
}
