import { describe, expect, it } from 'vitest';
import { happenedTo } from '../happened.ts';
import { happened, type Told, tell } from './events-of.ts';

/** Who the story's first handler is, as curation sees it. */
const firstKind = (told: Told): string | undefined =>
  happenedTo(told.events)
    .map((row) => row as unknown as Record<string, { kind?: string } | undefined>)
    .map(({ from, handler, to }) => (from ?? handler ?? to)?.kind)
    .find((kind) => kind !== undefined);
const messages = (lines: readonly string[]) => lines.filter((line) => line.startsWith('message'));

describe('what looks like a person’s reply, or a customer’s message, and is none', () => {
  const replied = {
    ...{ id: 1, ticket_id: 9, body_text: 'hello', incoming: false, private: false, user_id: 3, source: 0 },
    ...{ created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-01T10:00:00Z' },
  };

  it('Freshdesk: the remark to a rating is no message of the customer after the solving', () => {
    const remark = { ...replied, id: 2, incoming: true, source: 6, body_text: 'It did not help at all' };
    const told = tell('freshdesk', [replied, remark, { ...replied, id: 3, incoming: true }]);
    expect(told).toMatchObject({ passedOver: 1, rejections: [] });
    expect(messages(told.lines)).toEqual([
      'message 2026-03-01T10:00:00Z human in_house',
      'message 2026-03-01T10:00:00Z customer',
    ]);
  });

  it('Freshdesk: what an agent forwards to a third party is no reply, what a customer forwards is a message', () => {
    const forwarded = { ...replied, source: 8 };
    expect(tell('freshdesk', [forwarded])).toMatchObject({ lines: [], passedOver: 1 });
    expect(tell('freshdesk', [{ ...forwarded, incoming: true }]).lines).toHaveLength(1);
  });

  it('Chatwoot: what an automation sends is the system’s', () => {
    const sent = {
      ...{ id: 8, content: 'We are looking into it', private: false, message_type: 'outgoing' },
      ...{ content_type: 'text', created_at: '2026-03-01T09:00:00Z', sender: null },
    };
    const content_attributes = { automation_rule_id: 4 };
    const lines = (more: object) => tell('chatwoot', [{ ...sent, conversation: { id: 9 }, ...more }]).lines;
    expect(lines({ content_attributes })).toEqual(['message 2026-03-01T09:00:00Z system']);
    expect(lines({ content_attributes: {} })).toEqual(['message 2026-03-01T09:00:00Z human in_house']);
    const within = {
      ...{ id: 9, status: 'open', inbox_id: 1, created_at: 1772355600, timestamp: 1772355600 },
      messages: [{ ...sent, conversation_id: 9, content_attributes }],
    };
    expect(messages(tell('chatwoot', [within]).lines)).toEqual(['message 2026-03-01T09:00:00Z system']);
  });
});

describe('Jira: who asked may have an account like an agent’s', () => {
  const comment = (id: string, author: object, hour: number) => ({
    ...{
      id,
      jsdPublic: true,
      author,
      created: `2026-03-01T${hour}:00:00.000+0000`,
      renderedBody: '<p>x</p>',
    },
  });
  const change = (author: object) => ({
    ...{ id: '1', author, created: '2026-03-01T15:00:00.000+0000' },
    items: [{ field: 'status', fromString: 'Open', toString: 'Done' }],
  });
  const issue = (reporter: object, comments: object[], histories: object[] = []) => ({
    ...{ key: 'SUP-1', changelog: { histories } },
    fields: {
      ...{ created: '2026-03-01T09:00:00.000+0000', updated: '2026-03-01T16:00:00.000+0000', reporter },
      ...{ assignee: { accountId: 'a1', name: 'agent' }, comment: { comments } },
    },
  });
  const cloud = (accountId: string) => ({ accountId, accountType: 'atlassian' });
  const server = (name: string) => ({ name, key: name });

  it.each([
    ['cloud', cloud],
    ['server', server],
  ])('in comments and changes (%s)', (_, account) => {
    const comments = [comment('1', account('r1'), 10), comment('2', account('a1'), 11)];
    const told = tell('jira', [issue(account('r1'), comments, [change(account('r1'))])]);
    expect(messages(told.lines)).toEqual([
      'message 2026-03-01T10:00:00Z customer',
      'message 2026-03-01T11:00:00Z human in_house',
    ]);
    expect(told.lines).toContain('status_seen 2026-03-01T15:00:00Z resolved confirmed');
    const byAgent = tell('jira', [issue(account('r1'), comments, [change(account('a1'))])]);
    expect(byAgent.lines).toContain('status_seen 2026-03-01T15:00:00Z resolved agent in_house');
  });

  it('an assignee of the end hides no bot that answered first', () => {
    const comments = [comment('1', cloud('bot'), 10), comment('2', cloud('a1'), 11)];
    const told = tell('jira', [issue(cloud('r1'), comments)], { ai_accounts: ['bot'] });
    expect(firstKind(told)).toBe('ai');
  });
});

describe('Intercom: parts that do two things', () => {
  const at = (minute: number) => Date.UTC(2026, 2, 1, 9, minute) / 1000;
  const part = (id: number, minute: number, part_type: string, type: string, more: object = {}) => ({
    ...{ type: 'conversation_part', id: String(id), part_type, body: null, created_at: at(minute) },
    ...{ updated_at: at(minute), author: { type, id: `${type}-1` }, ...more },
  });
  const conversation = (parts: readonly object[], more: object = {}) => ({
    ...{ type: 'conversation', id: '1', created_at: at(0), updated_at: at(50), state: 'closed' },
    ...{ ai_agent_participated: false, statistics: { first_admin_reply_at: at(12) } },
    ...{ conversation_parts: { conversation_parts: parts }, ...more },
  });

  it.each(['assign_and_reopen', 'note_and_reopen', 'open'])('%s opens it again', (part_type) => {
    const parts = [
      part(1, 10, 'close', 'admin'),
      part(2, 20, part_type, 'admin'),
      part(3, 40, 'close', 'admin'),
    ];
    const story = ['opened', 'resolved', 'reopened', 'resolved'];
    expect(happened(tell('intercom', [conversation(parts)]))).toEqual(story);
    const alone = parts.map((one) => ({ ...one, conversation_id: '1' }));
    expect(happened(tell('intercom', [conversation([], { statistics: null }), ...alone]))).toEqual(story);
  });

  it.each(['timer_unsnooze', 'unsnoozed', 'assign_and_unsnooze'])('%s ends no solving', (part_type) => {
    const parts = [
      part(1, 10, 'snoozed', 'admin'),
      part(2, 20, part_type, 'bot'),
      part(3, 40, 'close', 'admin'),
    ];
    expect(happened(tell('intercom', [conversation(parts)]))).toEqual(['opened', 'resolved']);
  });

  it('a rule that assigns is no AI that hands over, and a team is not a person', () => {
    const byRule = [
      part(1, 1, 'default_assignment', 'bot', { assigned_to: { type: 'team', id: 't1' } }),
      part(2, 12, 'comment', 'admin', { body: '<p>Sent</p>' }),
    ];
    const told = tell('intercom', [conversation(byRule)]);
    expect(firstKind(told)).toBe('in_house');
    expect(told.events.find(({ type }) => type === 'handed_off')).toMatchObject({ to: { kind: 'in_house' } });
    expect(told.events.find(({ type }) => type === 'handed_off')).not.toHaveProperty('to.id');
    expect(firstKind(tell('intercom', [conversation(byRule, { ai_agent_participated: true })]))).toBe('ai');
  });

  it('a bot of a workflow that wrote before the person was first', () => {
    const parts = [
      part(1, 1, 'comment', 'bot', { body: '<p>What is it about?</p>' }),
      part(2, 12, 'comment', 'admin', { body: '<p>Sent</p>' }),
    ];
    expect(firstKind(tell('intercom', [conversation(parts)]))).toBe('ai');
  });
});

it('Genesys: an agent who passed the call on has not resolved it', () => {
  const agent = (userId: string, queueId: string, minute: number, disconnectType: string) => ({
    ...{ purpose: 'agent', participantId: userId, userId },
    sessions: [
      {
        mediaType: 'voice',
        segments: [
          { segmentType: 'interact', segmentStart: `2026-03-01T09:0${minute}:00.000Z`, queueId },
          { segmentType: 'hold', segmentStart: `2026-03-01T09:0${minute}:30.000Z`, queueId, disconnectType },
        ],
      },
    ],
  });
  const call = (...agents: object[]) => ({
    ...{ conversationId: 'g1', conversationStart: '2026-03-01T09:00:00.000Z' },
    ...{ conversationEnd: '2026-03-01T09:08:00.000Z', participants: agents },
  });
  const settings = { outsourced_queues: ['q2'] };
  const [first, second] = [agent('a1', 'q1', 1, 'consultTransfer'), agent('a2', 'q2', 4, 'peer')];
  const states = ({ lines }: { lines: string[] }) => lines.filter((line) => line.startsWith('status_seen'));
  expect(states(tell('genesys', [call(first, second)], settings))).toEqual([
    'status_seen 2026-03-01T09:08:00Z resolved agent outsourced',
  ]);
  expect(states(tell('genesys', [call(first)], settings)), 'passed on to nobody').toEqual([]);
});

it('Freshdesk: a ticket that its bot opened was AI’s first', () => {
  const ticket = {
    ...{ id: 1, status: 4, requester_id: 2, responder_id: 3, source: 12 },
    ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-01T10:00:00Z' },
  };
  expect(tell('freshdesk', [ticket]).lines).toEqual([
    'opened 2026-03-01T09:00:00Z ai',
    'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
  ]);
});
