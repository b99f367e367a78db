import { describe, expect, it } from 'vitest';
import { createMapper, readMapping } from '../../../functions/sources/mapping.ts';
import { storyOf } from '../map-text.ts';

const at = '2026-03-01T09:00:00Z';
const record = { id: 1, at, done: '2026-03-02T09:00:00Z', tags: ['order', 'ai_agent'], who: '7', score: 4 };

/** What is told of a record where the table of users has the role of these, and why the rest of it waits. */
function told(mapping: string, users: Readonly<Record<string, string>> = {}) {
  const find = (id: string) => (users[id] === undefined ? undefined : { role: users[id] });
  const lookups = new Map([['users', { find }]]);
  const text = `source: x\ntime_zone: UTC\nlookups: { users: { file: u.csv, key: id } }\n${mapping}`;
  const mapped = createMapper(readMapping(text, 'test.yaml'), { lookups }).map({ ...record }, 1);
  return { story: storyOf(mapped), reasons: mapped.map(({ rejection }) => rejection?.reason) };
}

const opened = 'opened@2026-03-01T09:00:00.000Z';
const resolved = 'resolved@2026-03-02T09:00:00.000Z';
const answered = 'answered@2026-03-02T09:00:00.000Z';

describe('an event of which a value is refused waits in quarantine, and the others of its record do not', () => {
  it('a list is no word of a table, nor of a plain test, and makes nobody of ours', () => {
    const ticket = (kind: string) =>
      told(`ticket:
  { ticket_id: id, opened_at: at, resolved_at: done, claim: { const: agent }, handler: { kind: { const: in_house } }, first_handler: { kind: ${kind} } }`);
    const refused = { story: [resolved], reasons: ['invalid_field'] };
    expect(ticket('{ from: tags, values: { ai_agent: ai, "*": in_house } }')).toEqual(refused);
    expect(ticket('{ first_of: [{ const: ai, when: { tags: ai_agent } }, { const: in_house }] }')).toEqual(
      refused,
    );
    expect(ticket('{ from: tags, has: { ai_agent: ai, "*": in_house } }').story).toEqual([opened, resolved]);
  });

  it.each([
    [
      'a handler',
      'ticket: { ticket_id: id, opened_at: at, first_handler: { kind: { from: who, lookup: users.role } } }',
    ],
    ['an attribute', 'ticket: { ticket_id: id, opened_at: at, queue: { from: who, lookup: users.role } }'],
    [
      'the state of a log',
      'ticket: { ticket_id: id, handler: { kind: { from: who, lookup: users.role } } }\nhistory: { changed_at: at, status: score, resolved_when: x }',
    ],
  ])('%s that the table does not have yet: it comes with the table, and once', (_, mapping) => {
    expect(told(mapping)).toEqual({ story: [], reasons: ['missing_key'] });
    const { story, reasons } = told(mapping, { 7: 'ai' });
    expect(story[0]).toBe(opened);
    expect(reasons).toEqual([undefined]);
  });

  it('of a survey that says whom it rated', () => {
    const mapping = `ticket: { ticket_id: id, opened_at: at }
csat: { score: score, scale: { min: 1, max: 5 }, answered_at: done, rated: { from: who, lookup: users.role } }`;
    expect(told(mapping)).toEqual({ story: [opened], reasons: ['missing_key'] });
    expect(told(mapping, { 7: 'ai' }).story).toEqual([opened, answered]);
  });
});
