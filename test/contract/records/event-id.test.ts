import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventId } from '../../../functions/contract/records/event-id.ts';
import type { CsatEvent, TicketEvent } from '../../../functions/contract/records/events.ts';

const at = Date.parse('2026-03-01T10:00:00Z');
const common = { schema: 1, source: 'desk', occurred_at: '2026-03-01T10:00:00Z' } as const;
const opened: TicketEvent = { ...common, event: 'ticket', type: 'opened', ticket_id: '7' };
const message = (text: string): TicketEvent => ({
  ...common,
  event: 'ticket',
  type: 'message',
  ticket_id: '7',
  author: 'customer',
  text,
});
const answer = (score: number): CsatEvent => ({
  ...common,
  event: 'csat',
  type: 'answered',
  survey_id: 's1',
  ticket_id: '7',
  score,
  scale: { min: 1, max: 5 },
});

test('a given id is kept', () => {
  expect(eventId({ ...opened, event_id: 'mine' }, at)).toBe('mine');
});

test('a derived id is stable: changing it would make every stored fact a new one', () => {
  expect(eventId(opened, at)).toBe('9d45c24a172a7a27ffbbf9519f173e32');
});

test('what is known about a ticket does not change the identity of its event', () => {
  expect(eventId({ ...opened, brand: 'acme', text: 'hello' }, at)).toBe(eventId(opened, at));
});

test('two messages in one second, two scores of one survey and two instants stay apart', () => {
  expect(eventId(message('a'), at)).not.toBe(eventId(message('b'), at));
  expect(eventId(answer(1), at)).not.toBe(eventId(answer(5), at));
  expect(eventId(opened, at + 1)).not.toBe(eventId(opened, at));
});

test('messages of one second by several people, and states seen at one instant, stay apart', () => {
  const reply = (id: string): TicketEvent => ({
    ...{ ...common, event: 'ticket', type: 'message', ticket_id: '7', author: 'human' },
    handler: { kind: 'in_house', id },
  });
  expect(eventId(reply('ana'), at)).not.toBe(eventId(reply('ben'), at));
  expect(eventId(reply('ana'), at)).toBe(eventId(reply('ana'), at));
  const seen = (status: 'open' | 'closed', rest: Partial<TicketEvent> = {}): TicketEvent =>
    ({ ...common, event: 'ticket', type: 'status_seen', ticket_id: '7', status, ...rest }) as TicketEvent;
  const ids = [seen('open'), seen('closed'), seen('closed', { handler: { kind: 'ai' } })];
  expect(new Set(ids.map((event) => eventId(event, at))).size).toBe(3);
});

test('a survey is one of its ticket: one id on two tickets is two surveys', () => {
  const on = (ticket_id: string, ticket_source?: string): CsatEvent => ({
    ...answer(5),
    ticket_id,
    ...(ticket_source === undefined ? {} : { ticket_source }),
  });
  expect(eventId(on('7'), at)).not.toBe(eventId(on('8'), at));
  expect(eventId(on('7'), at)).not.toBe(eventId(on('7', 'line'), at));
  expect(eventId(on('7'), at)).toBe(eventId(on('7', 'desk'), at));
});

test('no two keys are spelled alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      fc.pre(a !== c || b !== d);
      const one = eventId({ ...opened, source: a, ticket_id: b }, at);
      expect(one).not.toBe(eventId({ ...opened, source: c, ticket_id: d }, at));
    }),
  );
});
