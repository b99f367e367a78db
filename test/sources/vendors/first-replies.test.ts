import { describe, expect, it } from 'vitest';
import { happenedTo } from '../happened.ts';
import { type Told, tell } from './events-of.ts';

/** Messages that count: who writes and when, to the minute. */
const messages = ({ events }: Told): string[] =>
  happenedTo(events)
    .filter(({ type }) => type === 'message')
    .map(({ author, occurred_at }) => `${author} ${new Date(occurred_at).toISOString().slice(11, 16)}`);

const shuffles = (records: readonly object[]): object[][] => [
  [...records],
  records.toReversed(),
  [...records, ...records],
];

describe('a first reply that statistics sum up and the message itself are one reply', () => {
  const freshdesk = {
    ...{ id: 71, status: 4, priority: 1, requester_id: 8, responder_id: 30, source: 2, type: 'Question' },
    ...{ created_at: '2026-05-04T08:00:00Z', updated_at: '2026-05-04T12:00:00Z' },
    stats: { first_responded_at: '2026-05-04T08:20:00Z', resolved_at: '2026-05-04T12:00:00Z' },
  };
  const reply = (id: number, at: string, more: object = {}) => ({
    ...{ id, ticket_id: 71, user_id: 30, incoming: false, private: false, body_text: `words ${id}` },
    ...{ created_at: at, updated_at: at, ...more },
  });
  const replies = [reply(1, '2026-05-04T08:20:01Z'), reply(2, '2026-05-04T11:00:00Z')];

  it('Freshdesk: stats and conversations, in whichever order', () => {
    for (const records of shuffles([freshdesk, ...replies]))
      expect(messages(tell('freshdesk', records))).toEqual(['human 08:20', 'human 11:00']);
    expect(messages(tell('freshdesk', [freshdesk]))).toEqual(['human 08:20']);
  });

  it('Freshdesk: where the first of the messages is missing, the statistics tell it', () => {
    expect(messages(tell('freshdesk', [freshdesk, replies[1]!]))).toEqual(['human 08:20', 'human 11:00']);
  });

  it('Freshdesk: an edited message is one, as it was first written', () => {
    const edited = reply(1, '2026-05-04T08:20:01Z', {
      body_text: 'other',
      updated_at: '2026-05-05T09:00:00Z',
    });
    for (const records of shuffles([freshdesk, ...replies, edited])) {
      const told = happenedTo(tell('freshdesk', records).events).filter(({ type }) => type === 'message');
      expect(told.map(({ text }) => text)).toEqual(['words 1', 'words 2']);
    }
  });

  const zendesk = (more: object = {}) => ({
    ...{ id: 5, status: 'solved', requester_id: 1, assignee_id: 2, tags: [], via: { channel: 'web' } },
    ...{ created_at: '2026-05-04T08:00:30Z', updated_at: '2026-05-04T12:00:00Z' },
    metric_set: { solved_at: '2026-05-04T12:00:00Z', reply_time_in_minutes: { calendar: 4 } },
    ...more,
  });

  it('Zendesk: minutes of metric sets are whole; of two snapshots the reply is still one', () => {
    for (const records of shuffles([zendesk(), zendesk({ group_id: 9, updated_at: '2026-05-06T12:00:00Z' })]))
      expect(messages(tell('zendesk', records, { outsourced_groups: [9] }))).toEqual(['human 08:04']);
  });

  it('Intercom: a list without parts, and the parts by themselves', () => {
    const conversation = {
      ...{
        type: 'conversation',
        id: '9',
        created_at: 1_777_881_600,
        updated_at: 1_777_889_000,
        state: 'open',
      },
      source: { type: 'conversation', body: 'Hi', author: { type: 'user', id: 'u' } },
      statistics: { first_admin_reply_at: 1_777_882_200 },
      ai_agent_participated: true,
    };
    const part = (id: string, type: string, at: number) => ({
      ...{ type: 'conversation_part', conversation_id: '9', id, part_type: 'comment', body: 'words' },
      ...{ author: { type, id: `${type} 1` }, created_at: at, updated_at: at },
    });
    const parts = [part('1', 'bot', 1_777_881_610), part('2', 'admin', 1_777_882_200)];
    for (const records of shuffles([conversation, ...parts]))
      expect(messages(tell('intercom', records))).toEqual(['ai 08:00', 'human 08:10']);
  });
});
