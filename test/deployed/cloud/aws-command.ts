import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';
import type { Cloud } from './start-cloud.ts';

const execute = promisify(execFile);

/** Calls the AWS command line at the emulator. @returns its answer, read as JSON; undefined for none */
export async function awsCommand(
  { python, endpoint }: Pick<Cloud, 'python' | 'endpoint'>,
  ...args: string[]
): Promise<unknown> {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: endpoint,
    AWS_CA_BUNDLE: process.env.AWS_CA_BUNDLE,
    AWS_ACCESS_KEY_ID: emulatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatorCredentials.secretAccessKey,
    AWS_REGION: emulatorRegion,
    AWS_DEFAULT_REGION: emulatorRegion,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const aws = join(dirname(python), 'aws');
  const { stdout } = await execute(aws, [...args, '--output', 'json'], { env });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}
