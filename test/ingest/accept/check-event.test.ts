import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsatEvent, RoutingChangeEvent, TicketEvent } from '../../../functions/contract/records/events.ts';
import { checkEvent, eventSchemas } from '../../../functions/ingest/accept/check-event.ts';
import { instantRange } from '../../../functions/ingest/accept/instant-range.ts';
import { arrivedAt } from '../memory-lake.ts';
import { answer, change, ticket } from '../sample-events.ts';

const range = instantRange(arrivedAt);

test('every event type is compiled: no silent fall-back to the slow way', () => {
  expect(eventSchemas).toHaveLength(TicketEvent.options.length + CsatEvent.options.length + 1);
  for (const { schema, compiled } of eventSchemas) expect(compiled).not.toBe(schema);
});

test('every issue is named, the first one gives the path', () => {
  expect(checkEvent(ticket({ ticket_id: 7, brand: 7 }), range)).toEqual({
    reason: 'invalid_field',
    path: 'ticket_id',
    message: expect.stringMatching(/^ticket_id: .*; brand: .*$/),
  });
  expect(checkEvent(ticket({ type: 'message', author: 'human' }), range)).toMatchObject({
    reason: 'missing_field',
    path: 'handler.kind',
  });
});

test.each([
  [ticket({ ticket_id: '' }), 'ticket_id: required, but missing or empty'],
  [
    ticket({ ticket_id: 7, brand: { a: 1 }, text: [1] }),
    'ticket_id: expected a text, found a number; brand: expected a text, found an object; text: expected a text, found a list',
  ],
  [
    ticket({ handler: { kind: 'robot' } }),
    'handler.kind: expected one of ai, in_house, outsourced, on_demand',
  ],
  [
    ticket({ reopen_count: '99999999999999999999' }),
    'reopen_count: expected a number below 2^53, found a larger one',
  ],
  [answer({ score: '5' }), 'score: found a text that is none of what is allowed here'],
  [answer({ scale: { min: 1 } }), 'scale.max: required, but missing or empty'],
])('says what is wrong in words', (record, message) => {
  expect(checkEvent(record, range)).toMatchObject({ message });
});

test('a selector of what is no dimension is refused, whatever it is called', () => {
  for (const name of ['planet', '__proto__', 'constructor']) {
    const selector = JSON.parse(`{"market":["de"],"${name}":["x"]}`);
    expect(checkEvent(change({ selector }), range), name).toMatchObject({ reason: 'invalid_field' });
  }
  expect(checkEvent(change({ selector: { market: ['de'] } }), range)).not.toHaveProperty('reason');
});

test('a text that holds the character 0 is refused, in whatever field the contract knows', () => {
  const handler = { kind: 'in_house', id: 'a\0b' };
  for (const fields of [{ channel: 'ch\0at' }, { text: '\0' }, { type: 'routed', handler }])
    expect(checkEvent(ticket(fields), range)).toMatchObject({ reason: 'invalid_field' });
  expect(checkEvent(change({ selector: { market: ['d\0e'] } }), range)).toMatchObject({ path: 'selector' });
  expect(checkEvent(ticket({ unknown: 'a\0b' }), range)).not.toHaveProperty('reason');
});

test('the id of a change is one that reports can be asked for', () => {
  for (const id of ['x\ny', '\u001b[31mx', '\u0085'])
    expect(checkEvent(change({ change_id: id }), range)).toMatchObject({ path: 'change_id' });
  expect(checkEvent(change({ change_id: 'Lansering 1 – öst' }), range)).not.toHaveProperty('reason');
});

test('an id that holds half of a character is refused: two of them would be stored alike', () => {
  for (const id of ['ticket_id', 'customer_id', 'event_id'])
    expect(checkEvent(ticket({ [id]: 'a\ud83d' }), range)).toMatchObject({
      reason: 'invalid_field',
      path: id,
    });
  expect(checkEvent(answer({ survey_id: '\udc00' }), range)).toMatchObject({ path: 'survey_id' });
  expect(checkEvent(change({ change_id: '\udc00' }), range)).toMatchObject({ path: 'change_id' });
  expect(checkEvent(ticket({ ticket_id: '😀', text: 'cut \ud83d' }), range)).not.toHaveProperty('reason');
});

test('effective_at and stages may lie up to two years ahead, and no further', () => {
  const stages = [{ effective_at: '2028-05-30T12:00:00Z', ai_share: 0.5 }];
  expect(checkEvent(change({ stages }), range)).not.toHaveProperty('reason');
  const late = [...stages, { effective_at: '2028-06-01T00:00:00Z', ai_share: 1 }];
  expect(checkEvent(change({ stages: late }), range)).toMatchObject({ path: 'stages.1.effective_at' });
});

test.each([
  ['2026-02-29T10:00:00Z', 'there is no such day'],
  ['2026-06-30T23:59:60Z', 'there is no such day or time of day'],
  ['2026-06-30T10:00:00+25:00', 'there is no such day'],
  ['30/06/2026 10:00', 'not an ISO-8601 instant'],
])('%s: says what is wrong with an instant', (occurred_at, message) => {
  expect(checkEvent(ticket({ occurred_at }), range)).toMatchObject({
    path: 'occurred_at',
    message: expect.stringContaining(message),
  });
});

test('events before the first day of the lake are refused, with that day; a change may have taken effect before', () => {
  const later = instantRange(arrivedAt, { firstDay: '2026-03-01' });
  expect(checkEvent(ticket({ occurred_at: '2026-03-01T00:00:00Z' }), later)).not.toHaveProperty('reason');
  expect(checkEvent(ticket({ occurred_at: '2026-02-28T23:59:59.999Z' }), later)).toEqual({
    reason: 'occurred_at_out_of_range',
    path: 'occurred_at',
    message: expect.stringMatching(/^happened on 2026-02-28, before 2026-03-01, the first day/),
  });
  expect(checkEvent(change({ effective_at: '2025-03-01T00:00:00Z' }), later)).not.toHaveProperty('reason');
  expect(checkEvent(ticket({ occurred_at: '2026-06-03T00:00:00Z' }), later)).toMatchObject({
    message: expect.stringMatching(/^happened on 2026-06-03, more than a day after 2026-06-01,/),
  });
});

test('a text of blanks alone is an empty one', () => {
  const blank = { customer_id: '  ', channel: '   ', text: '\t\n', brand: '\u00a0' };
  const event = checkEvent(ticket({ ...blank, handler: { kind: 'ai', id: ' ' } }), range);
  const missing = { customer_id: null, channel: null, text: null, brand: null };
  expect(event).toMatchObject({ event: { ...missing, handler: { kind: 'ai', id: null } } });
  expect(checkEvent(ticket({ ticket_id: '  ' }), range)).toMatchObject({
    message: 'ticket_id: required, but missing or empty',
  });
});

test('an empty text is a missing one, in every optional field', () => {
  const empty = { event_id: '', customer_id: '', brand: '', text: '', inferred: '', reopen_count: '' };
  const event = checkEvent(ticket({ ...empty, handler: { kind: 'ai', id: '', version: '' } }), range);
  expect(event).not.toHaveProperty('reason');
  const handed = ticket({ type: 'handed_off', from: '', to: { kind: 'in_house', id: '' }, reason: '' });
  expect(checkEvent(handed, range)).toMatchObject({ event: { from: null, to: { id: null }, reason: null } });
  expect(checkEvent(answer({ comment: '', rated: '', ticket_source: '' }), range)).not.toHaveProperty(
    'reason',
  );
  expect(checkEvent(change({ note: '', ai_share_before: '', stages: '' }), range)).not.toHaveProperty(
    'reason',
  );
  expect(checkEvent(ticket({ ticket_id: '' }), range)).toMatchObject({ reason: 'missing_field' });
});

test.each(['desk', 'Desk_EU-2.1', '7'])('%s names a source', (source) => {
  expect(checkEvent(ticket({ source }), range)).not.toHaveProperty('reason');
});

test.each(['desk:eu', 'our desk', 'desk/eu', 'desk\n', 'büro', ' desk'])('%j names no source', (source) => {
  expect(checkEvent(ticket({ source }), range)).toMatchObject({ reason: 'invalid_field', path: 'source' });
  expect(checkEvent(answer({ ticket_source: source }), range)).toMatchObject({ path: 'ticket_source' });
});

test('a state seen needs its state, and a count of reopenings is a whole number from 0', () => {
  expect(checkEvent(ticket({ type: 'status_seen' }), range)).toMatchObject({ reason: 'missing_field' });
  expect(checkEvent(ticket({ type: 'status_seen', status: 'new' }), range)).toMatchObject({ path: 'status' });
  expect(checkEvent(ticket({ type: 'status_seen', status: 'void' }), range)).not.toHaveProperty('reason');
  for (const reopen_count of [-1, 0.5, '1'])
    expect(checkEvent(ticket({ reopen_count }), range)).toMatchObject({ path: 'reopen_count' });
});

/** What the schemas allow of a record whose empty texts are missing. */
const isValid = (value: unknown): boolean =>
  [TicketEvent, CsatEvent, RoutingChangeEvent].some(
    (schema) => schema.safeParse(withoutEmpty(value, 2)).success,
  );

function withoutEmpty(value: unknown, depth: number): unknown {
  if (value === '') return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutEmpty(inner, depth - 1)]),
  );
}

const fieldValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    'ai',
    'human',
    'good',
    0,
    1,
    2,
    -1,
    1e308,
    Number.NaN,
    true,
    [],
    {},
  ),
  fc.constantFrom<unknown>('2026-05-01T10:00:00Z', '2026-02-30T00:00:00Z', '1999-01-01T00:00:00Z'),
  fc.constantFrom<unknown>(
    { kind: 'ai' },
    { kind: 'robot' },
    { min: 5, max: 1 },
    { market: ['de'] },
    { planet: ['x'] },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const fieldNames = [...new Set(eventSchemas.flatMap(({ fields }) => [...fields])), '__proto__', 'colour'];
const types = [
  'opened',
  'routed',
  'message',
  'human_requested',
  'handed_off',
  'resolved',
  'reopened',
  'closed',
  'status_seen',
];

/** A valid event with some fields taken away or replaced by anything. */
const damagedEvent = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...types).map((type) =>
        ticket({
          ...{ type, author: 'ai', claim: 'agent', status: 'open' },
          ...{ handler: { kind: 'ai' }, to: { kind: 'in_house' } },
        }),
      ),
      fc.constantFrom(answer(), answer({ type: 'offered' }), change()),
    ),
    fc.array(fc.tuple(fc.constantFrom(...fieldNames), fieldValue), { maxLength: 4 }),
  )
  .map(([event, changes]) => ({ ...event, ...Object.fromEntries(changes) }));

test('never throws, and accepts exactly what the schema and the limits allow', () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.oneof({ weight: 4, arbitrary: damagedEvent }, { weight: 1, arbitrary: fc.jsonValue() }),
      (value) => {
        const checked = checkEvent(value, range);
        if ('reason' in checked) {
          expect(checked.message).not.toBe('');
          if (!checked.reason.endsWith('out_of_range')) expect(isValid(value)).toBe(false);
          return;
        }
        accepted++;
        expect(isValid(value)).toBe(true);
        expect(checked.occurredAt).toBeGreaterThanOrEqual(range.earliestOccurred);
        expect(checked.occurredAt).toBeLessThanOrEqual(range.latestOccurred);
      },
    ),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(500);
});
