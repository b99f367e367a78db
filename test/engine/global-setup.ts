import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { tableNames } from '../../functions/contract/lake/tables.ts';
import { startGlueProxy } from './glue-proxy.ts';
import { startMinistack } from './ministack.ts';
import { ensureParts } from './parts.ts';
import { startTrino } from './trino-server.ts';

/** Where the servers of this tier answer; each test file starts a facade of its own before them. */
export interface EngineAddress {
  /** S3 and Glue. */
  readonly awsEndpoint: string;
  /** Knows what the engine has asked of Glue. */
  readonly glueProxy: string;
  readonly trinoUrl: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly engine: EngineAddress;
  }
}

/** Emulator and Trino from nothing, once for all files of the tier. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-engine-'));
  const parts = await ensureParts();
  const ministack = await startMinistack(parts, folder);
  const proxy = await startGlueProxy(ministack.endpoint);
  const stopMinistack = async () => {
    await proxy.stop();
    await ministack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const { endpoint: awsEndpoint } = ministack;
  const trino = await startTrino(parts, folder, {
    awsEndpoint,
    glueEndpoint: proxy.endpoint,
    unchanging,
  }).catch(async (error: unknown) => {
    await stopMinistack();
    throw error;
  });
  project.provide('engine', { awsEndpoint, glueProxy: proxy.endpoint, trinoUrl: trino.url });
  return async () => {
    await trino.stop();
    await stopMinistack();
  };
}

/** Databases whose files only Trino changes once they are queried, but for commits and what goes with them: each day is listed once. */
const unchanging = [
  'story',
  'year',
  'injection',
  'pyathena',
  ...Array.from({ length: 40 }, (_, i) => `golden${i}`),
]
  .flatMap((database) => tableNames.map((table) => `${database}.${table}`))
  .filter((name) => !/\.(commits|coverage)$/.test(name));
