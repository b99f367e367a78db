import { describe, expect, it } from 'vitest';
import { eventsOf, mapObjects } from '../map-text.ts';

const mapping = `
source: desk
ticket:
  ticket_id: id
  opened_at: created
  first_resolved_at: first_solved
  resolved_at: solved
  reopened_at: reopened
  claim: { const: agent }
  handler: { kind: { const: in_house, when: { team: empty } }, id: who }
  reopens: count
`;
const at = (text: string) => `2026-03-${text}Z`;
const eventsFor = (fields: Record<string, unknown>) =>
  eventsOf(mapObjects(mapping, [{ id: '1', created: at('01T09:00:00'), who: 'ana', ...fields }]));
/** `type@day time`, `~` before what is inferred, in order of time. */
const storyFor = (fields: Record<string, unknown>) =>
  eventsFor(fields)
    .map(({ type, occurred_at, inferred }) => ({ type, occurred_at: String(occurred_at), inferred }))
    .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1))
    .map(({ type, occurred_at, inferred }) => `${inferred ? '~' : ''}${type}@${occurred_at.slice(8, 23)}`);

const solved = at('05T10:00:00');

describe('reopenings that a record counts', () => {
  it('stand before the last resolution, each after one that it presupposes', () => {
    expect(storyFor({ solved, count: 1 })).toEqual([
      'opened@01T09:00:00.000',
      '~resolved@05T09:59:59.998',
      '~reopened@05T09:59:59.999',
      'resolved@05T10:00:00.000',
    ]);
    expect(storyFor({ solved, count: 2 })).toEqual([
      'opened@01T09:00:00.000',
      '~resolved@05T09:59:59.996',
      '~reopened@05T09:59:59.997',
      '~resolved@05T09:59:59.998',
      '~reopened@05T09:59:59.999',
      'resolved@05T10:00:00.000',
    ]);
  });

  it('stand before a dated reopening, which presupposes a resolution itself', () => {
    const reopened = at('04T10:00:00');
    expect(storyFor({ solved, reopened })).toEqual([
      'opened@01T09:00:00.000',
      '~resolved@04T09:59:59.999',
      'reopened@04T10:00:00.000',
      'resolved@05T10:00:00.000',
    ]);
    expect(storyFor({ solved, reopened, count: 2 }).slice(1, 4)).toEqual([
      '~resolved@04T09:59:59.997',
      '~reopened@04T09:59:59.998',
      '~resolved@04T09:59:59.999',
    ]);
    expect(storyFor({ solved, reopened: at('06T10:00:00'), count: 1 })).toEqual([
      'opened@01T09:00:00.000',
      'resolved@05T10:00:00.000',
      'reopened@06T10:00:00.000',
    ]);
  });

  it('stand between two dates of solving, also when nothing counts them', () => {
    const story = [
      'opened@01T09:00:00.000',
      'resolved@03T10:00:00.000',
      '~reopened@05T09:59:59.999',
      'resolved@05T10:00:00.000',
    ];
    const first_solved = at('03T10:00:00');
    expect(storyFor({ solved, first_solved })).toEqual(story);
    expect(storyFor({ solved, first_solved, count: 1 })).toEqual(story);
    expect(storyFor({ solved, first_solved, reopened: at('04T10:00:00') })).toEqual([
      ...story.slice(0, 2),
      'reopened@04T10:00:00.000',
      'resolved@05T10:00:00.000',
    ]);
    expect(storyFor({ solved, first_solved: solved })).toEqual([
      'opened@01T09:00:00.000',
      'resolved@05T10:00:00.000',
      'resolved@05T10:00:00.000',
    ]);
  });

  it('never stand before the opening, and keep ids of their own there', () => {
    const events = eventsFor({ solved: at('01T09:00:00'), count: 2 });
    expect(new Set(events.map(({ occurred_at }) => occurred_at)).size).toBe(1);
    const ids = events.filter(({ inferred }) => inferred).map(({ event_id }) => event_id);
    expect(new Set(ids).size).toBe(4);
  });

  it('cannot be placed without a resolution; the count is told all the same', () => {
    expect(storyFor({ count: 3 })).toEqual(['opened@01T09:00:00.000']);
    expect(storyFor({ solved, count: 3, team: 'nobody' })).toHaveLength(2);
    expect(eventsFor({ count: 3 })[0]).toMatchObject({ reopen_count: 3 });
    expect(eventsFor({ solved, count: 0 }).every(({ reopen_count }) => reopen_count === 0)).toBe(true);
    expect(eventsFor({ solved })[0]).not.toHaveProperty('reopen_count');
  });

  it('carry claim and handler of the last resolution, and say the same in a newer snapshot', () => {
    const inferred = (fields: Record<string, unknown>) =>
      eventsFor(fields).filter(({ inferred }) => inferred);
    const [reopened, resolved] = inferred({ solved, count: 1 });
    expect(reopened).not.toHaveProperty('claim');
    expect(resolved).toMatchObject({ claim: 'agent', handler: { kind: 'in_house', id: 'ana' } });
    const ids = (fields: Record<string, unknown>) => inferred(fields).map(({ event_id }) => event_id);
    expect(ids({ solved, count: 2 }).slice(0, 2)).toEqual(ids({ solved, count: 1 }));
  });

  it.each([-1, 0.5, 1001, 'often'])('are no %s', (count) => {
    const [mapped] = mapObjects(mapping, [{ id: '1', created: at('01T09:00:00'), count }]);
    expect(mapped?.rejection).toMatchObject({ reason: 'invalid_number', path: 'ticket.reopens' });
    expect(mapped?.events).toHaveLength(1);
  });
});
