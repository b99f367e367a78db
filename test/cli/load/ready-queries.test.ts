import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';
import { type ReadyQuery, tableSeeds } from './table-seeds.ts';

const register = (program: Command): void => {
  registerIngest(program);
  registerExport(program);
};
const examples = join(import.meta.dirname, '../../../examples/sql');

/** Reads tables by a ready query into a lake. @returns each event in short: ticket, type, instant, and what it says */
async function eventsOf(name: ReadyQuery): Promise<string[]> {
  const folder = temporaryFolder();
  const database = join(folder, 'seed.duckdb');
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run('create schema desk');
  for (const [table, rows] of Object.entries(tableSeeds[name]))
    await connection.run(`create table desk."${table}" as ${rows}`);
  connection.closeSync();
  instance.closeSync();
  const sql = `attach '${database}' as seed (read_only);\nuse seed.desk;\n${readFileSync(join(examples, `${name}.sql`), 'utf8')}`;
  writeFileSync(join(folder, 'query.sql'), sql);
  const lake = join(folder, 'lake');
  const read = await runCommand(register, ['ingest', '--sql', join(folder, 'query.sql'), '--lake', lake]);
  expect(read.exitCode, read.words).toBe(0);
  expect(read.answer, read.words).toMatchObject({ quarantined: 0 });
  const found: string[] = [];
  for (const view of ['ticket_events', 'csat_events']) {
    const file = join(folder, `${view}.ndjson`);
    await runCommand(register, ['export', view, '--lake', lake, '--out', file]);
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    found.push(...lines.map((line) => inShort(JSON.parse(line) as Record<string, unknown>)));
  }
  return found.sort();
}

const said = ['author', 'status', 'claim', 'handler_kind', 'handler_id', 'to_kind', 'score', 'rated'];

const inShort = (event: Record<string, unknown>): string =>
  [
    event.ticket_id,
    String(event.occurred_at).slice(5, 16),
    event.event_type ?? event.type,
    ...said.map((field) => event[field]).filter((value) => value != null),
  ].join(' ');

describe('ready queries, on rows in the shape of the tables', () => {
  test('Zendesk as Fivetran writes it', async () => {
    const events = await eventsOf('fivetran-zendesk');
    expect(events).toMatchInlineSnapshot(`
      [
        "1 03-01T09:00 opened",
        "1 03-01T09:30 message human in_house 5",
        "1 03-02T09:00 status_seen resolved agent in_house 5",
        "1 03-02T10:00 offered",
        "1 03-02T12:00 answered 5",
        "1 03-03T09:00 message customer",
        "1 03-03T09:00 status_seen open confirmed",
        "1 03-04T09:00 status_seen resolved assumed",
        "1 03-04T10:00 status_seen open confirmed",
        "1 03-04T11:00 status_seen resolved confirmed",
        "2 03-01T10:00 opened ai",
        "2 03-02T10:00 offered",
        "2 03-02T10:00 status_seen void assumed ai",
        "3 03-01T11:00 opened",
        "3 03-02T12:00 status_seen void agent",
      ]
    `);
  });

  test('Intercom as Fivetran writes it', async () => {
    const events = await eventsOf('fivetran-intercom');
    expect(events).toMatchInlineSnapshot(`
      [
        "10 03-01T09:00 opened ai",
        "10 03-01T11:00 status_seen resolved confirmed ai",
        "11 03-01T09:00 opened ai",
        "7 03-01T09:00 opened ai",
        "7 03-01T09:01 message ai ai fin",
        "7 03-01T09:02 handed_off in_house a5",
        "7 03-01T09:04 status_seen resolved agent in_house a5",
        "7 03-01T09:05 message customer",
        "7 03-01T09:05 status_seen open",
        "7 03-01T09:06 status_seen resolved assumed ai fin",
        "7 03-02T09:00 answered 4 ai",
        "8 03-01T09:00 opened",
        "8 03-01T09:01 handed_off in_house",
        "8 03-01T09:07 message human in_house a5",
        "8 03-02T09:00 answered 2 human",
        "9 03-01T09:00 opened ai",
        "9 03-01T09:08 message ai ai fin",
        "9 03-01T09:08 status_seen resolved assumed ai fin",
        "9 03-02T09:08 status_seen open in_house a5",
      ]
    `);
  });

  test('Jira as Fivetran writes it', async () => {
    const events = await eventsOf('fivetran-jira');
    expect(events).toMatchInlineSnapshot(`
      [
        "1 03-01T09:00 opened",
        "1 03-01T10:00 message human in_house a1",
        "1 03-01T11:00 message customer",
        "1 03-02T09:00 status_seen resolved agent in_house a1",
        "1 03-03T09:00 status_seen open agent",
        "1 03-04T09:00 status_seen pending agent",
        "2 03-01T09:00 opened ai account-of-the-bot",
        "2 03-02T09:00 status_seen resolved assumed ai account-of-the-bot",
      ]
    `);
  });

  test('Genesys Cloud as Fivetran writes it', async () => {
    const events = await eventsOf('fivetran-genesys');
    expect(events).toEqual([
      'g1 03-01T09:00 opened ai',
      'g1 03-01T09:03 message human in_house a2',
      'g1 03-01T09:08 status_seen resolved agent in_house a2',
      'g1 03-01T09:09 answered 80',
      'g2 03-01T09:00 opened ai',
      'g2 03-01T09:03 status_seen resolved assumed ai',
      // Who rang and never spoke has not resolved it.
      'g3 03-01T09:00 opened',
      'g4 03-01T09:00 opened',
      'g5 03-01T09:00 opened ai',
    ]);
  });

  test('the analytics lake of Amazon Connect', async () => {
    const events = await eventsOf('connect-analytics-lake');
    expect(events).toMatchInlineSnapshot(`
      [
        "k1 03-01T09:00 opened",
        "k1 03-01T09:02 message human in_house a1",
        "k1 03-01T09:09 answered 4",
        "k1 03-01T09:09 resolved agent in_house a1",
        "k2 03-01T09:00 opened ai",
        "k2 03-01T09:05 resolved assumed ai",
        "k3 03-01T09:00 opened",
        "k4 03-01T09:00 opened",
        "k4 03-01T09:01 message human in_house a1",
        "k4 03-01T09:06 message human in_house a2",
        "k4 03-01T09:09 resolved agent in_house a2",
      ]
    `);
  });
});
