import { expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

/** A record of each history whose state stays on the same side, as most of a history are. */
const quiet: [string, object][] = [
  [
    'salesforce',
    {
      ...{ Id: '017A', CaseId: '500A', Field: 'Status', OldValue: 'New', NewValue: 'Working' },
      ...{ CreatedDate: '2026-03-01T09:00:00.000+0000', CreatedById: '005X' },
    },
  ],
  [
    'servicenow',
    {
      ...{ documentkey: 'x', fieldname: 'state', tablename: 'incident', oldvalue: '1', newvalue: '2' },
      ...{ user: 'u', sys_created_on: '2026-03-01 09:00:00' },
    },
  ],
  [
    'zammad',
    {
      ...{ object: 'Ticket', attribute: 'state', o_id: 1, id: 7, value_from: 'new', value_to: 'open' },
      ...{ created_by_id: 3, created_at: '2026-03-01T09:00:00Z' },
    },
  ],
  [
    'zendesk',
    {
      ...{ type: 'zen:event-type:ticket.status_changed', time: '2026-03-01T09:00:00Z' },
      ...{ detail: { id: '1', actor_id: '3' }, event: { previous: 'NEW', current: 'OPEN' } },
    },
  ],
  [
    'intercom',
    {
      ...{ type: 'conversation_part', id: '1', conversation_id: '9', part_type: 'assignment', body: null },
      ...{ created_at: 1772355600, author: { type: 'admin', id: 'a1' } },
    },
  ],
];

it.each(quiet)('%s: a change that changes nothing is passed over, and not rejected', (vendor, record) => {
  expect(tell(vendor, [record])).toMatchObject({ events: [], rejections: [], passedOver: 1 });
});

it('Salesforce: what a deployment calls closed is solved in the history, too', () => {
  const change = (OldValue: string, NewValue: string, day: number) => ({
    ...{ CaseId: '500A', Field: 'Status', OldValue, NewValue, CreatedById: '005X' },
    CreatedDate: `2026-03-0${day}T09:00:00.000+0000`,
  });
  const opened = {
    ...{ Id: '500A', CaseNumber: '1', Status: 'Erledigt' },
    CreatedDate: '2026-03-01T09:00:00Z',
  };
  const changes = [
    change('New', 'Erledigt', 2),
    change('Erledigt', 'Working', 3),
    change('Working', 'Erledigt', 4),
  ];
  const settings = { closed_statuses: ['Erledigt'] };
  expect(happened(tell('salesforce', [opened, ...changes], settings))).toEqual([
    ...['opened', 'resolved', 'reopened', 'resolved'],
  ]);
  expect(tell('salesforce', changes, settings).lines).toContain(
    'status_seen 2026-03-04T09:00:00Z resolved agent in_house',
  );
});

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

it('a message that did not arrive is no reply', () => {
  const chatwoot = (status: string) => ({
    ...{ id: 8, content: 'Hi', message_type: 'outgoing', content_type: 'text', private: false, status },
    ...{ created_at: '2026-03-01T09:00:00Z', conversation: { id: 9 }, sender: { id: 2, type: 'user' } },
  });
  expect(tell('chatwoot', [chatwoot('failed')])).toMatchObject(nothing);
  expect(tell('chatwoot', [chatwoot('delivered')]).lines).toHaveLength(1);
  const gorgias = (failed_datetime: string | null) => ({
    ...{ id: 4, ticket_id: 51, from_agent: true, public: true, channel: 'email', body_text: 'Hi' },
    ...{ created_datetime: '2026-03-01T09:00:00', sent_datetime: null, failed_datetime },
  });
  expect(tell('gorgias', [gorgias('2026-03-01T09:00:01')])).toMatchObject(nothing);
  expect(tell('gorgias', [gorgias(null)]).lines).toHaveLength(1);
  const kustomer = (status: string) => ({
    ...{ type: 'message', id: 'm1' },
    attributes: { direction: 'out', status, preview: 'Hi', createdAt: '2026-03-01T09:00:00.000Z' },
    relationships: { conversation: { data: { id: 'k1' } }, createdBy: { data: { id: 'u1' } } },
  });
  expect(tell('kustomer', [{ data: kustomer('error') }])).toMatchObject(nothing);
  expect(tell('kustomer', [{ data: kustomer('sent') }]).lines).toHaveLength(1);
});
