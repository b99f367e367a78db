import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerCurate } from '../../../functions/cli/run/curate.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { checkLakeFolder } from '../../../functions/platform/local/lake-folder.ts';
import type { TicketRow } from '../../curate/oracle/rows.ts';
import { ticketEvent } from '../../curate/small-lake.ts';
import { writeHistory } from '../../curate/write-lake.ts';
import { runCommand } from '../run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handback-cli-'));
  await checkLakeFolder(join(folder, 'lake'), { create: true });
  const engine = await openDuckDbEngine({ folder: join(folder, 'lake') });
  const arrival = { ingested_at: Date.parse('2026-01-02T00:00:00Z'), object_id: 'a', record_no: 1 };
  const told = ticketEvent('1', 'opened', '2026-01-01T10:00:00Z', { customer_key: 'k' });
  const opened = { ...told, ...arrival } as TicketRow;
  await writeHistory(engine, { tickets: [opened], csats: [] });
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
const curate = (...args: string[]) => runCommand(registerCurate, ['curate', ...args]);
const exportView = (...args: string[]) => runCommand(registerExport, ['export', ...args]);

test('curate commits and export hands the rows out', async () => {
  const { exitCode, answer, words } = await curate('--lake', path('lake'));
  expect(exitCode).toBe(0);
  expect(answer).toMatchObject({ sequence: 1, from: '2026-01-01', is_complete: true });
  const [desk] = (answer as { coverage: object[] }).coverage;
  expect(desk).toMatchObject({ source: 'desk', shows: ['customers'] });
  expect(desk).toHaveProperty('not_in_data', expect.arrayContaining(['csat', 'ai_share', 'handling_cost']));
  expect(words).toMatch(/desk shows customers; not claims, .*\n {2}not in its data: csat, /);
  const exported = await exportView('daily_facts', '--lake', path('lake'), '--out', path('facts.ndjson'));
  expect(exported.exitCode).toBe(0);
  const facts = readFileSync(path('facts.ndjson'), 'utf8').trim().split('\n');
  expect(facts.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ dt: '2026-01-01', metric: 'repeat_contact_rate', lag_days: 0, n: 1, total: 0 }),
  );
});

test('an earlier view goes into a lake of its own', async () => {
  const earlier = ['--lake', path('lake'), '--known-at', '2026-01-01T23:00:00Z'];
  expect((await curate(...earlier, '--out', path('earlier'))).answer).toBeNull();
  const later = ['--lake', path('lake'), '--known-at', '2026-01-02T00:00:00Z', '--out', path('later')];
  expect((await curate(...later)).answer).toMatchObject({ sequence: 1, rows: { episode_runs: 1 } });
  expect((await curate(...later)).exitCode).toBe(2);
});

test('wrong use is told in words, with exit code 2', async () => {
  const lake = ['--lake', path('lake')];
  const knownAt = await curate(...lake, '--known-at', '2026-01-01T00:00:00Z');
  expect(knownAt).toMatchObject({ exitCode: 2, words: expect.stringContaining('--out') });
  const view = await exportView('nothing', ...lake, '--out', path('x.csv'));
  expect(view).toMatchObject({ exitCode: 2, words: expect.stringContaining('daily_facts') });
  const format = await exportView('episodes', ...lake, '--out', path('x.xlsx'));
  expect(format).toMatchObject({ exitCode: 2, words: expect.stringContaining('.parquet') });
});
