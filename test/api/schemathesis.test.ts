import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Child, startChild } from '../engine/servers/child.ts';
import { ensurePython } from '../engine/servers/python.ts';

/** `serve` against a tool that reads its OpenAPI document and tries to break it. */

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const program = join(root, 'functions/cli/handback.mjs');
const packages = ['schemathesis==4.32.5'];

/**
 * Left out: that whatever the schema allows is accepted (`from` must not be after `to`, which no JSON Schema says).
 * Everything else of its checks holds: no 5xx, no undocumented status, media type, header or body, no wrong
 * method or wrong parameter that is accepted.
 */
const options = [
  ...['--checks', 'all', '--exclude-checks', 'positive_data_acceptance'],
  ...['--phases', 'coverage,fuzzing', '--max-examples', '5', '--seed', '1'],
  ...['--continue-on-failure', '--suppress-health-check', 'all', '--no-color'],
];

let folder: string;
let server: Child;
let url: string;
let schemathesis: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-api-'));
  schemathesis = join((await ensurePython('schemathesis', packages)).replace(/python$/, 'schemathesis'));
  const lake = join(folder, 'lake');
  const example = join(root, 'examples/phonenow');
  const handback = (...args: string[]) => run(process.execPath, [program, ...args, '--lake', lake]);
  await handback('ingest', join(example, 'sample.csv'), '--mapping', join(example, 'mapping.yaml'));
  await handback('curate');
  const logFile = join(folder, 'serve.log');
  const args = [program, 'serve', '--lake', lake, '--port', '0', '--json'];
  server = startChild({ command: process.execPath, args, logFile });
  await server.ready(async () => {
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(await readFile(logFile, 'utf8'))?.[0] ?? '';
    return (await fetch(`${url}/v1/reports`)).ok;
  }, 60);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('no 5xx, and nothing that the document does not say', async () => {
  const command = ['run', `${url}/v1/openapi.json`, ...options];
  const { stdout, failed } = await run(schemathesis, command, {
    cwd: folder,
    maxBuffer: 1e8,
    timeout: 840_000,
  }).then(
    ({ stdout }) => ({ stdout, failed: false }),
    (error: { stdout?: string; message: string }) => ({
      stdout: error.stdout || error.message,
      failed: true,
    }),
  );
  const [, generated = '0'] = /(\d+) generated/.exec(stdout) ?? [];
  console.log(/SUMMARY[\s\S]*$/.exec(stdout)?.[0] ?? stdout);
  expect(failed, stdout.slice(-6000)).toBe(false);
  expect(Number(generated)).toBeGreaterThan(500);
});
