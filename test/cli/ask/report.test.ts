import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerReport } from '../../../functions/cli/ask/report.ts';
import { registerReports } from '../../../functions/cli/ask/reports.ts';
import { lakeFormat, markerKey } from '../../../functions/contract/lake/lake-keys.ts';
import { reportNames } from '../../../functions/report/catalogue.ts';
import type { ReportResult } from '../../../functions/report/run-report.ts';
import { thirtyTickets } from '../../http/harness.ts';
import { writeTinyLake } from '../../report/tiny-lake.ts';
import { runCommand } from '../run-command.ts';

let lake = '';
let empty = '';
beforeAll(async () => {
  lake = await writeTinyLake(thirtyTickets);
  empty = await writeTinyLake({ known_at: '2026-01-01T00:00:00Z', tables: {} });
  for (const folder of [lake, empty])
    writeFileSync(join(folder, markerKey), JSON.stringify({ format: lakeFormat }));
});
afterAll(() => {
  for (const folder of [lake, empty]) rmSync(folder, { recursive: true });
});

const run = (...given: string[]) => runCommand(registerReport, ['report', ...given]);

test('a report comes as JSON and as CSV with the same rows', async () => {
  const asked = ['quality_daily', '--lake', lake, '--param', 'by=market', '--param', 'metric=ai_share'];
  const { exitCode, answer } = await run(...asked);
  expect(exitCode).toBe(0);
  const { columns, rows } = answer as Pick<ReportResult, 'columns' | 'rows'>;
  expect(rows.map(([day, , market]) => [day, market])).toEqual([
    ['2026-03-02', 'DE'],
    ['2026-03-03', 'FR'],
  ]);
  const command = ['functions/cli/handback.mjs', 'report', ...asked, '--format', 'csv'];
  const [head, ...body] = parse(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout);
  expect(head).toEqual(columns.map(({ name }) => name));
  expect(body).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
});

test.each([
  ['an unknown report', ['speeed'], 'did you mean speed?'],
  ['an unknown parameter', ['speed', '--param', 'markt=DE'], 'did you mean market?'],
  ['a day that is none', ['speed', '--from', '2026-02-30'], 'from: not a day'],
  ['a parameter without a value', ['speed', '--param', 'market'], 'expected name=value'],
  ['settings that are not there', ['speed', '--config', 'nowhere.yaml'], 'no such file'],
  [
    'settings that are a folder',
    ['speed', '--config', '.'],
    'cannot read .: it is a folder where a file is needed',
  ],
])('%s is wrong use, said in words', async (_, given, words) => {
  const { exitCode, answer, words: said } = await run(...given, '--lake', lake);
  expect(said).toContain(words);
  expect([exitCode, answer]).toEqual([2, undefined]);
});

test('only the columns that were asked for come, an estimate with its interval', async () => {
  const asked = ['quality_daily', '--lake', lake, '--param', 'metric=ai_share', '--columns', 'status,value'];
  const { columns, rows } = (await run(...asked)).answer as Pick<ReportResult, 'columns' | 'rows'>;
  expect(columns.map(({ name }) => name)).toEqual(['status', 'value', 'value_lower', 'value_upper']);
  for (const row of rows) expect(row).toHaveLength(4);
});

test.each([
  ['a column that is none', ['--columns', 'day,vlaue'], 'there is no vlaue among day, '],
  ['a width that is none', ['--width', '7'], 'expected a whole number, 20 or more'],
])('%s is wrong use', async (_, given, words) => {
  const { exitCode, words: said } = await run('quality_daily', '--lake', lake, ...given);
  expect(said).toContain(words);
  expect(exitCode).toBe(2);
});

test('a lake without episodes says what to run', async () => {
  const { exitCode, words } = await run('speed', '--lake', empty);
  expect(words).toContain('handback curate');
  expect(exitCode).toBe(2);
});

test('the catalogue has every report', async () => {
  const { answer } = await runCommand(registerReports, ['reports']);
  expect((answer as { reports: { name: string }[] }).reports.map(({ name }) => name)).toEqual(reportNames);
});

test('a chart has the numbers of the table, in ASCII where it goes into a pipe, and is no machine output', async () => {
  const asked = ['quality_daily', '--lake', lake, '--param', 'by=market', '--param', 'metric=ai_share'];
  const print = (...more: string[]) =>
    spawnSync(process.execPath, ['functions/cli/handback.mjs', 'report', ...asked, ...more], {
      encoding: 'utf8',
    }).stdout;
  const table = print();
  const chart = print('--chart', '--width', '80');
  for (const number of table.match(/\d\.\d{3} \[[^\]]*\]/g) ?? []) expect(chart).toContain(number);
  expect(chart).toMatch(/\|-*o/);
  for (const line of chart.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  const { exitCode, words } = await run(...asked, '--chart', '--format', 'csv');
  expect([exitCode, words]).toEqual([2, expect.stringContaining('--chart draws for people')]);
});
