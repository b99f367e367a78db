import { expect, it } from 'vitest';
import { contentId, tellingId } from '../../../functions/sources/mapping/content-id.ts';

import { happenedTo } from '../happened.ts';
import { eventsOf, mapObjects } from '../map-text.ts';

const opening = { type: 'opened', ticket_id: '1', customer_id: 'k', queue: 'a' };

it('an id holds all that an event says, but of a customer only that there is one', () => {
  expect(contentId(opening)).toMatch(/^[0-9a-f]{32}$/);
  expect(contentId({ ...opening, queue: 'b' })).not.toBe(contentId(opening));
  expect(contentId({ ...opening, customer_id: 'l' })).toBe(contentId(opening));
  const { customer_id, ...anonymous } = opening;
  expect(contentId(anonymous)).not.toBe(contentId(opening));
});

it('of openings that differ the one told earliest comes first', () => {
  const seconds = [-1, 0, 0.9, 1, 30, 300_000_000, null];
  const told = seconds.map((late) => tellingId(['1'], opening, late, 'earliest').slice(21, 28));
  expect(told).toEqual(['0000000', '0000000', '0000000', '0000001', '000001e', 'fffffff', 'fffffff']);
  expect(intakeBy('')).toBe('intake');
});

it('of openings that differ the one told latest comes first, where the mapping says so', () => {
  const told = [0, 1, null].map((late) => tellingId(['1'], opening, late, 'latest').slice(21, 28));
  expect(told).toEqual(['fffffff', 'ffffffe', 'fffffff']);
  expect(intakeBy('latest_counts: true,')).toBe('late');
});

function intakeBy(key: string): unknown {
  const mapping = `
source: desk
ticket: { ticket_id: id, opened_at: created, updated_at: updated, ${key} queue: queue }
`;
  const created = '2026-03-01T09:00:00Z';
  const rows = [
    { id: '1', created, updated: '2026-03-03T09:00:00Z', queue: 'late' },
    { id: '1', created, updated: '2026-03-01T09:20:00Z', queue: 'intake' },
    { id: '1', created, updated: '2026-03-01T09:20:01Z', queue: 'later' },
  ];
  const events = eventsOf(mapObjects(mapping, rows));
  const first = events.toSorted((a, b) => (String(a.event_id) < String(b.event_id) ? -1 : 1))[0];
  return first?.queue;
}

it('a change of state with an id of the vendor is two states still', () => {
  const told = mapObjects(
    `
source: desk
ticket:
  ticket_id: id
  events:
    - { type: opened, at: created, when: { created: not_empty } }
    - { type: status_seen, at: at, change: { from: old, to: new }, event_id: change }
`,
    [
      { id: '1', created: '2026-03-01T09:00:00Z' },
      { id: '1', at: '2026-03-01T10:00:00Z', old: 'resolved', new: 'open', change: 'c1' },
    ],
  );
  expect(happenedTo(eventsOf(told)).map(({ type }) => type)).toEqual(['opened', 'resolved', 'reopened']);
});
