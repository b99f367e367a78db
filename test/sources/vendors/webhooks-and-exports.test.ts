import { describe, expect, it } from 'vitest';
import { tell } from './events-of.ts';

it('a chat of Connect is read from its transcript without an analysis', () => {
  const said = (Id: string, ParticipantRole: string, time: string, more: object = {}) => ({
    ...{ Id, Type: 'MESSAGE', ParticipantRole, ContentType: 'text/plain', Content: 'Hi' },
    ...{ AbsoluteTime: `2026-03-01T${time}Z`, ...more },
  });
  const transcript = {
    ...{
      Version: '2019-08-26',
      InitialContactId: 'k3',
      ContactId: 'k4',
      Participants: [{ ParticipantId: 'p' }],
    },
    Transcript: [
      said('m0', 'CUSTOMER', '09:00:00', { Type: 'EVENT' }),
      said('m1', 'CUSTOMER', '09:00:05'),
      said('m2', 'CUSTOM_BOT', '09:00:06'),
      said('m3', 'AGENT', '09:02:00'),
    ],
  };
  const told = tell('amazon-connect', [transcript]);
  expect(told.lines).toEqual([
    'message 2026-03-01T09:00:05Z customer',
    'message 2026-03-01T09:00:06Z ai ai',
    'message 2026-03-01T09:02:00Z human in_house',
  ]);
  expect(told.events[0]?.ticket_id, 'a transfer is of its first contact').toBe('k3');
});

describe('Jira', () => {
  const agent = { accountId: 'a7', accountType: 'atlassian' };
  const comment = {
    ...{ id: '1', self: 'https://x.example/rest/api/3/issue/10001/comment/1', author: agent, body: 'On it' },
    ...{ created: '2026-03-01T09:30:00.000+0000', jsdPublic: true },
  };
  const reply = 'message 2026-03-01T09:30:00Z human in_house';
  const issue = { id: '10001', key: 'SUP-1', fields: { summary: 'S', reporter: { accountId: 'c1' } } };

  it('a webhook tells one comment beside its issue; internal ones are none', () => {
    const hook = (one: object) => ({ webhookEvent: 'comment_created', comment: one, issue });
    const theirs = { ...comment, id: '2', author: { accountId: 'c1', accountType: 'atlassian' } };
    const told = tell('jira', [hook(comment), hook(theirs), hook({ ...comment, id: '3', jsdPublic: false })]);
    expect(told).toMatchObject({ lines: [reply, 'message 2026-03-01T09:30:00Z customer'], passedOver: 1 });
    expect(told.events[0]?.ticket_id).toBe('SUP-1');
  });

  it('an issue that is deleted counts for nothing', () => {
    const fields = { ...issue.fields, created: '2026-03-01T09:00:00.000+0000' };
    const deleted = { webhookEvent: 'jira:issue_deleted', timestamp: Date.parse('2026-03-02T09:00:00Z') };
    const told = tell('jira', [{ ...deleted, issue: { ...issue, fields } }]);
    expect(told.lines).toEqual(['opened 2026-03-01T09:00:00Z', 'status_seen 2026-03-02T09:00:00Z void']);
  });

  it('pages of one issue name it in their address', () => {
    const items = [{ field: 'status', fromString: 'Open', toString: 'Done' }];
    const changes = {
      self: 'https://x.example/rest/api/3/issue/SUP-1/changelog?startAt=0',
      values: [{ id: '1', author: agent, created: '2026-03-02T09:00:00.000+0000', items }],
    };
    expect(tell('jira', [changes]).events.at(-1)).toMatchObject({ ticket_id: 'SUP-1', status: 'resolved' });
    const page = { startAt: 0, total: 1, comments: [comment] };
    const issues = { find: (id: string) => (id === '10001' ? { id, key: 'SUP-1' } : undefined) };
    const told = tell('jira', [page], { issues: 'issues.json' }, new Map([['issues', issues]]));
    expect(told.lines).toEqual([reply]);
    expect(told.events[0]?.ticket_id).toBe('SUP-1');
    expect(tell('jira', [page])).toMatchObject({ lines: [], passedOver: 1 });
  });
});

describe('other webhooks and exports', () => {
  it('HubSpot: new and deleted tickets, of tickets alone', () => {
    const hook = (subscriptionType: string, objectTypeId?: string) => ({
      ...{ subscriptionType, objectId: 101, occurredAt: Date.parse('2026-03-01T09:00:00Z'), objectTypeId },
    });
    const told = tell('hubspot', [
      hook('ticket.creation'),
      hook('object.deletion', '0-5'),
      hook('object.creation', '0-1'),
    ]);
    expect(told).toMatchObject({
      lines: ['opened 2026-03-01T09:00:00Z', 'status_seen 2026-03-01T09:00:00Z void'],
      passedOver: 1,
    });
  });

  it('Front: a conversation that is put into the trash is void', () => {
    const conversation = { id: 'cnv_1', created_at: 1772355600, recipient: { handle: 'a', role: 'from' } };
    const payload = { id: 'evt_1', type: 'trash', emitted_at: 1772442000, conversation };
    expect(tell('front', [{ type: 'conversation_deleted', payload }]).lines.at(-1)).toMatch(/void$/);
  });

  it('Gorgias: what an HTTP integration sends has ids alone', () => {
    const told = tell('gorgias', [
      {
        ...{ id: 123, status: 'closed', channel: 'email', customer_id: 55, assignee_user_id: 4 },
        ...{ created_datetime: '2026-03-01T09:00:00', closed_datetime: '2026-03-02T09:00:00' },
      },
    ]);
    expect(told.events).toMatchObject([{ customer_id: '55' }, { handler: { kind: 'in_house', id: '4' } }]);
  });

  it('Freshdesk: an account’s export has its notes within the ticket', () => {
    const note = (id: number, more: object) => ({
      note: {
        id,
        body: 'Hello',
        created_at: '2026-03-01T10:30:00+01:00',
        incoming: false,
        private: false,
        ...more,
      },
    });
    const helpdesk_ticket = {
      ...{ id: 5001, display_id: 101, status: 2, source: 1, requester_id: 55 },
      ...{ created_at: '2026-03-01T10:00:00+01:00', updated_at: '2026-03-01T10:40:00+01:00' },
      notes: [note(1, {}), note(2, { private: true }), note(3, { incoming: true })],
    };
    const told = tell('freshdesk', [{ helpdesk_ticket }]);
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'status_seen 2026-03-01T09:40:00Z open',
      'message 2026-03-01T09:30:00Z human in_house',
      'message 2026-03-01T09:30:00Z customer',
    ]);
    expect(new Set(told.events.map(({ ticket_id }) => ticket_id))).toEqual(new Set(['101']));
  });

  it('Intercom: comments of a ticket are replies, notes are none', () => {
    const part = (id: string, part_type: string) => ({
      ...{
        id,
        part_type,
        body: '<p>We look</p>',
        created_at: 1772357400,
        author: { type: 'admin', id: '4' },
      },
    });
    const told = tell('intercom', [
      {
        ...{ type: 'ticket', id: 't1', created_at: 1772355600, updated_at: 1772359200, category: 'Customer' },
        ticket_state: { category: 'in_progress' },
        ticket_parts: { ticket_parts: [part('1', 'comment'), part('2', 'note')] },
      },
    ]);
    expect(told.lines.filter((line) => line.startsWith('message'))).toEqual([
      'message 2026-03-01T09:30:00Z human in_house',
    ]);
  });

  it('ServiceNow: what a field refers to may stand in a column of its own', () => {
    const told = tell('servicenow', [
      {
        ...{ sys_id: 'a1', number: 'INC1', opened_at: '2026-03-01 09:00:00', state: '6' },
        ...{ caller_id_value: 'u55', assigned_to_value: 'u7', assignment_group_value: 'g3' },
      },
    ]);
    expect(told.events[0]).toMatchObject({ customer_id: 'u55', handler: { id: 'u7' }, queue: 'g3' });
  });
});
