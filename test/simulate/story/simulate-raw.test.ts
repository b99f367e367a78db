import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'handback-simulate-raw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (out: string, ...more: string[]) =>
  spawnSync(
    process.execPath,
    [
      'functions/cli/main.ts',
      'simulate',
      '--scenario',
      'story',
      '--raw',
      '--scale',
      '0.01',
      '--out',
      out,
      ...more,
    ],
    { encoding: 'utf8' },
  );

test('simulate --raw writes exports with fixed moments of arrival, and the truth beside them', () => {
  const out = join(folder, 'story');
  const first = simulate(out, '--json');
  expect(first.status).toBe(0);
  const answer = JSON.parse(first.stdout) as { tickets: number; dirt: { files: number } };
  const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as { tickets: number };
  expect(answer.tickets).toBe(truth.tickets);
  const path = join(out, 'exports/desk/desk-2025-07-01.ndjson.gz');
  expect(statSync(path).mtime.toISOString()).toBe('2025-07-02T04:00:00.000Z');
  expect(JSON.parse(gunzipSync(readFileSync(path)).toString().split('\n')[0]!)).toMatchObject({ schema: 1 });
  expect(simulate(out).stdout).toContain(`${answer.tickets} tickets`);
});

test('exports that no story wrote are left alone', () => {
  const out = join(folder, 'mine');
  mkdirSync(join(out, 'exports'), { recursive: true });
  writeFileSync(join(out, 'exports/tickets.csv'), 'id\n1\n');
  const { status, stderr } = simulate(out);
  expect(status).toBe(2);
  expect(stderr).toContain('choose another --out');
  expect(readFileSync(join(out, 'exports/tickets.csv'), 'utf8')).toBe('id\n1\n');
});
