import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { tableNames } from '../../functions/contract/lake/tables.ts';
import { createViews } from '../../functions/views/create-views.ts';
import { synthesizeGlueTables } from './lakes/glue-tables.ts';
import { type EngineAddress, openEngineAt, viewsDatabase } from './servers/engine-at.ts';
import { startGlueProxy } from './servers/glue-proxy.ts';
import { startMinistack } from './servers/ministack.ts';
import { ensureParts } from './servers/parts.ts';
import { startTrino } from './servers/trino-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly engine: EngineAddress;
  }
}

/** Emulator and Trino from nothing, once for all files of the tier, and the views in a database to copy from. */
export default async function startServers(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-engine-'));
  const stops = [() => rm(folder, { recursive: true, force: true })];
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const parts = await ensureParts();
    const ministack = await startMinistack(parts, folder);
    stops.push(() => ministack.stop());
    const proxy = await startGlueProxy(ministack.endpoint);
    stops.push(() => proxy.stop());
    const { endpoint: awsEndpoint } = ministack;
    const starting = startTrino(parts, folder, { awsEndpoint, glueEndpoint: proxy.endpoint, unchanging });
    const tables = synthesizeGlueTables(join(folder, 'cdk.out'));
    const trino = await starting;
    stops.push(() => trino.stop());
    const address = { awsEndpoint, glueProxy: proxy.endpoint, trinoUrl: trino.url, tables };
    await makeViews(address);
    project.provide('engine', address);
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function makeViews(address: EngineAddress): Promise<void> {
  const cloud = await openEngineAt(address, 'setup');
  await createViews(cloud.open(await cloud.createLake(viewsDatabase)));
  await cloud.stop();
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
