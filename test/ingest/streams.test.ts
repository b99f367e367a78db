import { expect, test } from 'vitest';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { landedOptions } from '../../functions/ingest/landed-options.ts';
import { readMapping } from '../../functions/sources/mapping.ts';
import { createMemoryStore, environmentOf, inputObject, rowsOf } from './memory-lake.ts';

const at = '2026-03-01T09:00:00Z';
const bytes = (text: string) => new TextEncoder().encode(text);

const streams = `
source: desk
time_zone: UTC
skip: { type: [SCHEMA, STATE] }
streams:
  - files: ["tickets/**", "*tickets*.json"]
    records: tickets
    ticket: { ticket_id: id, opened_at: created_at }
  - files: "ratings/*"
    csat: { ticket_id: ticket, score: stars, scale: { min: 1, max: 5 }, answered_at: at }
  - files: "tap.*"
    when: { $.type: RECORD, $.stream: tickets }
    records: record
    ticket: { ticket_id: id, opened_at: created_at }
`;

test('one mapping reads several kinds of file, each by its own stream', async () => {
  const mapping = readMapping(streams, 'm.yaml');
  const store = createMemoryStore();
  const read = (key: string, text: string) =>
    ingestObject(inputObject(key, text), environmentOf(store), { mapping });
  const page = JSON.stringify({ tickets: [{ id: 1, created_at: at }], next_page: null });
  expect(await read('out/tickets/2026/a.ndjson', page)).toMatchObject({ accepted: 1, passedOver: 0 });
  expect(await read('tickets_1.json', page)).toMatchObject({ accepted: 1 });
  expect(await read('ratings/r.csv', `ticket;stars;at\n1;5;${at}\n`)).toMatchObject({ accepted: 1 });
  const tap = [
    { type: 'SCHEMA', stream: 'tickets' },
    { type: 'RECORD', stream: 'tickets', record: { id: 2, created_at: at } },
    { type: 'RECORD', stream: 'users', record: { id: 7 } },
    { type: 'STATE' },
  ];
  const lines = tap.map((line) => JSON.stringify(line)).join('\n');
  expect(await read('tap.ndjson', lines)).toMatchObject({
    rowsRead: 4,
    accepted: 1,
    quarantined: 0,
    passedOver: 3,
  });
  expect(await read('users/u.ndjson', '{"id":1}')).toMatchObject({
    ...{ accepted: 0, quarantined: 0, passedOver: 1 },
    notes: ['no stream of the mapping reads this file: its records are passed over'],
  });
  expect(await rowsOf(store, 'ticket_events')).toHaveLength(3);
});

test('a table must have all columns of one stream', async () => {
  const mapping = readMapping(streams, 'm.yaml');
  const read = ingestObject(
    inputObject('ratings/r.csv', 'ticket,star,at\n1,5,x\n'),
    environmentOf(createMemoryStore()),
    {
      mapping,
    },
  );
  await expect(read).rejects.toThrow(
    'line 10, streams.2.csat.score: the data has no column "stars" (did you mean "star"?)',
  );
});

const lookups = `
source: desk
lookups:
  users: { file: users, key: id, newest: updated_at, format: ndjson }
ticket:
  ticket_id: id
  opened_at: created_at
  handler: { kind: { from: assignee, lookup: users.role, values: { bot: ai, agent: in_house } }, id: assignee }
`;
const users = [
  '{"id":7,"role":"bot","updated_at":"2026-01-02T00:00:00Z"}',
  '{"id":7,"role":"agent","updated_at":"2026-01-01T00:00:00Z"}',
  '{"id":9007199254740993,"role":"agent","updated_at":"2026-01-01T00:00:00Z"}',
];

test('an id is looked up in a file beside the mapping, of which the newest row of a key counts', async () => {
  const mappings = createMemoryStore(
    new Map([
      ['mappings/desk.yaml', bytes(lookups)],
      ['mappings/users/1.ndjson', bytes(users.join('\n'))],
    ]),
  );
  const store = createMemoryStore();
  const tickets = ['7', '9007199254740993', '8', 'null'].map(
    (assignee, i) => `{"id":${i + 1},"created_at":"${at}","assignee":${assignee}}`,
  );
  const result = await ingestObject(
    inputObject('in/desk/t.ndjson', tickets.join('\n')),
    environmentOf(store),
    await landedOptions(mappings, { source: 'desk' }),
  );
  expect(result).toMatchObject({ accepted: 3, quarantined: 1, reasons: { missing_key: 1 } });
  const rows = await rowsOf(store, 'ticket_events');
  expect(rows.map((row) => [row.ticket_id, row.handler_kind])).toEqual([
    ['1', 'ai'],
    ['2', 'in_house'],
    ['4', null],
  ]);
});
