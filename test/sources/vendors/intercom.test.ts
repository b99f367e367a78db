import { expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const at = (minute: number, second = 0) => Date.UTC(2026, 2, 1, 9, minute, second) / 1000;
const part = (id: number, minute: number, part_type: string, type: string, more: object = {}) => ({
  ...{
    type: 'conversation_part',
    id: String(id),
    part_type,
    body: null,
    created_at: at(minute),
    updated_at: at(minute),
  },
  ...{ author: { type, id: `${type}-1`, from_ai_agent: type === 'bot' } },
  ...more,
});
const conversation = (parts: readonly object[], more: object = {}) => ({
  ...{
    type: 'conversation',
    id: '1295',
    title: null,
    created_at: at(0),
    updated_at: at(50),
    state: 'closed',
  },
  ...{ open: false, priority: 'not_priority', admin_assignee_id: 0, team_assignee_id: 5017691 },
  source: {
    type: 'conversation',
    id: '3',
    body: '<p>Where is <b>it</b>?</p>',
    author: { type: 'user', id: 'u1' },
  },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: 'c1' }] },
  conversation_rating: null,
  statistics: { type: 'conversation_statistics', count_reopens: 1, last_close_at: at(40) },
  conversation_parts: {
    type: 'conversation_part.list',
    conversation_parts: parts,
    total_count: parts.length,
  },
  ...{ ai_agent_participated: false, ai_agent: null },
  ...more,
});

it('the bot answers in five seconds, hands over, and a person solves it', () => {
  const { lines, events } = tell('intercom', [
    conversation(
      [
        part(1, 0, 'comment', 'bot', { created_at: at(0, 5), body: '<p>Hi!</p>' }),
        part(2, 2, 'note', 'admin', { body: '<p>for us</p>' }),
        part(3, 3, 'assignment', 'bot', { assigned_to: { type: 'team', id: 't1' } }),
        part(4, 45, 'comment', 'admin', { body: '<p>Sent</p>' }),
        part(5, 46, 'close', 'admin'),
      ],
      { ai_agent_participated: true, ai_agent: { resolution_state: 'routed_to_team', updated_at: at(3) } },
    ),
  ]);
  expect(lines).toEqual([
    'opened 2026-03-01T09:00:00Z ai',
    'message 2026-03-01T09:00:05Z ai ai',
    'message 2026-03-01T09:45:00Z human in_house',
    'status_seen 2026-03-01T09:46:00Z resolved agent in_house',
    'handed_off 2026-03-01T09:03:00Z in_house',
  ]);
  expect(events[0]).toMatchObject({
    text: 'Where is it?',
    customer_id: 'c1',
    channel: 'chat',
    queue: '5017691',
  });
});

it("the bot's closing is not a person's", () => {
  const { lines } = tell('intercom', [conversation([part(1, 30, 'close', 'bot')])]);
  expect(lines).toContain('status_seen 2026-03-01T09:30:00Z resolved assumed ai');
});

it('a conversation that was closed and opened again came back once', () => {
  const parts = [part(1, 10, 'close', 'admin'), part(2, 20, 'open', 'user'), part(3, 40, 'close', 'admin')];
  const one = conversation(parts);
  const expected = ['opened', 'resolved', 'reopened', 'resolved'];
  expect(happened(tell('intercom', [one]))).toEqual(expected);
  expect(
    happened(tell('intercom', [conversation(parts.slice(0, 1)), one, { conversations: [one] }])),
  ).toEqual(expected);
});

it.each([
  ['assumed_resolution', ['opened', 'resolved'], 'status_seen 2026-03-01T09:20:00Z resolved assumed ai'],
  ['confirmed_resolution', ['opened', 'resolved'], 'status_seen 2026-03-01T09:20:00Z resolved confirmed ai'],
  ['abandoned', ['opened'], undefined],
  [null, ['opened'], undefined],
  ['routed_to_team', ['opened', 'handed_off'], 'handed_off 2026-03-01T09:20:00Z in_house'],
])('what the AI says, %s, is its claim or none', (resolution_state, story, line) => {
  const ai_agent = { source_type: 'workflow', resolution_state, rating: null, updated_at: at(20) };
  const told = tell('intercom', [
    conversation([], {
      ...{ state: 'open', updated_at: at(10), ai_agent_participated: true, ai_agent },
      statistics: { count_reopens: 0, last_close_at: null },
    }),
  ]);
  expect(happened(told)).toEqual(story);
  if (line !== undefined) expect(told.lines).toContain(line);
});

it("the bot's rating shown twice is one answer; a person's beside it is another", () => {
  const ai_agent = { resolution_state: null, rating: 4, rating_remark: 'Good', updated_at: at(20) };
  const shown = { rating: 4, remark: 'Good', created_at: at(20), updated_at: at(20), teammate: null };
  const scores = (more: object) =>
    tell('intercom', [conversation([], more)]).lines.filter((line) => line.startsWith('answered'));
  expect(scores({ ai_agent, conversation_rating: shown })).toEqual(['answered 2026-03-01T09:20:00Z 4 ai']);
  const ofPerson = { ...shown, rating: 2, teammate: { type: 'admin', id: 'a1' } };
  expect(scores({ ai_agent, conversation_rating: ofPerson })).toEqual([
    'answered 2026-03-01T09:20:00Z 4 ai',
    'answered 2026-03-01T09:20:00Z 2 human',
  ]);
  expect(scores({ conversation_rating: shown })).toEqual(['answered 2026-03-01T09:20:00Z 4']);
});

it('lists of pages without parts say what their statistics do', () => {
  const { type, id, created_at, updated_at, source, contacts } = conversation([]);
  const statistics = { first_admin_reply_at: at(12), last_close_at: at(40) };
  const listed = { type, id, created_at, updated_at, source, contacts, state: 'closed', statistics };
  expect(tell('intercom', [{ type: 'conversation.list', conversations: [listed] }]).lines).toEqual([
    'opened 2026-03-01T09:00:00Z in_house',
    'message 2026-03-01T09:12:00Z human in_house',
    'status_seen 2026-03-01T09:40:00.001Z resolved agent in_house',
  ]);
});

it('what a teammate or a campaign began and nobody answered is no need', () => {
  const began = (statistics: object, more: object = {}) =>
    tell('intercom', [
      conversation([part(1, 1, 'comment', 'admin', { body: '<p>Anything else?</p>' })], {
        source: {
          ...{ type: 'email', id: '4', body: '<p>News</p>', author: { type: 'admin', id: 'a' } },
          ...more,
        },
        statistics: { type: 'conversation_statistics', count_reopens: 0, ...statistics },
      }),
    ]);
  for (const delivered_as of ['admin_initiated', 'automated', 'campaigns_initiated']) {
    expect(began({}, { delivered_as })).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
    const answered = began({ first_contact_reply_at: at(20) }, { delivered_as });
    expect(answered.lines[0]).toBe('opened 2026-03-01T09:00:00Z');
  }
  expect(began({}, { delivered_as: 'customer_initiated' }).lines[0]).toBe('opened 2026-03-01T09:00:00Z');
});

it('a conversation of a list that is open was closed before and came back', () => {
  const one = {
    ...{ type: 'conversation', id: '9', created_at: 1772355600, updated_at: 1772359200, state: 'open' },
    source: { type: 'conversation', author: { type: 'user', id: 'c1' }, body: '<p>Hi</p>' },
    statistics: { count_reopens: 1, last_close_at: 1772357400, first_contact_reply_at: 1772355600 },
  };
  const page = { type: 'conversation.list', conversations: [one] };
  expect(happened(tell('intercom', [page]))).toEqual(['opened', 'resolved', 'reopened']);
});
