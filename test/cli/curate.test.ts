import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings } from '../../functions/contract/settings.ts';
import { openDuckDbEngine } from '../../functions/platform/local/duckdb-engine.ts';
import { checkLakeFolder } from '../../functions/platform/local/lake-folder.ts';
import type { TicketRow } from '../curate/oracle/rows.ts';
import { ticketEvent } from '../curate/small-lake.ts';
import { writeHistory } from '../curate/write-lake.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handback-cli-'));
  await checkLakeFolder(join(folder, 'lake'), { create: true });
  const engine = await openDuckDbEngine({ folder: join(folder, 'lake'), settings: defaultSettings });
  const arrival = { ingested_at: Date.parse('2026-01-02T00:00:00Z'), object_id: 'a', record_no: 1 };
  const opened = { ...ticketEvent('1', 'opened', '2026-01-01T10:00:00Z'), ...arrival } as TicketRow;
  await writeHistory(engine, { tickets: [opened], csats: [] });
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const main = join(import.meta.dirname, '../../functions/cli/main.ts');
const run = (...args: string[]) =>
  spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });

test('curate commits and export hands the rows out', () => {
  const curated = run('curate', '--lake', 'lake', '--json');
  expect(curated.status).toBe(0);
  expect(JSON.parse(curated.stdout)).toMatchObject({ sequence: 1, from: '2026-01-01', is_complete: true });
  expect(run('export', 'daily_facts', '--lake', 'lake', '--out', 'facts.ndjson').status).toBe(0);
  const facts = readFileSync(join(folder, 'facts.ndjson'), 'utf8').trim().split('\n');
  expect(facts.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ dt: '2026-01-01', metric: 'ai_share', lag_days: 0, n: 1, total: 0 }),
  );
});

test('wrong use is told in a line, with exit code 2', () => {
  const wrong = (...args: string[]) => {
    const { status, stderr } = run(...args);
    expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
    return stderr;
  };
  expect(wrong('curate', '--lake', 'lake', '--known-at', '2026-01-01T00:00:00Z')).toContain('--out');
  expect(wrong('export', 'nothing', '--lake', 'lake', '--out', 'x.csv')).toContain('daily_facts');
  expect(wrong('export', 'episodes', '--lake', 'lake', '--out', 'x.xlsx')).toContain('.parquet');
});
