import { expect, test } from 'vitest';
import { tableSpec } from '../../functions/contract/lake/tables.ts';
import { tagRows } from '../../functions/maintain/tag-rows.ts';
import { tagVersion } from '../../functions/tag/tag-version.ts';

const { columns: specs } = tableSpec('ticket_events');

/** Rows of ticket events as columns; what is not said is null. */
const columnsOf = (rows: readonly Readonly<Record<string, string | number | boolean>>[]) =>
  specs.map(({ name }) => rows.map((row) => row[name] ?? null));

test('customers’ texts without tags, or with those of earlier rules, get them; newer ones stay', () => {
  const rows = [
    { type: 'opened', text: 'Agent please' },
    { type: 'message', author: 'customer', text: 'Merci beaucoup !' },
    { type: 'message', author: 'human', text: 'Agent please' },
    { type: 'message', author: 'customer' },
    {
      type: 'message',
      author: 'customer',
      text: 'thanks',
      is_thanks: false,
      asks_for_person: false,
      tag_version: 7,
    },
    { type: 'opened', text: 'Agent please', is_thanks: true, asks_for_person: false, tag_version: 0 },
  ];
  const { columns, rows: tagged } = tagRows(columnsOf(rows));
  expect(tagged).toBe(3);
  const [none, all] = [{ tag_version: tagVersion }, (tags: object) => ({ ...tags, tag_version: tagVersion })];
  expect(columns).toEqual(
    columnsOf([
      { ...rows[0], ...all({ is_thanks: false, asks_for_person: true }) },
      { ...rows[1], ...all({ is_thanks: true, asks_for_person: false }) },
      { ...rows[2], ...none },
      { ...rows[3], ...none },
      { ...rows[4] },
      { ...rows[5], ...all({ is_thanks: false, asks_for_person: true }) },
    ]),
  );
});

test('nothing to tag, nothing is counted', () => {
  expect(tagRows(columnsOf([]))).toEqual({ columns: columnsOf([]), rows: 0 });
});
