import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bundle, bundleHandlers, handlerRooms } from './bundle-handler.ts';
import { timeInit } from './time-init.ts';

/**
 * Ingest reads every format, and both read texts: phrases, lexicons and the languages are megabytes. The API draws
 * evidence pages, with what is loaded when one is asked for.
 */
const mostBytes = new Map([
  ['ingest', 5_000_000],
  ['maintain', 4_000_000],
  ['http', 2_300_000],
]);

let folder: string;
let bundles: ReadonlyMap<string, Bundle>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-bundles-'));
  bundles = await bundleHandlers(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(handlerRooms)('the bundle of %s is small, starts, and has no DuckDB in it', async (room) => {
  const { file, inputs } = bundles.get(room)!;
  const { size } = await stat(file);
  expect(size).toBeLessThanOrEqual(mostBytes.get(room) ?? 1_500_000);
  expect(inputs.filter((path) => /duckdb|platform\/local\//.test(path))).toEqual([]);
  // `import { z }` would bring zod's messages in fifty languages, a third of a megabyte.
  expect(inputs.filter((path) => /zod\/.*\/locales\/(?!en\.|index\.)/.test(path))).toEqual([]);
  // How long it takes is measured on a quiet machine: `npm run bench -- init`.
  expect(await timeInit(file, 1)).toHaveLength(1);
});
