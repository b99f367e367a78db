import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

const record = (stream: string, one: object) => ({ type: 'RECORD', stream, record: one });

describe('chatwoot', () => {
  const conversation = {
    ...{ id: 7, inbox_id: 1, status: 'open', messages: [], created_at: 1772355600, timestamp: 1772359200 },
    meta: { sender: { id: 3 } },
  };
  const written = (id: number, created_at: number, more: object) => ({
    ...{ id, content: 'Hello', message_type: 1, conversation_id: 7, created_at, sender_type: 'User' },
    ...{ private: false, content_attributes: {}, ...more },
  });

  it('the first reply that a conversation keeps is a person’s, and one with its message; 0 is none', () => {
    const replied = { ...conversation, first_reply_created_at: 1772356200 };
    expect(tell('chatwoot', [replied]).lines).toContain('message 2026-03-01T09:10:00Z human in_house');
    const both = tell('chatwoot', [replied, written(1, 1772356200, { sender_id: 2 })]);
    expect(happened(both)).toEqual(['opened', 'message']);
    const iso = { ...conversation, first_reply_created_at: '2026-03-01T09:10:00.250Z' };
    expect(tell('chatwoot', [iso]).lines).toContain('message 2026-03-01T09:10:00.250Z human in_house');
    for (const none of [0, null])
      expect(happened(tell('chatwoot', [{ ...conversation, first_reply_created_at: none }]))).toEqual([
        'opened',
      ]);
  });

  it('what a campaign sends is no person’s', () => {
    const sent = { sender_id: 2, additional_attributes: { campaign_id: 4 } };
    expect(tell('chatwoot', [written(1, 1772356200, sent)]).lines).toEqual([
      'message 2026-03-01T09:10:00Z system',
    ]);
    const messages = [written(1, 1772356200, sent)];
    expect(tell('chatwoot', [{ ...conversation, messages }]).lines).toContain(
      'message 2026-03-01T09:10:00Z system',
    );
  });
});

describe('gorgias', () => {
  const at = '2026-03-01T10:00:00Z';

  it('an event has a field `data` of its own, also as a connector writes it', () => {
    const event = { id: 9, object_id: 1, object_type: 'Ticket', type: 'ticket-closed', user_id: 4, data: {} };
    const closed = { ...event, created_datetime: at };
    for (const one of [closed, record('events', closed), { data: [closed] }])
      expect(tell('gorgias', [one]).lines).toEqual([
        'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
      ]);
  });

  it('what a rule sends is the system’s, by whatever way', () => {
    const message = { id: 8, ticket_id: 1, public: true, channel: 'email', via: 'api', from_agent: true };
    const sent = { ...message, rule_id: 77, sender: { id: 1 }, created_datetime: at };
    expect(tell('gorgias', [sent]).lines).toEqual(['message 2026-03-01T10:00:00Z system']);
    const ticket = { id: 1, status: 'open', channel: 'email', created_datetime: at, messages: [sent] };
    expect(tell('gorgias', [ticket]).lines).toContain('message 2026-03-01T10:00:00Z system');
  });
});

it('freshdesk: a ticket is read beside the conversations that lie in it', () => {
  const conversation = {
    ...{ id: 1, ticket_id: 20, incoming: false, private: false, source: 0, user_id: 9, body_text: 'Hello' },
    created_at: '2026-03-01T09:30:00Z',
  };
  const ticket = {
    ...{ id: 20, status: 2, requester_id: 5, responder_id: 9, created_at: '2026-03-01T09:00:00Z' },
    updated_at: '2026-03-01T09:30:00Z',
  };
  for (const conversations of [[conversation], []])
    expect(happened(tell('freshdesk', [{ ...ticket, conversations }]))).toEqual([
      ...['opened', ...(conversations.length > 0 ? ['message'] : [])],
    ]);
  expect(tell('freshdesk', [{ conversations: [conversation] }]).lines).toHaveLength(1);
});
