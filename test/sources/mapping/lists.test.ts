import { describe, expect, it } from 'vitest';
import { eventsOf, mapCsv, mapObjects, storyOf } from '../map-text.ts';

const kind = (field: string) =>
  `source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  handler: { kind: ${field} }\n`;
const at = '2026-03-01T09:00:00Z';
const kindsOf = (field: string, tags: unknown) =>
  mapObjects(kind(field), [{ id: 1, at, tags }]).map(
    ({ events, rejection }) => rejection?.message ?? (events[0]?.handler as { kind?: string })?.kind,
  )[0];

describe('membership', () => {
  const byTag = '{ from: tags, has: { ai_agent: ai, partner: outsourced, "*": in_house } }';

  it.each([
    [['order', 'AI_Agent'], 'ai'],
    [['order', 'partner', 'ai_agent'], 'ai'],
    [['partner'], 'outsourced'],
    [['order'], 'in_house'],
    [[], 'in_house'],
    [null, 'in_house'],
    ['order, ai_agent', 'ai'],
    ['order;ai_agent', 'ai'],
    ['["order", "ai_agent"]', 'ai'],
    ["['order', 'ai_agent']", 'ai'],
    ["['order' 'ai_agent']", 'ai'],
    ["{'order', 'ai_agent'}", 'ai'],
    ['[order, ai_agent]', 'ai'],
    ['{order,"ai_agent"}', 'ai'],
    ['[ai_agent]', 'ai'],
    ["[\"it's, new\", 'ai_agent']", 'ai'],
    ["['not, ai_agent']", 'in_house'],
    ['[]', 'in_house'],
    ['my_ai_agent_test', 'in_house'],
    ['[ai_agent] or not', 'in_house'],
  ])('of %j makes %s', (tags, expected) => expect(kindsOf(byTag, tags)).toBe(expected));

  it('is also asked of texts that are parted otherwise, and of names within objects', () => {
    expect(kindsOf('{ from: tags, split: " ", has: { ai_agent: ai } }', 'order ai_agent')).toBe('ai');
    const byDomain = '{ from: tags, split: "@", has: { partner.example: outsourced, "*": in_house } }';
    expect(kindsOf(byDomain, 'jo@Partner.example')).toBe('outsourced');
    expect(kindsOf(byDomain, 'jo@partner.example.org')).toBe('in_house');
    expect(
      kindsOf('{ from: "tags.list[*].name", has: { ai_agent: ai } }', { list: [{ name: 'ai_agent' }] }),
    ).toBe('ai');
  });

  it('is what a list is asked: a table of single values says where it stands', () => {
    expect(kindsOf('{ from: tags, values: { ai_agent: ai, "*": in_house } }', ['order', 'ai_agent'])).toBe(
      'ticket.handler.kind: mapping test.yaml, line 5: tags holds a list, of which has tells the members',
    );
    expect(kindsOf('{ const: ai, when: { tags: ai_agent } }', ['ai_agent'])).toContain('tags holds a list');
    for (const text of ['["ai_agent"]', "['order', 'ai_agent']", '[order, ai_agent]', '{order,ai_agent}'])
      expect(kindsOf('{ from: tags, values: { ai_agent: ai, "*": in_house } }', text)).toContain(
        'holds a list',
      );
    expect(kindsOf('{ from: tags, values: { "[ai]": ai, "*": in_house } }', '[ai]')).toBe('ai');
    expect(kindsOf('{ const: ai, when: { tags: not_empty } }', ['ai_agent'])).toBe('ai');
    expect(kindsOf('{ const: ai, when: { tags: { has: [bot, ai_agent] } } }', ['ai_agent'])).toBe('ai');
    expect(kindsOf('{ const: ai, when: { tags: { has_not: [ai_agent] } } }', ['ai_agent'])).toBeUndefined();
  });

  it('is not what a cell begins with, which is asked of ids that say their kind', () => {
    const isQueue =
      '{ first_of: [{ const: queue, when: { tags: { begins: [00G, q-] } } }, { const: in_house }], values: { queue: null } }';
    for (const owner of ['00G1x', '00g1x', 'Q-7']) expect(kindsOf(isQueue, owner)).toBeUndefined();
    for (const owner of ['00500G', 'q', '', null]) expect(kindsOf(isQueue, owner)).toBe('in_house');
  });

  it('nor what it does not begin with', () => {
    const isPerson = '{ const: in_house, when: { tags: { begins_not: [00G, q-] } } }';
    for (const owner of ['00G1x', '00g1x', 'Q-7']) expect(kindsOf(isPerson, owner)).toBeUndefined();
    for (const owner of ['00500G', 'q', '', null]) expect(kindsOf(isPerson, owner)).toBe('in_house');
  });

  it('gives way to the next of several fields', () => {
    const first =
      '{ first_of: [{ from: tags, has: { bot: ai } }, { const: in_house, when: { by: not_empty } }] }';
    expect(kindsOf(first, ['bot'])).toBe('ai');
    const [ours] = mapObjects(kind(first), [{ id: 1, at, tags: [], by: 7 }]);
    expect(ours?.events[0]?.handler).toEqual({ kind: 'in_house' });
    expect(kindsOf(first, [])).toBeUndefined();
  });
});

it('of ids that a number cannot hold each is itself, while 1 is 1.0', () => {
  const isBot = (value: string) => `{ const: ai, when: { tags: ${value} } }`;
  expect(kindsOf(isBot('9007199254740993'), '9007199254740992')).toBeUndefined();
  expect(kindsOf(isBot('9007199254740993'), '9007199254740993')).toBe('ai');
  expect(kindsOf(isBot('"1"'), '1.0')).toBe('ai');
});

it('a custom field is found by its id', () => {
  const [record] = mapObjects(
    'source: x\nticket: { ticket_id: id, opened_at: at, intent: "custom_fields[id=36].value" }',
    [
      {
        id: 1,
        at,
        custom_fields: [
          { id: 35, value: 'a' },
          { id: 36, value: 'refund' },
        ],
      },
    ],
  );
  expect(record?.events[0]?.intent).toBe('refund');
});

describe('fields', () => {
  const text = (field: string, value: unknown) =>
    mapObjects(`source: x\nticket: { ticket_id: id, opened_at: at, queue: ${field} }`, [
      { id: 1, at, value },
    ])[0]?.events[0]?.queue;

  it.each([
    ['{ from: value, drop: ".0" }', 5.0, '5'],
    ['{ from: value, drop: ".0" }', '5.0', '5'],
    ['{ from: value, drop: ".0" }', '50', '50'],
    ['{ from: value, strip: ["#", "Ticket "] }', '#12', '12'],
    ['{ from: value, strip: ["Ticket ", "#"] }', 'Ticket #12', '12'],
    ['{ from: value, after: / }', 'https://desk.example/conversations/7', '7'],
    ['{ from: value, after: / }', '7', '7'],
    ['{ from: value, after: / }', '7/', undefined],
    ['{ from: value, lower: true }', 'Ann', 'ann'],
    [
      '{ from: value, html: true }',
      '<p>Tom &amp; I</p><p>wait<br>here<script>x()</script></p>',
      'Tom & I\nwait\nhere',
    ],
    ['{ from: value, html: true }', '1 < 2', '1 < 2'],
    ['{ from: value, html: true }', '<p> </p>', undefined],
  ])('%s of %j is %j', (field, value, expected) => expect(text(field, value)).toBe(expected));

  it('keep integers beyond 2^53 apart, also in the JSON of a cell', () => {
    const rows = mapCsv(
      'source: x\ntime_zone: UTC\nrecords: data\nticket: { ticket_id: id, opened_at: at }',
      `data\n"{""id"":9007199254740992,""at"":""2026-03-01""}"\n"{""id"":9007199254740993,""at"":""2026-03-01""}"\n`,
    );
    expect(eventsOf(rows).map(({ ticket_id }) => ticket_id)).toEqual([
      '9007199254740992',
      '9007199254740993',
    ]);
  });
});

it('a zone may stand in the row', () => {
  const mapping =
    'source: x\nticket: { ticket_id: id, opened_at: { from: at, time_zone: { from: zone, values: { CET: Europe/Berlin } } } }';
  const read = (zone: string) => {
    const [record] = mapObjects(mapping, [{ id: 1, at: '2026-03-01 09:00', zone }]);
    return record?.rejection?.reason ?? storyOf(record ? [record] : [])[0];
  };
  expect(read('Asia/Kolkata')).toBe('opened@2026-03-01T03:30:00.000Z');
  expect(read('CET')).toBe('opened@2026-03-01T08:00:00.000Z');
  expect(read('Nowhere')).toBe('no_time_zone');
  expect(read('IST'), 'of India, Ireland or Israel').toBe('no_time_zone');
  expect(read('')).toBe('no_time_zone');
});

describe('join', () => {
  const text = (path: string) =>
    `source: x\nticket:\n  ticket_id: id\n  opened_at: at\n  text: { from: "${path}", join: " " }\n`;
  const textOf = (path: string, body: unknown) =>
    mapObjects(text(path), [{ id: 1, at, body }])[0]?.events[0]?.text;

  it('makes one text of the pieces of a document, and leaves a text as it is', () => {
    const body = {
      content: [{ content: [{ text: 'Hello' }, { text: '' }, {}] }, { content: [{ text: 'you' }] }],
    };
    expect(textOf('body.content[*].content[*].text', body)).toBe('Hello you');
    expect(textOf('body', '[sic] hello')).toBe('[sic] hello');
    expect(textOf('body', ['a', 'b'])).toBe('a b');
    expect(textOf('body', null)).toBeUndefined();
  });
});
