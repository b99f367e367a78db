import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { emulatorAccount, emulatorCredentials, emulatorRegion } from '../../engine/servers/ministack.ts';

const execute = promisify(execFile);
const project = join(import.meta.dirname, '../../..');

/** Settings given by the way: `-c name=value`. */
export type Context = Readonly<Record<string, string>>;

/** The CDK's command line against the emulator, as a user runs it against AWS. */
export interface Cdk {
  bootstrap(): Promise<void>;
  /**
   * @param from the project's folder; another one for another version
   * @param parameters of the stack, by `--parameters`; those not given keep what they had
   * @returns the stack's outputs
   * @throws with what the command printed when CloudFormation rolled back
   */
  deploy(context: Context, from?: string, parameters?: Context): Promise<Record<string, string>>;
  /** Deploys all stacks of another app of the project, by the command that makes its templates. */
  deployApp(app: string, context: Context): Promise<void>;
  destroy(context: Context): Promise<void>;
}

export function createCdk(options: { endpoint: string; folder: string }): Cdk {
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
  const run = async (args: string[], cwd = project) => {
    await execute('cdk', args, { cwd, env, timeout: 480_000, maxBuffer: 64 * 1024 ** 2 });
  };
  /** Folders of what was synthesised and deployed: the same version and context are not synthesised again. */
  const assemblies = new Map<string, string>();
  const cdk = async (args: string[], context: Context, from = project) => {
    const version = JSON.stringify([from, context]);
    const known = assemblies.get(version);
    const assembly = known ?? join(options.folder, 'cdk.out', String(assemblies.size));
    const flags = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    await run(
      [...args, ...(known === undefined ? [...flags, '--output', assembly] : ['--app', known])],
      from,
    );
    assemblies.set(version, assembly);
  };
  const outputs = join(options.folder, 'outputs.json');
  return {
    bootstrap: () => run(['bootstrap', `aws://${emulatorAccount}/${emulatorRegion}`, '--app', '']),
    async deploy(context, from, parameters = {}) {
      const quiet = ['--require-approval', 'never', '--progress', 'events', '--outputs-file', outputs];
      const given = Object.entries(parameters).flatMap(([name, value]) => [
        '--parameters',
        `${name}=${value}`,
      ]);
      await cdk(['deploy', ...given, ...quiet], context, from);
      const all = JSON.parse(await readFile(outputs, 'utf8')) as Record<string, Record<string, string>>;
      return Object.values(all)[0] ?? {};
    },
    async deployApp(app, context) {
      const given = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const output = join(options.folder, 'cdk.out', 'other');
      const quiet = ['--require-approval', 'never', '--progress', 'events', '--output', output];
      await run(['deploy', '-a', app, ...given, ...quiet]);
    },
    destroy: (context) => cdk(['destroy', '--force'], context),
  };
}
