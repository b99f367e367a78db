import { describe, expect, it } from 'vitest';
import { happened, tell } from './events-of.ts';

describe('freshdesk', () => {
  const ticket = {
    ...{
      id: 23,
      requester_id: 5,
      responder_id: 8,
      group_id: 2,
      status: 5,
      priority: 3,
      source: 2,
      tags: ['a'],
    },
    ...{ subject: 'S', description_text: 'T', spam: false, type: 'Refund' },
    ...{ created_at: '2026-03-01T09:00:00Z', updated_at: '2026-03-03T09:00:00Z' },
    stats: {
      ...{ first_responded_at: '2026-03-01T09:30:00Z', resolved_at: '2026-03-02T09:00:00Z' },
      ...{ reopened_at: '2026-03-01T20:00:00Z', closed_at: '2026-03-03T09:00:00Z' },
    },
  };

  it('reads a ticket by its stats', () => {
    expect(tell('freshdesk', [ticket]).lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'message 2026-03-01T09:30:00Z human in_house',
      'status_seen 2026-03-02T09:00:00Z resolved agent in_house',
      'status_seen 2026-03-01T19:59:59.999Z resolved',
      'status_seen 2026-03-01T20:00:00Z open',
      'status_seen 2026-03-03T09:00:00Z closed agent in_house',
    ]);
    expect(tell('freshdesk', [ticket], { ai_tags: ['a'] }).lines[0]).toBe('opened 2026-03-01T09:00:00Z ai');
  });

  it.each([
    [103, 5],
    [100, 3],
    [-103, 1],
  ])('%i is %i, of the question that is asked of all', (given, expected) => {
    const rating = { id: 7, survey_id: 1, ticket_id: 23, feedback: 'ok', created_at: '2026-03-04T09:00:00Z' };
    const ratings = { default_question: given, question_5: -103 };
    const { lines } = tell('freshdesk', [{ stream: 'satisfaction_ratings', data: { ...rating, ratings } }]);
    expect(lines).toEqual([`answered 2026-03-04T09:00:00Z ${expected}`]);
  });

  it('private notes are no replies, and spam is void', () => {
    const note = {
      id: 1,
      ticket_id: 23,
      body_text: 'x',
      incoming: false,
      user_id: 8,
      created_at: '2026-03-01T10:00:00Z',
    };
    const told = tell('freshdesk', [
      { ...note, private: true },
      { ...note, private: false },
    ]);
    expect(told).toMatchObject({ lines: ['message 2026-03-01T10:00:00Z human in_house'], passedOver: 1 });
    expect(happened(tell('freshdesk', [{ ...ticket, spam: true }]))).toEqual([]);
  });
});

describe('chatwoot', () => {
  const at = Date.UTC(2026, 2, 1, 9) / 1000;
  const message = (more: object) => ({
    ...{
      event: 'message_created',
      id: 8,
      content: 'hello',
      private: false,
      content_type: 'text',
      created_at: at,
    },
    conversation: { id: 9, inbox_id: 1 },
    ...more,
  });

  it('tells who writes, in webhooks and in the API', () => {
    const told = tell('chatwoot', [
      message({ message_type: 'incoming', sender: { id: 1, type: 'contact' } }),
      message({ id: 9, message_type: 'outgoing', sender: { id: 2, type: 'agent_bot' } }),
      message({
        id: 10,
        message_type: 1,
        sender_type: 'User',
        sender: { id: 3, type: 'user' },
        created_at: '2026-03-01T09:05:00Z',
      }),
      message({ id: 11, message_type: 'outgoing', private: true, sender: { id: 3, type: 'user' } }),
      message({ id: 12, message_type: 'activity' }),
    ]);
    expect(told.lines).toEqual([
      'message 2026-03-01T09:00:00Z customer',
      'message 2026-03-01T09:00:00Z ai ai',
      'message 2026-03-01T09:05:00Z human in_house',
    ]);
    expect(told).toMatchObject({ passedOver: 2, rejections: [] });
  });

  it('finds the score in the message that asked for it', () => {
    const asked = message({
      id: 48,
      message_type: 'template',
      content_type: 'input_csat',
      content_attributes: {},
    });
    const answered = {
      ...asked,
      updated_at: '2026-03-01T10:00:00Z',
      content_attributes: {
        submitted_values: { csat_survey_response: { rating: 2, feedback_message: 'slow' } },
      },
    };
    expect(tell('chatwoot', [asked]).lines).toEqual(['offered 2026-03-01T09:00:00Z']);
    const told = tell('chatwoot', [answered]);
    expect(told.lines).toEqual(['offered 2026-03-01T09:00:00Z', 'answered 2026-03-01T10:00:00Z 2']);
    expect(told.events[1]).toMatchObject({ ticket_id: '9', survey_id: '48', comment: 'slow' });
  });

  it('reads the change of a status', () => {
    const change = (previous_value: string, current_value: string, minute: number) => ({
      ...{
        event: 'conversation_status_changed',
        id: 9,
        inbox_id: 1,
        status: current_value,
        channel: 'Channel::WebWidget',
      },
      ...{
        created_at: at,
        updated_at: at + 60 * minute,
        meta: { assignee: { id: 3, type: 'user' } },
        messages: [],
      },
      changed_attributes: [
        { updated_at: { previous_value: 1, current_value: 2 } },
        { status: { previous_value, current_value } },
      ],
    });
    const told = tell('chatwoot', [change('open', 'resolved', 5), change('resolved', 'open', 9)]);
    expect(happened(told)).toEqual(['opened', 'resolved', 'reopened']);
  });
});
