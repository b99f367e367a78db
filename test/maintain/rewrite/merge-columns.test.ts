import { expect, test } from 'vitest';
import { tableSpec } from '../../../functions/contract/lake/tables.ts';
import { mergeColumns, placeOf } from '../../../functions/maintain/rewrite/merge-columns.ts';

const { columns: specs } = tableSpec('ticket_events');

const source = (key: string, rows: readonly Readonly<Record<string, string | number>>[]) => ({
  key,
  columns: specs.map(({ name }) => rows.map((row) => row[name] ?? null)),
});

test('of copies of a row the one with the newest tags stays, whichever file it stands in', () => {
  const row = (event_id: string, tags: object = {}) => ({
    object_id: 'o',
    event_id,
    text: event_id,
    ...tags,
  });
  const merged = mergeColumns('ticket_events', [
    source('a', [row('1'), row('2', { tag_version: 2 }), row('3', { tag_version: 1 })]),
    source('b', [row('1', { tag_version: 1 }), row('2', { tag_version: 1 }), row('3', { tag_version: 1 })]),
    source('c', [{ ...row('1'), object_id: 'other' }]),
  ]);
  const column = (name: string) => merged[placeOf('ticket_events', name)];
  expect(column('event_id')).toEqual(['2', '3', '1', '1']);
  expect(column('object_id')).toEqual(['o', 'o', 'o', 'other']);
  expect(column('tag_version')).toEqual([2, 1, 1, null]);
});
