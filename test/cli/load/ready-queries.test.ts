import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { registerExport } from '../../../functions/cli/ask/export.ts';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { runCommand } from '../run-command.ts';

const register = (program: Command): void => {
  registerIngest(program);
  registerExport(program);
};
const examples = join(import.meta.dirname, '../../../examples/sql');

/** Reads tables by a ready query into a lake. @returns each event in short: ticket, type, instant, and what it says */
async function eventsOf(name: string, tables: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = temporaryFolder();
  const database = join(folder, 'seed.duckdb');
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  await connection.run('create schema desk');
  for (const [table, rows] of Object.entries(tables))
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
    const events = await eventsOf('fivetran-zendesk', {
      ticket: `select * from (values
        (1, timestamp '2026-03-01 09:00:00', timestamp '2026-03-05 09:00:00', 'solved', 70, 5, 'web', 11, 1, 'high', 'card', 'where is it'),
        (2, timestamp '2026-03-01 10:00:00', timestamp '2026-03-02 10:00:00', 'closed', 71, null, 'chat', 11, 1, null, null, null),
        (3, timestamp '2026-03-01 11:00:00', timestamp '2026-03-02 12:00:00', 'deleted', 72, null, 'web', 11, 1, null, null, null))
        t (id, created_at, updated_at, status, requester_id, assignee_id, via_channel, group_id, brand_id, priority, subject, description)`,
      ticket_tag: `select * from (values ('ai_agent', 2), ('closed_by_merge', 2), ('vip', 1)) t (tag, ticket_id)`,
      ticket_field_history: `select * from (values
        ('status', 1, timestamp '2026-03-02 09:00:00', 5, 'solved'), ('status', 1, timestamp '2026-03-03 09:00:00', 70, 'open'),
        ('status', 1, timestamp '2026-03-04 09:00:00', -1, 'solved'), ('assignee_id', 1, timestamp '2026-03-01 09:00:00', 5, '5'))
        t (field_name, ticket_id, updated, user_id, "value")`,
      ticket_comment: `select * from (values
        (100, 1, timestamp '2026-03-01 09:30:00', 5, true, 'hello'), (101, 1, timestamp '2026-03-01 09:40:00', 5, false, 'a note'),
        (102, 1, timestamp '2026-03-03 09:00:00', 70, true, 'again')) t (id, ticket_id, created, user_id, public, body)`,
      user: `select * from (values (5, 'agent'), (70, 'end-user')) t (id, role)`,
      satisfaction_rating: `select * from (values
        (900, 1, timestamp '2026-03-02 10:00:00', timestamp '2026-03-02 12:00:00', 'good', 70, 'thanks'),
        (901, 2, timestamp '2026-03-02 10:00:00', timestamp '2026-03-02 10:00:00', 'offered', 71, null))
        t (id, ticket_id, created_at, updated_at, score, requester_id, comment)`,
    });
    expect(events).toMatchInlineSnapshot(`
      [
        "1 03-01T09:00 opened in_house 5",
        "1 03-01T09:30 message human in_house 5",
        "1 03-02T09:00 status_seen resolved agent in_house 5",
        "1 03-02T10:00 offered",
        "1 03-02T12:00 answered 5",
        "1 03-03T09:00 message customer",
        "1 03-03T09:00 status_seen open agent in_house 5",
        "1 03-04T09:00 status_seen resolved assumed",
        "2 03-01T10:00 opened ai",
        "2 03-02T10:00 offered",
        "2 03-02T10:00 status_seen void assumed ai",
        "3 03-01T11:00 opened",
        "3 03-02T12:00 status_seen void agent",
      ]
    `);
  });

  test('Intercom as Fivetran writes it', async () => {
    const conversation = `(id, created_at, updated_at, source_author_id, source_type, source_subject, source_body,
      ai_agent_source_type, ai_agent_rating, ai_agent_rating_remark, conversation_rating_value,
      conversation_rating_remark, conversation_rating_created_at)`;
    const events = await eventsOf('fivetran-intercom', {
      conversation_history: `select * from (values
        ('7', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 10:00:00', 'u1', 'conversation', null, 'hi', 'workflow', null, null, null, null, null),
        ('7', timestamp '2026-03-01 09:00:00', timestamp '2026-03-02 10:00:00', 'u1', 'conversation', null, 'hi', 'workflow', 4, 'ok', 4, 'ok', timestamp '2026-03-02 09:00:00'),
        ('8', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 10:00:00', 'u2', 'email', null, 'hi', null, null, null, 2, 'bad', timestamp '2026-03-02 09:00:00'))
        t ${conversation}`,
      conversation_part_history: `select * from (values
        ('1', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:01:00', '7', 'comment', 'bot', 'fin', null, 'hello'),
        ('2', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:02:00', '7', 'assignment', 'bot', 'fin', 'a5', null),
        ('3', timestamp '2026-03-01 09:03:00', timestamp '2026-03-01 09:03:00', '7', 'note', 'admin', 'a5', null, 'secret'),
        ('4', timestamp '2026-03-01 09:04:00', timestamp '2026-03-01 09:04:00', '7', 'close', 'admin', 'a5', null, null),
        ('5', timestamp '2026-03-01 09:05:00', timestamp '2026-03-01 09:05:00', '7', 'open', 'user', 'u1', null, 'no'),
        ('6', timestamp '2026-03-01 09:06:00', timestamp '2026-03-01 09:06:00', '7', 'close', 'bot', 'fin', null, null))
        t (id, created_at, updated_at, conversation_id, part_type, author_type, author_id, assigned_to_id, body)`,
    });
    expect(events).toMatchInlineSnapshot(`
      [
        "7 03-01T09:00 opened ai",
        "7 03-01T09:01 message ai ai fin",
        "7 03-01T09:02 handed_off in_house a5",
        "7 03-01T09:04 status_seen resolved agent in_house a5",
        "7 03-01T09:05 status_seen open",
        "7 03-01T09:06 status_seen resolved assumed ai fin",
        "7 03-02T09:00 answered 4 ai",
        "8 03-01T09:00 opened",
        "8 03-02T09:00 answered 2 human",
      ]
    `);
  });

  test('Jira as Fivetran writes it', async () => {
    const events = await eventsOf('fivetran-jira', {
      issue: `select * from (values
        (1, timestamp '2026-03-01 09:00:00', 'c1', 'a1', 3, 'card', 'where is it'),
        (2, timestamp '2026-03-01 09:00:00', 'c2', 'account-of-the-bot', 3, 'pin', null))
        t (id, created, reporter, assignee, priority, summary, description)`,
      issue_field_history: `select * from (values
        ('status', 1, timestamp '2026-03-02 09:00:00', '10'), ('status', 1, timestamp '2026-03-03 09:00:00', '11'),
        ('status', 1, timestamp '2026-03-04 09:00:00', '12'), ('status', 2, timestamp '2026-03-02 09:00:00', '10'),
        ('summary', 1, timestamp '2026-03-02 09:00:00', 'card')) t (field_id, issue_id, "time", "value")`,
      status: `select * from (values (10, 'Resolved', 3), (11, 'In Progress', 4), (12, 'Waiting for customer', 4)) t (id, name, status_category_id)`,
      status_category: `select * from (values (3, 'Done'), (4, 'In Progress')) t (id, name)`,
      comment: `select * from (values
        (1, 1, timestamp '2026-03-01 10:00:00', 'a1', true, 'hello'), (2, 1, timestamp '2026-03-01 11:00:00', 'c1', true, 'thanks'),
        (3, 1, timestamp '2026-03-01 12:00:00', 'a1', false, 'a note')) t (id, issue_id, created, author_id, is_public, body)`,
    });
    expect(events).toMatchInlineSnapshot(`
      [
        "1 03-01T09:00 opened in_house a1",
        "1 03-01T10:00 message human in_house a1",
        "1 03-01T11:00 message customer",
        "1 03-02T09:00 status_seen resolved agent in_house a1",
        "1 03-03T09:00 status_seen open agent in_house a1",
        "1 03-04T09:00 status_seen pending agent in_house a1",
        "2 03-01T09:00 opened ai account-of-the-bot",
        "2 03-02T09:00 status_seen resolved assumed ai account-of-the-bot",
      ]
    `);
  });

  test('Genesys Cloud as Fivetran writes it', async () => {
    const at = (minute: number) => `timestamp '2026-03-01 09:0${minute}:00'`;
    const events = await eventsOf('fivetran-genesys', {
      conversation: `select * from (values
        ('g1', ${at(0)}, ${at(8)}), ('g2', ${at(0)}, ${at(3)}), ('g3', ${at(0)}, ${at(2)}), ('g4', ${at(0)}, null), ('g5', ${at(0)}, ${at(4)}))
        t (id, conversation_start, conversation_end)`,
      participant: `select * from (values
        ('p1', 'g1', 'customer', null, 'x1'), ('p2', 'g1', 'botflow', null, null), ('p3', 'g1', 'acd', null, null),
        ('p4', 'g1', 'agent', 'a1', null), ('p5', 'g1', 'agent', 'a2', null),
        ('p6', 'g2', 'customer', null, null), ('p7', 'g2', 'botflow', null, null),
        ('p8', 'g3', 'customer', null, null), ('p9', 'g3', 'agent', 'a1', null), ('p10', 'g4', 'customer', null, null),
        ('p11', 'g5', 'botflow', null, null), ('p12', 'g5', 'agent', 'a1', null))
        t (id, conversation_id, purpose, user_id, external_contact_id)`,
      session: `select 's' || i as id, 'p' || i as participant_id, case when i < 6 then 'voice' else 'message' end as media_type,
        case when i in (1, 6, 8, 10) then 'tel:' || i end as ani from range(1, 13) t (i)`,
      segment: `select * from (values
        ('s1', 'interact', ${at(0)}, null), ('s2', 'interact', ${at(0)}, null), ('s3', 'interact', ${at(1)}, 'q1'),
        ('s4', 'alert', ${at(2)}, 'q1'), ('s5', 'interact', ${at(3)}, 'q1'),
        ('s6', 'interact', ${at(0)}, null), ('s7', 'interact', ${at(0)}, null),
        ('s8', 'interact', ${at(0)}, null), ('s9', 'alert', ${at(1)}, 'q1'), ('s10', 'interact', ${at(0)}, null),
        ('s11', 'interact', ${at(0)}, null), ('s12', 'alert', ${at(1)}, 'q1'))
        t (session_id, segment_type, segment_start, queue_id)`,
      conversation_survey: `select * from (values
        ('v1', 'g1', 'Finished', 80, ${at(9)}), ('v2', 'g2', 'Sent', null, null))
        t (survey_id, conversation_id, survey_status, o_survey_total_score, survey_completed_date)`,
    });
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
    const events = await eventsOf('connect-analytics-lake', {
      contact_record: `select * from (values
        ('k1', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:09:00', 'a1', 'q1', '+34600000000', map {'x': 'y'}),
        ('k1', null, null, timestamp '2026-03-01 09:20:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:02:00', timestamp '2026-03-01 09:09:00', 'a1', 'q1', '+34600000000', map {'csat': '4'}),
        ('k2', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'CHAT', timestamp '2026-03-01 09:00:00', null, timestamp '2026-03-01 09:05:00', null, null, 'c2', map {'ai': 'true'}),
        ('k3', null, null, timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', null, timestamp '2026-03-01 09:05:00', null, 'q1', '+34600000001', map {'x': 'y'}),
        ('k4', null, 'k5', timestamp '2026-03-01 09:10:00', 'INBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:05:00', 'a1', 'q1', '+34600000002', map {'x': 'y'}),
        ('k5', 'k4', null, timestamp '2026-03-01 09:10:00', 'TRANSFER', 'VOICE', timestamp '2026-03-01 09:05:00', timestamp '2026-03-01 09:06:00', timestamp '2026-03-01 09:09:00', 'a2', 'q2', '+34600000002', map {'x': 'y'}),
        ('k6', null, null, timestamp '2026-03-01 09:10:00', 'OUTBOUND', 'VOICE', timestamp '2026-03-01 09:00:00', timestamp '2026-03-01 09:01:00', timestamp '2026-03-01 09:05:00', 'a1', 'q1', '+34600000003', map {'x': 'y'}))
        t (contact_id, initial_contact_id, next_contact_id, last_update_timestamp, initiation_method, channel, initiation_timestamp,
          agent_connected_to_agent_timestamp, disconnect_timestamp, agent_id, queue_id, customer_endpoint_address, attributes)`,
    });
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
