import { describe, expect, it } from 'vitest';
import { recordsOfHelpDesk } from '../by-hand/read-samples.ts';
import { happened, tell } from './events-of.ts';

describe('zammad', () => {
  const records = recordsOfHelpDesk('zammad');
  const [asNew = {}, asClosed = {}] = records;

  it('reads tickets, their history, and articles; also of a webhook', () => {
    const told = tell('zammad', records);
    expect(told).toMatchObject({ rejections: [], passedOver: 2 });
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00Z',
      'status_seen 2026-03-01T09:00:05.001Z open',
      'opened 2026-03-01T09:00:00Z',
      'message 2026-03-01T09:30:00Z human in_house',
      'status_seen 2026-03-01T10:00:02Z resolved agent in_house',
      'status_seen 2026-03-02T10:00:00Z open',
      'status_seen 2026-03-02T10:00:02Z resolved agent in_house',
      'status_seen 2026-03-02T10:00:00.001Z resolved agent in_house',
      'status_seen 2026-03-01T09:59:59.999Z open',
      'status_seen 2026-03-01T10:00:00Z resolved agent in_house',
      'status_seen 2026-03-01T19:59:59.999Z resolved',
      'status_seen 2026-03-01T20:00:00Z open',
      'status_seen 2026-03-02T09:59:59.999Z open',
      'status_seen 2026-03-02T10:00:00Z resolved assumed',
      'message 2026-03-01T09:00:00Z customer',
      'message 2026-03-01T09:30:00Z human in_house',
      'opened 2026-03-01T09:10:00Z',
      'status_seen 2026-03-01T09:40:00.001Z void in_house',
      'message 2026-03-01T09:10:00Z customer',
    ]);
    expect(told.events[2]).toMatchObject({ ...{ queue: '2', priority: 'high', channel: 'email' } });
    expect(told.events.find(({ author }) => author === 'customer')).toMatchObject({ text: 'Where is it?' });
  });

  it('what came back counts once, and merged tickets not at all', () => {
    expect(new Set(happened(tell('zammad', records)))).not.toContain('closed');
    const story = happened(tell('zammad', [asClosed, ...records.slice(2, 3)]));
    expect(story).toEqual(['opened', 'message', 'resolved', 'reopened', 'resolved']);
    expect(happened(tell('zammad', records.slice(6)))).toEqual([]);
  });

  it('the owner 1 is nobody; owners, groups or tags may be AI', () => {
    expect(tell('zammad', [asNew]).events[0]).not.toHaveProperty('handler');
    for (const settings of [{ ai_owners: [9] }, { ai_groups: [2] }])
      expect(tell('zammad', [asClosed], settings).lines).toContain(
        'status_seen 2026-03-01T10:00:02Z resolved assumed ai',
      );
  });

  it('an agent’s first article, which the ticket sums up, counts once beside the article itself', () => {
    const told = tell('zammad', [asClosed]);
    expect(told.lines).toContain('message 2026-03-01T09:30:00Z human in_house');
    expect(happened(told).filter((type) => type === 'message')).toHaveLength(1);
    const all = happened(tell('zammad', [...records, asClosed]));
    expect(all.filter((type) => type === 'message')).toEqual(
      happened(tell('zammad', [asClosed, ...records])).filter((type) => type === 'message'),
    );
  });
});

describe('gorgias', () => {
  const records = recordsOfHelpDesk('gorgias');

  it('reads tickets with their messages in UTC, events and surveys; notes and what was not sent are none', () => {
    const told = tell('gorgias', records);
    expect(told).toMatchObject({ rejections: [], passedOver: 1 });
    expect(told.lines).toEqual([
      'opened 2026-03-01T09:00:00.100Z',
      'status_seen 2026-03-01T09:01:00Z open',
      'message 2026-03-01T09:00:00.100Z customer',
      'opened 2026-03-01T09:00:00.100Z',
      'status_seen 2026-03-01T12:00:02Z resolved agent in_house',
      'message 2026-03-01T09:00:00.100Z customer',
      'message 2026-03-01T09:00:10Z system',
      'message 2026-03-01T11:00:00Z human in_house',
      'offered 2026-03-01T13:00:00Z',
      'answered 2026-03-01T14:00:00Z 2',
      'status_seen 2026-03-01T12:00:00Z resolved agent in_house',
      'status_seen 2026-03-01T20:00:00Z open',
      'status_seen 2026-03-02T08:00:00Z resolved assumed',
      'offered 2026-03-01T13:00:00Z',
      'answered 2026-03-01T14:00:00Z 2',
    ]);
  });

  it('a survey shown in the ticket and by itself is one answer', () => {
    const answers = tell('gorgias', records).events.filter(({ type }) => type === 'answered');
    expect(answers).toHaveLength(2);
    expect(new Set(answers.map(({ event_id }) => event_id)).size).toBe(1);
  });

  it('tags or users may be AI; spam and trash are void', () => {
    const [, closed = {}] = records;
    expect(tell('gorgias', [closed], { ai_tags: ['bot'] }).lines).toContain(
      'status_seen 2026-03-01T12:00:02Z resolved assumed ai',
    );
    expect(tell('gorgias', [closed], { ai_users: [20] }).lines).toContain(
      'message 2026-03-01T11:00:00Z ai ai',
    );
    for (const more of [{ spam: true }, { trashed_datetime: '2026-03-03T09:00:00' }])
      expect(happened(tell('gorgias', [{ ...closed, ...more }]))).toEqual([]);
  });
});
