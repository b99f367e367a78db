import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { emulatorAccount, emulatorCredentials, emulatorRegion } from '../engine/ministack.ts';

const run = promisify(execFile);
const project = join(import.meta.dirname, '../..');

/** The CDK's command line against the emulator, as a user runs it against AWS. */
export interface Cdk {
  bootstrap(): Promise<void>;
  /** Deploys the stage with `context` (`-c name=value`). @returns the stack's outputs */
  deploy(context?: Record<string, string>): Promise<Record<string, string>>;
  destroy(): Promise<void>;
}

export function createCdk(options: {
  endpoint: string;
  folder: string;
  context: Record<string, string>;
}): Cdk {
  const env = {
    PATH: `${dirname(process.execPath)}:${join(project, 'node_modules/.bin')}:${process.env.PATH}`,
    HOME: options.folder,
    NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS,
    AWS_CA_BUNDLE: process.env.AWS_CA_BUNDLE,
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_ACCESS_KEY_ID: emulatorCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatorCredentials.secretAccessKey,
    AWS_REGION: emulatorRegion,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_VERSION_CHECK: '1',
    CI: '1',
  };
  const cdk = async (args: string[]) => {
    const output = ['--output', join(options.folder, 'cdk.out')];
    await run('cdk', [...args, ...output], {
      cwd: project,
      env,
      timeout: 480_000,
      maxBuffer: 64 * 1024 ** 2,
    });
  };
  const flags = (context: Record<string, string>) =>
    Object.entries({ ...options.context, ...context }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const outputs = join(options.folder, 'outputs.json');
  return {
    bootstrap: () => cdk(['bootstrap', `aws://${emulatorAccount}/${emulatorRegion}`, '--app', '']),
    async deploy(context = {}) {
      const quiet = ['--require-approval', 'never', '--progress', 'events', '--outputs-file', outputs];
      await cdk(['deploy', ...flags(context), ...quiet]);
      const all = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, Record<string, string>>;
      return Object.values(all)[0] ?? {};
    },
    destroy: () => cdk(['destroy', '--force', ...flags({})]),
  };
}
