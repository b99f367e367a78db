import { expect, test } from 'vitest';
import { tableSpec } from '../../../functions/contract/lake/tables.ts';
import { eraseRows, names } from '../../../functions/maintain/rewrite/erase-rows.ts';
import type { RewritableTable } from '../../../functions/maintain/rewrite/rewrite.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

const toColumns = (table: RewritableTable, rows: readonly Row[]) =>
  tableSpec(table).columns.map(({ name }) => rows.map((row) => row[name] ?? null));

/** What is not null in each row after an erasure of ticket 12 of the desk up to noon of 1 May. */
function erase(table: RewritableTable, rows: readonly Row[]) {
  const until = Date.UTC(2026, 4, 1, 12);
  const erased = eraseRows(table, toColumns(table, rows), [{ source: 'desk', ticketId: '12', until }]);
  const left = rows.map((_, row) =>
    Object.fromEntries(
      tableSpec(table)
        .columns.map(({ name }, i) => [name, erased.columns[i]![row]] as const)
        .filter(([, value]) => value !== null),
    ),
  );
  return { left, rows: erased.rows };
}

const provenance = { ingested_at: 5, object_key: 'a', object_id: 'o', record_no: 3 };
const at = (hour: number) => Date.UTC(2026, 4, 1, hour);

test('of an erased event stay its identity, its day and where it came from', () => {
  const event = {
    event_id: 'e',
    source: 'desk',
    ticket_id: '12',
    occurred_at: at(10),
    type: 'message',
    ...provenance,
  };
  const rows = [
    { ...event, customer_key: 'k', text: 'hello', author: 'customer' },
    { ...event, ticket_id: '1' },
  ];
  expect(erase('ticket_events', rows)).toEqual({
    rows: 1,
    left: [{ event_id: 'e', source: 'desk', occurred_at: at(0), ...provenance }, rows[1]],
  });
});

test('what happened after the request stays, and so do tickets of another source', () => {
  const rows = [
    { event_id: 'e', source: 'desk', ticket_id: '12', occurred_at: at(13) },
    { event_id: 'f', source: 'shop', ticket_id: '12', occurred_at: at(10) },
  ];
  expect(erase('ticket_events', rows)).toEqual({ rows: 0, left: rows });
});

test('a survey is erased with its ticket, whatever tool asked', () => {
  const survey = {
    event_id: 'e',
    source: 'surveys',
    survey_id: 's',
    ticket_id: '12',
    occurred_at: at(10),
    score: 1,
  };
  const rows = [{ ...survey, ticket_source: 'desk' }, survey];
  expect(erase('csat_events', rows)).toEqual({
    rows: 1,
    left: [{ event_id: 'e', source: 'surveys', occurred_at: at(0) }, survey],
  });
});

test('a rejected record that names the ticket keeps its reason and its place', () => {
  const rejected = {
    reason: 'invalid_field',
    path: 'score',
    message: 'score: 12',
    object_id: 'o',
    record_no: 3,
  };
  const rows = [
    { ...rejected, raw: '{"ticket_id":"12"}' },
    { ...rejected, raw: '{"ticket_id":"4123"}' },
  ];
  expect(erase('quarantine', rows)).toEqual({
    rows: 1,
    left: [{ ...rejected, message: 'erased' }, rows[1]],
  });
});

test.each([
  ['12', true],
  ['a 12.', true],
  ['"12"', true],
  ['4123', false],
  ['12ä', false],
  ['4123 12', true],
])('12 is named in %s: %s', (text, expected) => {
  expect(names(text, '12')).toBe(expected);
});
