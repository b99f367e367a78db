import { expect, it } from 'vitest';
import { tell } from './events-of.ts';

const at = { created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-01T10:00:00Z' };
const nothing = { lines: [], passedOver: 1, rejections: [] };

it('Freshdesk: an e-mail that we sent counts once the customer answers', () => {
  const sent = (stats: object | undefined, source = 10) =>
    tell('freshdesk', [{ id: 1, status: 2, requester_id: 2, responder_id: 3, source, stats, ...at }]);
  expect(
    sent({ requester_responded_at: null, resolved_at: null, status_updated_at: at.created_at }),
  ).toMatchObject(nothing);
  expect(sent({ requester_responded_at: '2026-03-01T09:30:00Z' }).lines[0]).toMatch(/^opened/);
  expect(sent(undefined).lines[0], 'without stats nobody knows').toMatch(/^opened/);
  expect(sent({ requester_responded_at: null, status_updated_at: at.created_at }, 1).lines[0]).toMatch(
    /^opened/,
  );
});

it('Gorgias: a ticket that an agent began counts once the customer answers', () => {
  const begun = (last_received_message_datetime: string | null, from_agent = true) =>
    tell('gorgias', [
      {
        ...{ id: 51, status: 'open', channel: 'email', customer: { id: 3 }, tags: [], from_agent },
        ...{ created_datetime: '2026-03-01T09:00:00.1', updated_datetime: '2026-03-01T09:01:00' },
        ...{ last_received_message_datetime, satisfaction_survey: null, messages: [] },
      },
    ]);
  expect(begun(null)).toMatchObject(nothing);
  expect(begun('2026-03-01T09:30:00').lines[0]).toMatch(/^opened/);
  expect(begun(null, false).lines[0]).toMatch(/^opened/);
});

it('Kustomer: a conversation that goes out counts once a message comes in', () => {
  const begun = (direction: string, inboundMessageCount: number) => ({
    ...{ type: 'conversation', id: 'k1', relationships: {} },
    attributes: {
      ...{ status: 'open', direction, inboundMessageCount, spam: false },
      ...{ createdAt: '2026-03-01T09:00:00.000Z', updatedAt: '2026-03-01T09:01:00.000Z' },
    },
  });
  expect(tell('kustomer', [{ data: begun('out', 0) }])).toMatchObject(nothing);
  for (const [direction, count] of [
    ['out', 1],
    ['in', 0],
  ] as const)
    expect(tell('kustomer', [{ data: begun(direction, count) }]).lines[0]).toMatch(/^opened/);
});

it('Intercom: tickets of teammates among themselves are no customer’s need', () => {
  const ticket = (more: object) => ({
    ...{ type: 'ticket', id: '70', ticket_id: '1', ticket_state: 'submitted', contacts: { contacts: [] } },
    ...{ created_at: 1_772_355_600, updated_at: 1_772_355_700, ticket_attributes: {}, ...more },
  });
  expect(tell('intercom', [ticket({ category: 'Back-office' })])).toMatchObject(nothing);
  expect(tell('intercom', [ticket({ ticket_type: { category: 'Tracker' } })])).toMatchObject(nothing);
  expect(tell('intercom', [ticket({ category: 'Customer' })]).lines[0]).toMatch(/^opened/);
});
