import { expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const ticket = {
  ...{ id: 35436, via: { channel: 'email' }, created_at: '2026-03-01T09:00:00Z', subject: 'Refund' },
  ...{ updated_at: '2026-03-02T10:00:00Z', status: 'solved', requester_id: 20978392, assignee_id: 235323 },
  ...{
    group_id: 98738,
    brand_id: 123,
    priority: 'high',
    tags: ['enterprise', 'refund'],
    description: 'Please',
  },
  custom_fields: [{ id: 27642, value: 'refund' }],
  satisfaction_rating: { score: 'good', id: 1 },
};
const audit = (minute: number, from: string, to: string, more: object = {}) => ({
  ...{ id: minute, ticket_id: 35436, author_id: 235323, via: { channel: 'web' } },
  created_at: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`,
  events: [
    { id: minute + 1, type: 'Change', field_name: 'status', previous_value: from, value: to },
    { id: minute + 2, type: 'Change', field_name: 'priority', previous_value: 'low', value: 'high' },
  ],
  ...more,
});
const rating = (score: string, more: object = {}) => ({
  ...{
    id: 62,
    ticket_id: 35436,
    requester_id: 7881,
    assignee_id: 235323,
    group_id: 44,
    score,
    comment: 'ok',
  },
  ...{ created_at: '2026-03-02T11:00:00Z', updated_at: '2026-03-02T12:00:00Z' },
  ...more,
});

it('a ticket is opened, and seen solved by its assignee', () => {
  const { lines, events } = tell('zendesk', [{ tickets: [ticket], next_page: null }], {
    intent: 'custom_fields[id=27642].value',
  });
  expect(lines).toEqual([
    'opened 2026-03-01T09:00:00Z',
    'status_seen 2026-03-02T10:00:02Z resolved agent in_house',
  ]);
  expect(events[0]).toMatchObject({
    ...{ ticket_id: '35436', customer_id: '20978392', channel: 'email', queue: '98738' },
    ...{ intent: 'refund', text: 'Please' },
  });
});

it("a deployment's tags, assignees or groups are AI, and its claim is assumed", () => {
  for (const settings of [{ ai_tags: ['bot'] }, { ai_assignees: [235323] }, { ai_groups: ['98738'] }]) {
    const { lines } = tell('zendesk', [{ ...ticket, tags: ['refund', 'bot'] }], settings);
    expect(lines).toContain('status_seen 2026-03-02T10:00:02Z resolved assumed ai');
  }
  expect(tell('zendesk', [ticket], { ai_tags: ['fund'] }).lines[1]).toContain('in_house');
});

it('an offer is no answer, and what was not sent is no offer', () => {
  expect(tell('zendesk', [rating('offered')]).lines).toEqual(['offered 2026-03-02T11:00:00Z']);
  expect(tell('zendesk', [rating('bad')]).lines).toEqual([
    'offered 2026-03-02T11:00:00Z',
    'answered 2026-03-02T12:00:00Z bad',
  ]);
  expect(tell('zendesk', [rating('unoffered')])).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
});

it('a survey of the new kind has five points', () => {
  const response = {
    ...{
      id: '01J9',
      expires_at: '2026-04-01T00:00:00Z',
      subjects: [{ id: '35436', type: 'ticket', zrn: 'zen:ticket:35436' }],
    },
    answers: [
      {
        id: 'a',
        type: 'rating_scale',
        rating: 4,
        rating_category: 'good',
        updated_at: '2026-03-02T12:00:00Z',
      },
      { id: 'b', type: 'open_ended', value: 'fine' },
    ],
  };
  const { lines, events } = tell('zendesk', [{ survey_response: response }]);
  expect(lines).toEqual(['answered 2026-03-02T12:00:00Z 4']);
  expect(events[0]).toMatchObject({
    ticket_id: '35436',
    survey_id: '01J9',
    comment: 'fine',
    scale: { max: 5 },
  });
});

it('a reopening in the audits counts once, in whichever file and order', () => {
  const audits = [audit(1, 'open', 'solved'), audit(9, 'solved', 'open'), audit(30, 'open', 'solved')];
  const expected = ['opened', 'resolved', 'reopened', 'resolved'];
  expect(happened(tell('zendesk', [ticket, ...audits]))).toEqual(expected);
  expect(happened(tell('zendesk', [...audits.toReversed(), ticket, ...audits]))).toEqual(expected);
  const metrics = { id: 1, ticket_id: 35436, reopens: 1, replies: 2, solved_at: '2026-03-01T10:30:00Z' };
  expect(happened(tell('zendesk', [metrics, ticket, { ticket_audits: audits }]))).toEqual(expected);
});

it('where only metrics are exported, reopenings are counted by them when a deployment says so', () => {
  const metrics = { id: 1, ticket_id: 35436, reopens: 1, solved_at: '2026-03-02T10:00:00Z' };
  expect(happened(tell('zendesk', [ticket, metrics], { count_reopenings: true }))).toEqual([
    ...['opened', 'resolved', 'reopened', 'resolved'],
  ]);
  expect(happened(tell('zendesk', [ticket, metrics]))).toEqual(['opened', 'resolved']);
});

it('what a trigger, an automation or the system solves is no person’s', () => {
  const byRule = audit(1, 'pending', 'solved', {
    author_id: -1,
    via: { channel: 'rule', source: { rel: 'automation' } },
  });
  expect(tell('zendesk', [byRule]).lines).toContain('status_seen 2026-03-01T10:01:00Z resolved assumed');
  expect(tell('zendesk', [audit(1, 'open', 'solved')]).lines).toContain(
    'status_seen 2026-03-01T10:01:00Z resolved agent in_house',
  );
  expect(tell('zendesk', [audit(1, 'open', 'solved')], { ai_assignees: [235323] }).lines).toContain(
    'status_seen 2026-03-01T10:01:00Z resolved assumed ai',
  );
});

it('a customer who solves the ticket in the help centre confirms it, and is nobody of ours', () => {
  const roles = new Map([
    ['20978392', { role: 'end-user' }],
    ['235323', { role: 'agent' }],
  ]);
  const lookups = new Map([['users', { find: (id: string) => roles.get(id) }]]);
  const solved = (records: object[]) => tell('zendesk', records, { users: 'users.ndjson' }, lookups).lines;
  const byCustomer = audit(1, 'pending', 'solved', { author_id: 20978392 });
  expect(solved([byCustomer])[1]).toBe('status_seen 2026-03-01T10:01:00Z resolved confirmed');
  expect(solved([audit(1, 'open', 'solved')])[1]).toBe(
    'status_seen 2026-03-01T10:01:00Z resolved agent in_house',
  );
  const automatic = { author_id: -1, via: { channel: 'rule' } };
  expect(solved([audit(1, 'open', 'solved', automatic)])[1]).toBe(
    'status_seen 2026-03-01T10:01:00Z resolved assumed',
  );
  const event = (updater_id: number) => ({
    ...{ id: 1, ticket_id: 35436, updater_id, created_at: '2026-03-01T10:01:00Z', timestamp: 1772359260 },
    child_events: [
      { id: 2, event_type: 'Change', via: 'Web form', status: 'solved', previous_value: 'open' },
    ],
  });
  expect(solved([event(20978392)])[1]).toBe('status_seen 2026-03-01T10:01:00Z resolved confirmed');
  expect(solved([event(235323)])[1]).toBe('status_seen 2026-03-01T10:01:00Z resolved agent in_house');
});

it('a ticket that an agent writes down as solved is solved when it is made', () => {
  const events = [
    { id: 1, type: 'Create', field_name: 'status', value: 'solved' },
    { id: 2, type: 'Create', field_name: 'priority', value: 'high' },
  ];
  expect(tell('zendesk', [{ ...audit(1, '', ''), events }]).lines).toEqual([
    'status_seen 2026-03-01T10:01:00Z resolved agent in_house',
  ]);
});

it('of an event of the subscription who asked stands beside who acted', () => {
  const event = (actor_id: string) => ({
    ...{ type: 'zen:event-type:ticket.status_changed', id: 'e1', time: '2026-03-01T10:01:00Z' },
    detail: { id: '35436', actor_id, requester_id: '20978392', assignee_id: '235323' },
    event: { previous: 'OPEN', current: 'SOLVED' },
  });
  const last = (actor: string) => tell('zendesk', [event(actor)]).lines.at(-1);
  expect(last('20978392')).toBe('status_seen 2026-03-01T10:01:00Z resolved confirmed');
  expect(last('235323')).toBe('status_seen 2026-03-01T10:01:00Z resolved agent in_house');
});

it('what a trigger or a macro changes within an agent’s audit is no person’s either', () => {
  for (const channel of ['rule', 'macro']) {
    const within = audit(1, 'open', 'solved');
    const events = within.events.map((event) => ({ ...event, via: { channel, source: { rel: 'trigger' } } }));
    expect(tell('zendesk', [{ ...within, events }]).lines).toContain(
      'status_seen 2026-03-01T10:01:00Z resolved assumed',
    );
  }
});

it('merged and deleted tickets count for nothing', () => {
  expect(happened(tell('zendesk', [{ ...ticket, status: 'closed', tags: ['closed_by_merge'] }]))).toEqual([]);
  expect(happened(tell('zendesk', [{ ...ticket, status: 'deleted' }]))).toEqual([]);
});

it('two tickets never become one by rounding, and pages, Airbyte and Singer say the same', () => {
  const forms = [
    { tickets: [ticket] },
    { results: [ticket], facets: null, next_page: null, count: 1 },
    { type: 'RECORD', record: { stream: 'tickets', emitted_at: 1, data: ticket } },
    { _airbyte_ab_id: 'x', _airbyte_data: ticket, _airbyte_emitted_at: 1 },
    { _airbyte_data: JSON.stringify(ticket) },
    { type: 'RECORD', stream: 'tickets', record: ticket },
    { ticket },
    ticket,
  ];
  const told = forms.map((form) => tell('zendesk', [form]).lines);
  expect(new Set(told.map((lines) => lines.join()))).toHaveLength(1);
  const big = '{"id":9007199254740993,"created_at":"2026-03-01T09:00:00Z","status":"new","requester_id":1}';
  expect(tell('zendesk', [{ _airbyte_data: big }]).events[0]?.ticket_id).toBe('9007199254740993');
});

it('users, organizations and states of a tap are passed over', () => {
  const others = [
    { type: 'STATE', value: {} },
    { type: 'SCHEMA', stream: 'users' },
    { id: 7, name: 'Ann', role: 'agent' },
  ];
  expect(tell('zendesk', others)).toMatchObject({ events: [], rejections: [], passedOver: 3 });
});

it('what an agent writes into the page of somebody’s ticket is no text of the customer', () => {
  const one = (channel: string, submitter_id?: number) => ({
    ...{
      id: 5,
      status: 'open',
      requester_id: 7,
      submitter_id,
      description: 'I called you',
      via: { channel },
    },
    ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-01T09:00:00Z' },
  });
  const textOf = (ticket: object) => tell('zendesk', [ticket]).events[0]?.text;
  expect(textOf(one('web', 9))).toBeUndefined();
  expect([one('web', 7), one('web'), one('api', 9), one('email', 7)].map(textOf)).toEqual(
    Array(4).fill('I called you'),
  );
});
