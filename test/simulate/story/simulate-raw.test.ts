import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { registerSimulate } from '../../../functions/cli/demo/simulate.ts';
import { runCommand } from '../../cli/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'handback-simulate-raw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const simulate = (out: string, scale = '0.003') =>
  runCommand(registerSimulate, ['simulate', '--scenario', 'story', '--raw', '--scale', scale, '--out', out]);

test('simulate --raw writes exports with fixed moments of arrival, and the truth beside them', async () => {
  const out = join(folder, 'story');
  const first = await simulate(out);
  expect(first.exitCode).toBe(0);
  const answer = first.answer as { tickets: number; dirt: { files: number } };
  const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as { tickets: number };
  expect(answer.tickets).toBe(truth.tickets);
  const path = join(out, 'exports/desk/desk-2025-07-01.ndjson.gz');
  expect(statSync(path).mtime.toISOString()).toBe('2025-07-02T04:00:00.000Z');
  expect(JSON.parse(gunzipSync(readFileSync(path)).toString().split('\n')[0]!)).toMatchObject({ schema: 1 });
  expect((await simulate(out)).answer).toEqual(first.answer);
});

test('exports that no story wrote are left alone', async () => {
  const out = join(folder, 'mine');
  mkdirSync(join(out, 'exports'), { recursive: true });
  writeFileSync(join(out, 'exports/tickets.csv'), 'id\n1\n');
  const { exitCode, words } = await simulate(out);
  expect(exitCode).toBe(2);
  expect(words).toContain('choose another --out');
  expect(readFileSync(join(out, 'exports/tickets.csv'), 'utf8')).toBe('id\n1\n');
});
