import { describe, expect, it } from 'vitest';
import { tell } from './events-of.ts';

describe('other versions of the same help desks', () => {
  it('ServiceNow: a field without a value may be an object of empty texts', () => {
    const both = (value: string, display_value = value) => ({ value, display_value });
    const incident = {
      ...{ sys_id: both('a'), number: both('INC9'), state: both('6', 'Resolved'), caller_id: both('c') },
      ...{ opened_at: both('2026-06-01 10:00:00'), resolved_at: both('2026-06-02 10:00:00') },
      ...{ closed_at: both(''), reopened_time: both(''), resolved_by: both('u'), assigned_to: both('') },
    };
    expect(tell('servicenow', [{ result: [incident] }])).toMatchObject({
      rejections: [],
      lines: ['opened 2026-06-01T10:00:00Z', 'status_seen 2026-06-02T10:00:00.001Z resolved agent in_house'],
    });
  });

  it('Intercom before API 2.0: a user, and a conversation_message', () => {
    const message = { body: '<p>Where is it?</p>', author: { type: 'user', id: 'u' } };
    const part = (id: string, part_type: string, created_at: number) => ({
      ...{ type: 'conversation_part', id, part_type, body: part_type === 'close' ? null : '<p>There</p>' },
      ...{ created_at, author: { type: 'admin', id: '7' } },
    });
    const conversation = {
      ...{ type: 'conversation', id: '9', created_at: 1_780_308_000, user: { id: 'u' }, open: false },
      conversation_message: message,
      conversation_parts: {
        conversation_parts: [part('1', 'comment', 1_780_308_100), part('2', 'close', 1_780_308_900)],
      },
    };
    const { lines, events } = tell('intercom', [
      { type: 'conversation.list', conversations: [conversation] },
    ]);
    expect(lines).toEqual([
      'opened 2026-06-01T10:00:00Z',
      'message 2026-06-01T10:01:40Z human in_house',
      'status_seen 2026-06-01T10:15:00Z resolved agent in_house',
    ]);
    expect(events[0]).toMatchObject({ customer_id: 'u', text: 'Where is it?' });
  });

  it('Zendesk: metric sets beside the tickets of an incremental export', () => {
    const ticket = {
      ...{ id: 1, status: 'closed', requester_id: 5, created_at: '2026-06-01T10:00:00Z', tags: [] },
      updated_at: '2026-06-09T10:00:00Z',
    };
    const metric_sets = [{ id: 2, ticket_id: 1, solved_at: '2026-06-02T10:00:00Z', reopens: 0 }];
    expect(tell('zendesk', [{ tickets: [ticket], metric_sets, end_of_stream: true }]).lines).toEqual([
      'opened 2026-06-01T10:00:00Z',
      'status_seen 2026-06-09T10:00:00.001Z closed agent',
      'status_seen 2026-06-02T10:00:00.002Z resolved',
    ]);
  });
});
