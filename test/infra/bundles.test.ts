import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundling } from '../../infra/constructs/node-function.ts';

const root = join(import.meta.dirname, '../..');
const rooms = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('/handler.ts'))
  .map((path) => path.slice(0, -'/handler.ts'.length));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-bundles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bundles a room's handler as the stack does. @returns the file, and what went into it */
async function bundle(room: string): Promise<{ file: string; inputs: string[] }> {
  const file = join(folder, room.replaceAll('/', '-'), 'index.mjs');
  const { bundleAwsSDK: _, banner, sourceMap, ...options } = bundling;
  const { metafile } = await build({
    ...options,
    banner: { js: banner },
    sourcemap: sourceMap,
    entryPoints: [join(root, `functions/${room}/handler.ts`)],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    metafile: true,
    outfile: file,
  });
  return { file, inputs: Object.keys(metafile.inputs) };
}

/** What each handler reads of its environment when it starts. */
const env = Object.fromEntries(
  ['CUSTOMER_SECRET', 'DATABASE', 'FINDINGS_TOPIC', 'FIRST_DAY', 'LAKE_BUCKET', 'METRICS_NAMESPACE']
    .concat(['REPORT_URL', 'RESULTS_BUCKET', 'WORK_GROUP'])
    .map((name) => [name, name === 'FIRST_DAY' ? '2025-01-01' : name.toLowerCase()]),
);

/** Milliseconds from the start of loading to a handler that can be called, the median of three fresh processes. */
async function initMs(file: string): Promise<number> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const code = `const t=performance.now();const {handler}=await import(${url});if(typeof handler!=='function')throw 1;process.stdout.write('\\n'+(performance.now()-t))`;
  const times: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const options = { env: { ...env, AWS_REGION: 'us-east-1' } };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', code],
      options,
    );
    times.push(Number(stdout.split('\n').at(-1)));
  }
  return times.sort((a, b) => a - b)[1]!;
}

test.each(rooms)('the bundle of %s is small, starts, and has no DuckDB in it', async (room) => {
  const { file, inputs } = await bundle(room);
  const { size } = await stat(file);
  const init = await initMs(file);
  console.log(`${room}: ${(size / 1e6).toFixed(2)} MB, init ${init.toFixed(0)} ms`);
  expect(size).toBeLessThanOrEqual(room === 'ingest' ? 5_000_000 : 1_500_000);
  expect(inputs.filter((path) => /duckdb|platform\/local\//.test(path))).toEqual([]);
  // The bar is 400 ms on a machine with nothing else to do; what a busy one takes says nothing.
  expect(init).toBeLessThan(10_000);
});
