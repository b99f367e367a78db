import { join } from 'node:path';
import { type Child, freePort, startChild } from './child.ts';
import type { Parts } from './parts.ts';

/** What every client of the emulator needs. The keys are made up; the emulator takes any. */
export const emulatorCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };
export const emulatorRegion = 'us-east-1';
export const emulatorAccount = '000000000000';

export interface Ministack {
  readonly endpoint: string;
  readonly port: number;
  readonly child: Child;
  stop(): Promise<void>;
}

export interface MinistackOptions {
  /** Certificate and key: turns on TLS and the enforcement of IAM policies. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** A script that starts the emulator, instead of the emulator's own. */
  readonly script?: string;
  /** Environment of the emulated Lambdas. */
  readonly lambdaEnvironment?: Record<string, string>;
}

/** Starts the AWS emulator on a free port of 127.0.0.1; everything it keeps lies in `folder` or in memory. */
export async function startMinistack(
  parts: Parts,
  folder: string,
  options: MinistackOptions = {},
): Promise<Ministack> {
  const port = await freePort();
  const scheme = options.tls === undefined ? 'http' : 'https';
  const child = startChild({
    command: parts.python,
    args: options.script === undefined ? ['-m', 'ministack'] : [options.script],
    logFile: join(folder, 'ministack.log'),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      S3_DATA_DIR: join(folder, 's3'),
      STATE_DIR: join(folder, 'state'),
      ...(options.tls === undefined
        ? {}
        : {
            AUTH: 'true',
            USE_SSL: '1',
            MINISTACK_SSL_CERT: options.tls.certificate,
            MINISTACK_SSL_KEY: options.tls.key,
          }),
      ...options.lambdaEnvironment,
    },
  });
  const endpoint = `${scheme}://127.0.0.1:${port}`;
  await child.ready(async () => (await fetch(`${endpoint}/_ministack/health`)).ok, 60);
  return { endpoint, port, child, stop: () => child.stop() };
}
