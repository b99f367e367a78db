import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { answers } from '../../cli/cloud/aws-answers.ts';
import { emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';
import { urlOf } from '../cloud/deployment.ts';
import type { Scene } from '../scene.ts';
import { subscribe } from '../watch/subscriptions.ts';

const run = promisify(execFile);
const command = join(import.meta.dirname, '../../../functions/cli/handback.mjs');

interface Answer {
  readonly is_deployed: boolean;
  readonly checks: readonly { readonly check: string; readonly state: string; readonly says: string }[];
}

/** Runs the command as its user does. */
function asker(scene: () => Scene): (...args: string[]) => Promise<Answer> {
  // The emulator has neither service.
  const services = answers(['LAKEFORMATION', 'SERVICE_QUOTAS']);
  return async (...args) => {
    const { cloud } = scene();
    services.says.set('/', {
      status: 200,
      body: { Quotas: [{ QuotaName: 'Active DML queries', Value: 200 }] },
    });
    const byIam = { Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' } };
    services.says.set('/GetDataLakeSettings', {
      status: 200,
      body: {
        DataLakeSettings: {
          CreateDatabaseDefaultPermissions: [byIam],
          CreateTableDefaultPermissions: [byIam],
        },
      },
    });
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL: cloud.endpoint,
      AWS_ENDPOINT_URL_ATHENA: cloud.facade.endpoint,
      AWS_ENDPOINT_URL_LAKEFORMATION: services.url,
      AWS_ENDPOINT_URL_SERVICE_QUOTAS: services.url,
      AWS_ACCESS_KEY_ID: emulatorCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulatorCredentials.secretAccessKey,
      AWS_REGION: emulatorRegion,
    };
    const { stdout } = await run(process.execPath, [command, 'doctor', '--json', ...args], { env });
    return JSON.parse(stdout) as Answer;
  };
}

const notFine = ({ checks }: Answer) => checks.filter(({ state }) => state !== 'ok');

/** `handback doctor` as a user runs it before production is deployed, beside a sandbox. */
export function doctorBefore(scene: () => Scene): void {
  const ask = asker(scene);
  test('before the first deployment it finds what a deployment needs', async () => {
    const answer = await ask('--stage', 'production');
    expect(answer.is_deployed).toBe(false);
    expect(answer.checks.map(({ check }) => check)).toContain('names');
    // The role that the sandbox has set for the account's APIs would be replaced.
    expect(notFine(answer)).toMatchObject([{ check: 'api-logs', state: 'attention' }]);
  }, 60_000);
}

/** `handback doctor` as a user runs it at a stage that is deployed. */
export function doctor(scene: () => Scene): void {
  const ask = asker(scene);
  const emptyUndelivered = () => {
    const { cloud, outputs } = scene();
    const sqs = new SQSClient(cloud.admin);
    return sqs.send(new PurgeQueueCommand({ QueueUrl: outputs.Undelivered ?? '' }));
  };

  test('after a deployment an alarm arrives, a file goes through and a report answers', async () => {
    const { cloud, outputs } = scene();
    await subscribe(cloud.admin, outputs.AlarmsTopic ?? '', 'listening');
    // Trying each role's rights has put messages there.
    await emptyUndelivered();
    const api = urlOf(cloud.endpoint, outputs, '');
    const answer = await ask('--stage', 'sandbox', '--api-url', api);
    expect(answer.is_deployed).toBe(true);
    expect(answer.checks.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['stack', 'waiting', 'alarms', 'file', 'report']),
    );
    const states = Object.fromEntries(notFine(answer).map(({ check, state }) => [check, state]));
    expect(states, JSON.stringify(notFine(answer))).toEqual({});
  }, 300_000);

  test('what failed for good is a problem, exit 1', async () => {
    const { deployed, outputs } = scene();
    await deployed.send(outputs.Undelivered ?? '', 'a run that could not be started');
    const failed = ask('--stage', 'sandbox', '--no-tries').catch((error: unknown) => error);
    const { code, stdout } = (await failed) as { code: number; stdout: string };
    await emptyUndelivered();
    expect(code).toBe(1);
    expect(notFine(JSON.parse(stdout))).toMatchObject([{ check: 'waiting', state: 'problem' }]);
  }, 60_000);
}
