import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkedCommands } from '../../documented-commands/commands.ts';
import { notRun } from '../../documented-commands/not-run.ts';
import { emptyBucket, holdingsOf } from '../cloud/account.ts';
import {
  adminKeys,
  createDeployment,
  type Deployment,
  eventually,
  type Outputs,
} from '../cloud/deployment.ts';
import { outputsOf, stackOf } from '../cloud/stacks.ts';
import type { Scene } from '../scene.ts';
import { openPageShell, type PageShell } from '../shell/page-shell.ts';
import { countLedger } from '../watch/ledger.ts';
import { doctorBefore } from './doctor.ts';

const stackName = 'Handback';
const key = 'in/shop/in production.ndjson.gz';

const contextOf = ({ firstDay }: Scene, stage: string) => ({ stage, firstDay });

/** The second stage, synthesised before it is needed. */
export const prepareStages = (scene: Scene): void => scene.cdk.prepare(contextOf(scene, 'production'));

/** Production beside the sandbox, while that is used; what it finds before is asked for first. */
export function production(scene: () => Scene): void {
  doctorBefore(scene);

  test('production is deployed', async () => {
    await scene().cdk.deploy(contextOf(scene(), 'production'));
    expect(await stackOf(scene().cloud, stackName)).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  }, 300_000);
}

/** Two stages in one account and Region, and what each leaves when it goes. */
export function stages(scene: () => Scene): void {
  let outputs: Outputs;
  let deployed: Deployment;
  let shell: PageShell;
  afterAll(() => shell?.close());
  const context = (stage: string) => contextOf(scene(), stage);
  const ledgerOf = (deployed: Deployment) => countLedger({ deployed, today: scene().today });

  beforeAll(async () => {
    outputs = await outputsOf(scene().cloud, stackName);
    deployed = createDeployment(scene().cloud, outputs);
  });

  test('a second stage stands beside the first and shares nothing with it', async () => {
    const { outputs: sandbox, deployed: other, worse } = scene();
    const shared = Object.keys(outputs).filter((name) => outputs[name] === sandbox[name]);
    expect(shared).toEqual([]);
    const before = await ledgerOf(other);
    await deployed.land(key, worse.file.bytes);
    await eventually('the file in the ledger of production', 120, async () => {
      return (await ledgerOf(deployed)) === 1 || undefined;
    });
    expect(await ledgerOf(other)).toBe(before);
    for (const each of [deployed, other])
      expect((await each.request('/v1/reports', adminKeys)).status).toBe(200);
  }, 150_000);

  test('the sandbox goes whole, and the other stage stays', async () => {
    const { cloud, cdk, outputs: sandbox } = scene();
    for (const bucket of [sandbox.LandingBucket, sandbox.LakeBucket, sandbox.ResultsBucket])
      await emptyBucket(cloud.admin, bucket ?? '');
    await cdk.destroy(context('sandbox'));
    expect(await holdingsOf(cloud.admin, 'HandbackSandbox')).toEqual({
      roles: [expect.stringContaining('ApiCloudWatchRole')],
    });
    expect((await deployed.request('/v1/reports', adminKeys)).status).toBe(200);
    expect(await ledgerOf(deployed)).toBe(1);
  }, 300_000);

  test('production leaves its buckets, files and all, and the customer secret', async () => {
    const { cloud, cdk, worse } = scene();
    shell = await openPageShell(cloud, stackName);
    await shell.run('LANDING=$(output LandingBucket)');
    await expect(cdk.destroy(context('production'))).rejects.toThrow(/[Tt]ermination[Pp ]+rotection/);
    await shell.run('aws cloudformation update-termination-protection');
    await cdk.destroy(context('production'));
    const left = await holdingsOf(cloud.admin, stackName);
    expect(Object.keys(left).sort()).toEqual(['buckets', 'roles', 'secrets']);
    expect(left.buckets?.toSorted()).toEqual(
      [outputs.LandingBucket, outputs.LakeBucket, outputs.ResultsBucket].toSorted(),
    );
    expect(left.roles).toEqual([expect.stringContaining('ApiCloudWatchRole')]);
    const s3 = new S3Client({ ...cloud.admin, forcePathStyle: true });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: outputs.LandingBucket, Key: key }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? [])).toEqual(worse.file.bytes);
    const secret = await new SecretsManagerClient(cloud.admin).send(
      new GetSecretValueCommand({ SecretId: outputs.CustomerSecret }),
    );
    expect(secret.SecretString).toHaveLength(64);
  }, 300_000);

  test('the commands of docs/deploy.md take away what it left', async () => {
    const { cloud } = scene();
    await shell.run('aws s3 rb --force s3://$LAKE');
    await shell.run('aws s3 rb --force s3://$RESULTS');
    await shell.run('aws s3api list-object-versions');
    await shell.run('aws s3api delete-objects');
    await shell.run('aws s3 rb s3://$LANDING');
    await shell.run('aws secretsmanager delete-secret');
    const left = await holdingsOf(cloud.admin, stackName);
    expect(Object.keys(left)).toEqual(['roles']);
  }, 300_000);

  test('every command of the pages has been run, or is named with the reason why not', () => {
    const commands = walkedCommands().map(({ command }) => command);
    const ran = scene()
      .shell.ran.union(shell.ran)
      .union(new Set(Object.keys(notRun)));
    expect(commands.filter((command) => !ran.has(command))).toEqual([]);
  });
}
