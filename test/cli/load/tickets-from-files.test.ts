import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerIngest } from '../../../functions/cli/load/ingest.ts';
import { registerCurate } from '../../../functions/cli/run/curate.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { runCommand } from '../run-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handback-tickets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let names = 0;
function file(text: string, ending: string): string {
  const path = join(folder, `${++names}.${ending}`);
  writeFileSync(path, text);
  return path;
}

/** Loads files one after another into a new lake, curates it, and answers a question. */
async function ask(files: readonly string[], mapping: string | undefined, sql: string) {
  const lake = join(folder, `lake-${++names}`);
  const mapped = mapping === undefined ? [] : ['--mapping', file(mapping, 'yaml')];
  for (const one of files) {
    const { exitCode, words } = await runCommand(registerIngest, ['ingest', one, '--lake', lake, ...mapped]);
    expect(words).toContain(' 0 rejected');
    expect(exitCode).toBe(0);
  }
  await runCommand(registerCurate, ['curate', '--lake', lake]);
  const engine = await openDuckDbEngine({ folder: lake });
  const { columns, rows } = await engine.query(sql);
  await engine.close();
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
}

const log = `
source: itsm
time_zone: UTC
format: csv
ticket:
  ticket_id: number
  opened_at: opened
  claim: { const: agent }
  handler: { kind: { const: in_house }, id: who }
history: { changed_at: changed, status: state, resolved_when: [Resolved, Closed] }
`;
const months = [
  ['A,2026-02-25 09:00,2026-02-25 09:00,New,', 'A,2026-02-25 09:00,2026-02-27 10:00,Resolved,ana'],
  ['A,2026-02-25 09:00,2026-03-01 10:00,In Progress,ben', 'A,2026-02-25 09:00,2026-03-01 11:00,Resolved,ben'],
];
const csv = (rows: readonly string[]) => file(`number,opened,changed,state,who\n${rows.join('\n')}\n`, 'csv');

test.each([
  ['one file', () => [csv(months.flat())]],
  ['one file upside down', () => [csv(months.flat().reverse())]],
  ['a file a month', () => months.map(csv)],
  [
    'the months in reverse, the first one twice',
    () => [csv(months[1]!), csv(months[0]!), csv(months.flat())],
  ],
])('a log says the same in %s', async (_, files) => {
  const sql =
    'select episode_no, resolution, is_verified, cast(reopened_at as varchar) as reopened_at from episodes';
  expect(await ask(files(), log, sql)).toEqual([
    { episode_no: 1, resolution: 'reopened', is_verified: false, reopened_at: '2026-03-01 10:00:00' },
  ]);
});

test('a count of reopenings makes no verified claim and no episode of its own', async () => {
  const mapping = `
source: desk
format: csv
ticket:
  ticket_id: id
  opened_at: created
  resolved_at: solved
  claim: { const: agent }
  handler: { kind: { const: in_house }, id: assignee }
  reopens: reopens
  updated_at: updated
`;
  const rows = [
    'id,created,solved,assignee,reopens,updated',
    '1,2026-02-01T09:00:00Z,2026-02-05T10:00:00Z,ana,1,2026-03-02T10:00:00Z',
    '2,2026-02-01T09:00:00Z,2026-02-05T10:00:00Z,ana,0,2026-03-02T10:00:00Z',
    '3,2026-02-01T09:00:00Z,,ana,2,2026-03-02T10:00:00Z',
  ];
  const sql = 'select ticket_id, episode_no, resolution from episodes order by ticket_id';
  expect(await ask([file(`${rows.join('\n')}\n`, 'csv')], mapping, sql)).toEqual([
    { ticket_id: '1', episode_no: 1, resolution: 'reopened' },
    { ticket_id: '2', episode_no: 1, resolution: 'verified' },
    { ticket_id: '3', episode_no: 1, resolution: 'unanswered' },
  ]);
});

const event = (type: string, ticket_id: string, occurred_at: string, rest: object = {}) =>
  `${JSON.stringify({ event: 'ticket', schema: 1, source: 'desk', type, ticket_id, occurred_at, ...rest })}\n`;

test('one survey id on two tickets is two surveys; messages of one second by several people all count', async () => {
  const survey = (ticket_id: string, type: string, rest: object = {}) =>
    event(type, ticket_id, '2026-02-02T09:00:00Z', { event: 'csat', survey_id: 'nps', ...rest });
  const lines = ['1', '2'].flatMap((ticket) => [
    event('opened', ticket, '2026-02-01T09:00:00Z'),
    ...['ana', 'ben', 'cem'].map((id) =>
      event('message', ticket, '2026-02-01T09:10:00Z', {
        author: 'human',
        handler: { kind: 'in_house', id },
      }),
    ),
    survey(ticket, 'offered'),
    survey(ticket, 'answered', { score: 5, scale: { min: 1, max: 5 } }),
  ]);
  const sql = `select e.ticket_id, e.count_human_messages, s.score_5
    from episodes e join surveys s on s.ticket_key = e.ticket_key and s.is_last_answer order by e.ticket_id`;
  expect(await ask([file(lines.join(''), 'ndjson')], undefined, sql)).toEqual([
    { ticket_id: '1', count_human_messages: 3, score_5: 5 },
    { ticket_id: '2', count_human_messages: 3, score_5: 5 },
  ]);
});

test('an empty text is unknown, not a value of its own', async () => {
  const lines = [
    event('opened', '1', '2026-02-01T09:00:00Z', { brand: '', intent: '', queue: '' }),
    event('message', '1', '2026-02-01T09:01:00Z', { author: 'customer', brand: 'acme' }),
  ];
  const sql = 'select brand, intent, queue from episodes';
  expect(await ask([file(lines.join(''), 'ndjson')], undefined, sql)).toEqual([
    { brand: 'acme', intent: 'unknown', queue: 'unknown' },
  ]);
});
