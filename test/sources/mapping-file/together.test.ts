import { expect, it } from 'vitest';
import { MappingError, readMapping } from '../../../functions/sources/mapping.ts';

function problems(text: string): string[] {
  try {
    readMapping(text, 'm.yaml');
  } catch (error) {
    if (error instanceof MappingError)
      return error.problems.map(({ line, path, problem }) => `${line} ${path}: ${problem}`);
    throw error;
  }
  return [];
}

it('says at once what is wrong with streams, tables and lists', () => {
  const text = `source: x
ticket: { ticket_id: id, opened_at: at }
lookups:
  users: { file: users.csv }
streams:
  - file: tickets
    ticket: { ticket_id: id, opened_at: at, intent: { from: i, lookup: user.role } }
  - when: { a: { hass: b } }
  - csat: { score: s, answered_at: at, ticket_id: t, each: { r: ratings } }
  - ticket:
      ticket_id: id
      events:
        - { type: opened, at: at, change: { from: a, to: b } }
        - { type: status_seen, at: at, each: { "a b": list } }
      queue: { from: tags, has: { a: b }, values: { c: d } }
`;
  expect(problems(text)).toEqual([
    '2 ticket: belongs into one of the streams, as there are streams',
    '4 lookups.users: needs key: the column of the key',
    '6 streams.1.file: unknown key (did you mean "files"?); known here: name, files, when, records, skip, ticket, csat, history, values',
    '7 streams.1.ticket.intent.lookup: lookups has no table "user" (did you mean "users"?)',
    '8 streams.2.when.a.hass: unknown key (did you mean "has"?); known here: not, above, begins, begins_not, has, has_not, same_as, split',
    '8 streams.2.when.a: give one of not, above, begins, begins_not, has, has_not, same_as',
    '8 streams.2: has neither a ticket nor a csat section',
    '9 streams.3.csat: needs survey_id: elements of one ticket are several surveys',
    '13 streams.4.ticket.events.1.change: belongs to an event of type status_seen',
    '14 streams.4.ticket.events.2.each.a b: a name is letters, digits and _',
    '14 streams.4.ticket.events.2: an event of type status_seen needs status or change',
    '15 streams.4.ticket.queue: give one of values, has: values is for one value, has for a list',
  ]);
});
