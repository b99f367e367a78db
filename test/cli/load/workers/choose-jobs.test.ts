import { expect, test } from 'vitest';
import { chooseJobs } from '../../../../functions/cli/load/workers/choose-jobs.ts';

const gigabyte = 1024 ** 3;
const many = { count: 100, bytes: gigabyte };
const jobs = (
  cores: number,
  memory: number,
  asked?: number,
  files: Parameters<typeof chooseJobs>[1] = many,
) => chooseJobs(asked, files, { cores, memory: memory * gigabyte });

test('a core for each file, as far as half of the memory holds large objects', () => {
  expect(jobs(2, 16).count).toBe(2);
  expect(jobs(8, 64).count).toBe(8);
  expect(jobs(8, 8).count).toBe(5);
  expect(jobs(8, 1).count).toBe(1);
});

test('no more than there are files, and one where they are small', () => {
  expect(jobs(8, 64, undefined, { count: 3, bytes: gigabyte }).count).toBe(3);
  expect(jobs(8, 64, undefined, { count: 100, bytes: 100_000 }).count).toBe(1);
  expect(jobs(8, 64, undefined, { count: 0, bytes: 0 }).count).toBe(1);
});

test('as many as are asked for, whatever the files are', () => {
  expect(jobs(2, 16, 1).count).toBe(1);
  expect(jobs(2, 16, 12).count).toBe(12);
  expect(jobs(2, 16, 4, { count: 100, bytes: 1000 }).count).toBe(4);
});

test('one large file has a worker, unless one file at once is asked for', () => {
  const one = (bytes: number) => ({ count: 1, bytes });
  expect(jobs(2, 16, undefined, one(gigabyte))).toMatchObject({ count: 1, areWorkers: true });
  expect(jobs(2, 16, 1, one(gigabyte))).toMatchObject({ count: 1, areWorkers: false });
  expect(jobs(2, 16, undefined, one(5_000_000))).toMatchObject({ count: 1, areWorkers: false });
  expect(jobs(2, 16, undefined, { ...one(5_000_000), lookupBytes: 50_000_000 }).areWorkers).toBe(true);
  expect(jobs(2, 16, 2)).toMatchObject({ count: 2, areWorkers: true });
});

test('all heaps together take three quarters of the memory', () => {
  for (const [cores, memory] of [
    [8, 8],
    [4, 16],
    [2, 64],
  ] as const) {
    const { count, heaps } = jobs(cores, memory);
    expect(count * heaps.most).toBeLessThanOrEqual(memory * 1024 * 0.75);
    expect(heaps.usual).toBeGreaterThanOrEqual(512);
    expect(heaps.most).toBeGreaterThanOrEqual(heaps.usual);
  }
});
