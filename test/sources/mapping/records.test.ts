import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenedTo } from '../happened.ts';
import { eventsOf, mapCsv, mapObjects, storyOf } from '../map-text.ts';

const at = '2026-03-01T09:00:00Z';

describe('records', () => {
  const mapping =
    'source: x\nrecords: [tickets, data.items, _airbyte_data]\nticket: { ticket_id: id, opened_at: at, brand: $.account }';
  const ids = (record: Record<string, unknown>) =>
    eventsOf(mapObjects(mapping, [record])).map(({ ticket_id }) => ticket_id);

  it.each([
    [
      'of a page',
      {
        tickets: [
          { id: 1, at },
          { id: 2, at },
        ],
        next_page: null,
      },
      ['1', '2'],
    ],
    ['within an object', { data: { items: [{ id: 1, at }] } }, ['1']],
    ['of an envelope', { _airbyte_data: { id: 1, at } }, ['1']],
    ['of an envelope that is text', { _airbyte_data: `{"id":1,"at":"${at}"}` }, ['1']],
    ['that stand by themselves', { id: 1, at }, ['1']],
    ['of an empty page', { tickets: [] }, []],
  ])('%s are read', (_, record, expected) => expect(ids(record)).toEqual(expected));

  it('leave the fields of the whole in reach', () => {
    const [event] = eventsOf(mapObjects(mapping, [{ account: 'acme', tickets: [{ id: 1, at }] }]));
    expect(event?.brand).toBe('acme');
  });

  it('are rejected one by one, and an empty page is passed over', () => {
    const records = mapObjects(mapping, [{ tickets: [{ id: 1, at }, { at }, 7] }, { tickets: [] }]);
    expect(records.map(({ rejection, isPassedOver }) => rejection?.reason ?? isPassedOver)).toEqual([
      undefined,
      'missing_field',
      'not_an_object',
      true,
    ]);
  });

  it('stand in the cells of a table too', () => {
    const rows = mapCsv(
      mapping.replace(', brand: $.account', ''),
      `_airbyte_ab_id,_airbyte_data\nx,"{""id"":1,""at"":""${at}""}"\n`,
    );
    expect(storyOf(rows)).toEqual(['opened@2026-03-01T09:00:00.000Z']);
  });
});

describe('skip', () => {
  const mapping =
    'source: x\nskip: [{ public: false }, { type: [STATE, SCHEMA] }]\nticket: { ticket_id: id, events: [{ type: message, at: at, author: { const: customer } }] }';

  it('passes over what is of no interest, and rejects nothing of it', () => {
    const records = mapObjects(mapping, [
      { id: 1, at, public: true },
      { id: 1, at, public: false },
      { type: 'STATE' },
    ]);
    expect(records.map(({ isPassedOver, rejection }) => [isPassedOver, rejection])).toEqual([
      [undefined, undefined],
      [true, undefined],
      [true, undefined],
    ]);
  });
});

describe('each', () => {
  const nested = `
source: jira
ticket:
  ticket_id: key
  opened_at: created
  events:
    - each: { history: changelog, item: history.items }
      type: status_seen
      at: history.created
      when: { item.field: status }
      status: item.to
values: { status: { Done: resolved, "*": open } }
`;
  it('goes through lists within lists, with the fields of all around', () => {
    const record = {
      ...{ key: 'A-1', created: at },
      changelog: [
        {
          created: '2026-03-02T09:00:00Z',
          items: [{ field: 'status', to: 'Done' }, { field: 'rank' }],
        },
        { created: '2026-03-03T09:00:00Z', items: [{ field: 'status', to: 'Open' }] },
      ],
    };
    expect(storyOf(mapObjects(nested, [record]))).toEqual([
      'opened@2026-03-01T09:00:00.000Z',
      'status_seen@2026-03-02T09:00:00.000Z',
      'status_seen@2026-03-03T09:00:00.000Z',
    ]);
  });

  it('goes through the entries of an object, each a survey of its own', () => {
    const mapping = `
source: x
csat:
  - each: { rating: ratings }
    ticket_id: ticket
    survey_id: { from: [id, rating.key] }
    score: { from: rating.value, values: { "103": 5, "100": 3, "-103": 1 } }
    scale: { min: 1, max: 5 }
    answered_at: at
`;
    const events = eventsOf(mapObjects(mapping, [{ id: 9, ticket: 1, at, ratings: { q1: 103, q2: -103 } }]));
    expect(events.map(({ survey_id, score }) => [survey_id, score])).toEqual([
      ['9 q1', 5],
      ['9 q2', 1],
    ]);
  });

  it('a record of whose elements none is an event is passed over', () => {
    const mapping =
      'source: x\nticket:\n  ticket_id: id\n  events: [{ each: { e: events }, type: status_seen, at: at, when: { e.f: status }, status: e.v }]';
    const records = mapObjects(mapping, [
      { id: 1, at, events: [{ f: 'tags' }] },
      { id: 1, at },
    ]);
    expect(records.map(({ isPassedOver }) => isPassedOver)).toEqual([true, true]);
  });
});

describe('change', () => {
  const mapping = `
source: x
ticket:
  ticket_id: id
  events:
    - { type: opened, at: at, when: { field: created } }
    - { type: status_seen, at: at, when: { field: status }, change: { from: old, to: new }, handler: { kind: { const: in_house } } }
values: { status: { solved: resolved, new: open, hold: pending } }
`;
  const change = (id: number, minute: number, from: string, to: string) => ({
    ...{ id, field: 'status', old: from, new: to },
    at: new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString(),
  });
  const opened = (id: number) => ({ id, field: 'created', at });
  const reopened = (records: readonly Record<string, unknown>[]) =>
    happenedTo(eventsOf(mapObjects(mapping, records))).filter(({ type }) => type === 'reopened').length;

  it('shows that a ticket came back also where its solving lies in no file', () => {
    expect(reopened([opened(1), change(1, 5, 'solved', 'open')])).toBe(1);
    expect(reopened([opened(1), change(1, 1, 'open', 'solved'), change(1, 5, 'solved', 'open')])).toBe(1);
    expect(reopened([opened(1), change(1, 1, 'new', 'open'), change(1, 5, 'open', 'hold')])).toBe(0);
  });

  it('counts each reopening once, in whatever order, files and repeats', () => {
    const states = ['new', 'open', 'hold', 'solved'];
    const history = fc
      .array(fc.constantFrom(...states), { minLength: 2, maxLength: 8 })
      .map((all) => all.slice(1).map((to, i) => change(1, i + 1, all[i] ?? 'new', to)));
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (changes, order) => {
        const records = [opened(1), ...changes, ...changes.slice(0, 2)];
        const shuffled = records
          .map((record) => ({ record, place: order.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ record }) => record);
        const back = changes.filter(({ old, new: to }) => old === 'solved' && to !== 'solved').length;
        expect(reopened(shuffled)).toBe(back);
        expect(happenedTo(eventsOf(mapObjects(mapping, shuffled)))).toEqual(
          happenedTo(eventsOf(mapObjects(mapping, records))),
        );
      }),
      { numRuns: 200 },
    );
  });
});
