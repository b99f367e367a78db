import { describe, expect, it } from 'vitest';
import { recordsOfHelpDesk } from '../by-hand/read-samples.ts';
import { happened, tell } from './events-of.ts';

describe('front', () => {
  const records = recordsOfHelpDesk('front');
  const events = records.slice(3, 10);

  it('reads what happened: messages, assignments, archiving; comments are none', () => {
    const told = tell('front', events);
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(told.lines.filter((line) => !line.startsWith('opened'))).toEqual([
      'message 2026-03-01T09:00:00.200Z customer',
      'status_seen 2026-03-01T09:00:00.200Z open',
      'routed 2026-03-01T09:01:40Z in_house',
      'message 2026-03-01T10:00:00Z human in_house',
      'status_seen 2026-03-01T10:01:00Z resolved agent in_house',
      'message 2026-03-01T17:00:00Z customer',
      'status_seen 2026-03-01T17:00:00Z open',
      'status_seen 2026-03-02T09:00:00Z resolved assumed',
    ]);
    expect(happened(told)).toEqual([
      ...['opened', 'message', 'routed', 'message', 'resolved', 'message', 'reopened', 'resolved'],
    ]);
  });

  it('a message and its event are one, and the conversation says no more than its state', () => {
    const messages = tell('front', [...events, ...records.slice(10)]).events.filter(
      ({ type, author }) => type === 'message' && author === 'human',
    );
    expect(messages).toHaveLength(2);
    expect(new Set(messages.map(({ event_id }) => event_id)).size).toBe(1);
    expect(messages[0]).toMatchObject({ ticket_id: 'cnv_1', text: 'Sent' });
    expect(messages[1]).toMatchObject({ ticket_id: 'cnv_1', text: 'Sent' });
    expect(tell('front', records.slice(0, 2)).lines).toEqual([
      'opened 2026-03-01T09:00:00.123Z',
      'status_seen 2026-03-01T09:05:00.500Z open in_house',
      'opened 2026-03-01T09:00:00.123Z',
      'status_seen 2026-03-02T09:00:00Z resolved agent in_house',
    ]);
    expect(happened(tell('front', records.slice(2, 3)))).toEqual([]);
  });

  it('teammates or tags may be AI', () => {
    expect(tell('front', events, { ai_teammates: ['tea_1'] }).lines).toEqual(
      expect.arrayContaining([
        'message 2026-03-01T10:00:00Z ai ai',
        'status_seen 2026-03-01T10:01:00Z resolved assumed ai',
      ]),
    );
    expect(tell('front', records.slice(1, 2), { ai_tags: ['bot'] }).lines).toContain(
      'status_seen 2026-03-02T09:00:00Z resolved assumed ai',
    );
  });
});

describe('front: whom we wrote to first', () => {
  const recipient = { handle: 'c@example.com', role: 'to' };
  const conversation = {
    ...{ id: 'cnv_7', subject: 'News', status: 'archived', recipient, tags: [] },
    ...{ created_at: 1772355600, updated_at: 1772355700 },
  };
  const last = (is_inbound: boolean) => ({
    last_message: { id: 'msg_1', type: 'email', is_inbound, created_at: 1772355650 },
  });
  const event = (type: string, emitted_at: number, more: object = {}) => ({
    ...{ id: `evt_${type}_${emitted_at}`, type, emitted_at, target: {} },
    ...{ conversation, source: { _meta: { type: 'teammate' }, data: { id: 'tea_1' } }, ...more },
  });
  const sent = { target: { data: { id: 'msg_1', author: { id: 'tea_1' }, text: 'Our news' } } };
  const answered = { target: { data: { id: 'msg_2', text: 'Not for me' } } };

  it('is no need while nobody answers', () => {
    for (const one of [conversation, { ...conversation, ...last(false) }])
      expect(tell('front', [one])).toMatchObject({ lines: [], passedOver: 1, rejections: [] });
    const events = [event('outbound', 1772355601, sent), event('archive', 1772355602)];
    expect(happened(tell('front', events))).not.toContain('opened');
  });

  it('and is one once it is answered', () => {
    expect(tell('front', [{ ...conversation, ...last(true) }]).lines).toContain(
      'opened 2026-03-01T09:00:00Z',
    );
    const events = [event('outbound', 1772355601, sent), event('inbound', 1772359200, answered)];
    expect(tell('front', events).lines.filter((line) => line.startsWith('opened'))).toEqual([
      'opened 2026-03-01T09:00:00Z',
    ]);
  });
});

it('front: a message is its conversation’s at whatever address a company has', () => {
  const message = (address: string) => ({
    ...{ id: 'msg_1', is_inbound: true, created_at: 1772355600, text: 'Where?', author: null },
    _links: { related: { conversation: `${address}/conversations/cnv_1` } },
  });
  const told = tell('front', ['https://api2.frontapp.com', 'https://acme.api.frontapp.com'].map(message));
  expect(told.events).toMatchObject([{ ticket_id: 'cnv_1' }, { ticket_id: 'cnv_1' }]);
});

describe('kustomer', () => {
  const records = recordsOfHelpDesk('kustomer');

  it('reads conversations of the API and of webhooks, messages and satisfaction responses', () => {
    const told = tell('kustomer', records);
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z ai',
      'status_seen 2026-03-01T09:00:00Z open',
      'opened 2026-03-01T09:00:00Z ai',
      'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
      'status_seen 2026-03-02T09:59:59.999Z open',
      'status_seen 2026-03-02T10:00:00Z resolved assumed ai',
      'status_seen 2026-03-01T20:00:00Z open',
      'message 2026-03-01T09:00:00Z customer',
      'message 2026-03-01T09:00:10Z system',
      'message 2026-03-01T09:50:00Z human in_house',
      'offered 2026-03-02T11:00:00Z',
      'answered 2026-03-02T12:00:00Z 2',
      'opened 2026-03-01T09:00:00Z',
      'status_seen 2026-03-01T09:05:00Z void',
    ]);
    expect(told.events[2]).toMatchObject({ customer_id: 'c1', queue: 'q1', brand: 'b1', channel: 'email' });
  });

  it('opened after it was done it came back; spam counts for nothing', () => {
    const [, done = {}] = records;
    expect(happened(tell('kustomer', [done]))).toEqual(['opened', 'resolved', 'reopened', 'resolved']);
    expect(happened(tell('kustomer', records.slice(4)))).toEqual([]);
  });

  it('scores have the scale that the deployment says', () => {
    const [answer] = tell('kustomer', records, { score_max: 10 }).events.filter(
      ({ type }) => type === 'answered',
    );
    expect(answer).toMatchObject({ scale: { min: 1, max: 10 }, comment: 'slow', ticket_id: 'k1' });
  });
});

it('kustomer: a webhook says only that a conversation is open, which an automation had done before', () => {
  const attributes = {
    ...{ status: 'open', channels: ['email', 'sms', 'voice'], direction: 'in', tags: [] },
    ...{ createdAt: '2026-03-01T09:00:00Z', updatedAt: '2026-03-01T09:08:00Z' },
    firstMessageIn: { channel: 'voice' },
    firstResponse: { createdBy: 'u1', sentAt: '2026-03-01T09:04:00Z' },
    ...{ firstDone: { createdAt: '2026-03-01T09:00:02Z', createdBy: null }, doneCount: 1 },
    lastDone: { createdAt: '2026-03-01T09:00:02Z', createdBy: null },
  };
  const snake = {
    ...{ type: 'conversation', id: 'k1', status: 'open', channels: ['email'], direction: 'in' },
    ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-01T09:08:00Z' },
    first_message_in: { channel: 'voice' },
    last_done: { created_at: '2026-03-01T09:00:02Z' },
  };
  const hook = { name: 'kustomer.conversation.update', data: { type: 'conversation', id: 'k1', attributes } };
  const told = tell('kustomer', [hook]);
  expect(happened(told)).toEqual(['opened', 'resolved', 'message', 'reopened']);
  expect(told.events[0]).toMatchObject({ type: 'opened', channel: 'phone' });
  expect(told.lines).toContain('status_seen 2026-03-01T09:00:02Z resolved assumed');
  expect(happened(tell('kustomer', [snake]))).toEqual(['opened', 'resolved', 'reopened']);
});
