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
   * Synthesises in the background what is deployed later, one after the other, while tests wait for other things.
   * @param make what comes before: another version in the folder `from`
   */
  prepare(context: Context, from?: string, make?: () => Promise<unknown>): void;
  /** Ends what is still being synthesised. */
  stop(): void;
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
  const stopping = new AbortController();
  const run = async (args: string[], cwd = project) => {
    const { signal } = stopping;
    await execute('cdk', args, { cwd, env, signal, timeout: 480_000, maxBuffer: 64 * 1024 ** 2 });
  };
  /** Folders of what was or is being synthesised: the same version and context are not synthesised again. */
  const assemblies = new Map<string, Promise<string>>();
  const nameOf = (context: Context, from: string) => JSON.stringify([from, context]);
  const newFolder = () => join(options.folder, 'cdk.out', String(assemblies.size));
  const flagsOf = (context: Context) =>
    Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const cdk = async (args: string[], context: Context, from = project) => {
    const version = nameOf(context, from);
    const known = await assemblies.get(version);
    if (known !== undefined) return run([...args, '--app', known], from);
    const assembly = newFolder();
    await run([...args, ...flagsOf(context), '--output', assembly], from);
    assemblies.set(version, Promise.resolve(assembly));
  };
  let prepared: Promise<unknown> = Promise.resolve();
  let deployments = 0;
  return {
    bootstrap: () => run(['bootstrap', `aws://${emulatorAccount}/${emulatorRegion}`, '--app', '']),
    prepare(context, from = project, make = async () => {}) {
      const assembly = newFolder();
      const made = prepared.then(async () => {
        await make();
        await run(['synth', '--quiet', ...flagsOf(context), '--output', assembly], from);
        return assembly;
      });
      // Whoever deploys it hears of its error.
      prepared = made.catch(() => undefined);
      assemblies.set(nameOf(context, from), made);
    },
    stop: () => stopping.abort(),
    async deploy(context, from, parameters = {}) {
      // Two may be deployed at once.
      const outputs = join(options.folder, `outputs-${deployments++}.json`);
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
      const output = join(options.folder, 'cdk.out', 'other');
      const quiet = ['--require-approval', 'never', '--progress', 'events', '--output', output];
      await run(['deploy', '-a', app, ...flagsOf(context), ...quiet]);
    },
    destroy: (context) => cdk(['destroy', '--force'], context),
  };
}
