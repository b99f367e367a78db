import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDuckDb, openDuckDb } from '../../../../functions/platform/local/duckdb/connection.ts';
import { bytesOfLimit, createSparingly } from '../../../../functions/platform/local/duckdb/sparingly.ts';

let spill: string;
let duckDb: OpenDuckDb;
beforeEach(async () => {
  spill = mkdtempSync(join(tmpdir(), 'handback-spill-'));
  duckDb = await openDuckDb(spill, { memory_limit: '1GiB' });
});
afterEach(async () => {
  await duckDb.close();
  rmSync(spill, { recursive: true, force: true });
});

const limitNow = async () => {
  const answer = await duckDb.connection.runAndReadAll("select current_setting('memory_limit')");
  return String(answer.getRows()[0]?.[0]);
};

/** Works, noting the limit; with less than so many bytes it cannot. */
function workOf(leastBytes: number) {
  const limits: string[] = [];
  const work = async () => {
    limits.push(await limitNow());
    if (bytesOfLimit(limits.at(-1)!) < leastBytes) await duckDb.connection.run(hungry);
    return 'done';
  };
  return { limits, work };
}

/** A list of one group cannot be spilled. */
const hungry = 'select length(list(hash(i))) from range(100000000) r (i)';

test('work gets little memory where that will do, and the limit is as before then', async () => {
  const { limits, work } = workOf(0);
  expect(await createSparingly(duckDb.connection, '128MiB')(work)).toBe('done');
  expect(limits).toEqual(['128.0 MiB']);
  expect(await limitNow()).toBe('1.0 GiB');
});

test('work that cannot go on with little is run again with all', async () => {
  const { limits, work } = workOf(5e8);
  expect(await createSparingly(duckDb.connection, '128MiB')(work)).toBe('done');
  expect(limits).toEqual(['128.0 MiB', '1.0 GiB']);
  expect(await limitNow()).toBe('1.0 GiB');
});

test('other failures are no reason to try again', async () => {
  const { limits, work } = workOf(0);
  const failing = async () => {
    await work();
    throw new Error('the disk is full');
  };
  await expect(createSparingly(duckDb.connection, '128MiB')(failing)).rejects.toThrow('the disk is full');
  expect(limits).toHaveLength(1);
  expect(await limitNow()).toBe('1.0 GiB');
});

test('nobody gets more than DuckDB may use', async () => {
  const { limits, work } = workOf(0);
  await createSparingly(duckDb.connection, '2GB')(work);
  expect(limits).toEqual(['1.0 GiB']);
});
