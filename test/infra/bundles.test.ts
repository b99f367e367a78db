import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const functions = join(import.meta.dirname, '../../functions');
const rooms = readdirSync(functions).filter((room) => existsSync(join(functions, room, 'handler.ts')));
/** A Lambda starts the faster the less it loads. */
const mostBytes = 1_500_000;

test.each(rooms)('the bundle of %s is small, and has no DuckDB in it', async (room) => {
  // As infra/constructs/node-function.ts has it bundled.
  const { outputFiles, metafile } = await build({
    entryPoints: [join(functions, room, 'handler.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
  });
  expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(mostBytes);
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('duckdb'))).toEqual([]);
});
