import { expect, test } from 'vitest';
import type { RowValue } from '../../../functions/contract/lake/tables.ts';
import { tableSpec } from '../../../functions/contract/lake/tables.ts';
import type { TaggedTable } from '../../../functions/maintain/rewrite/rewrite.ts';
import { tagRows } from '../../../functions/maintain/rewrite/tag-rows.ts';
import { tagVersionOf } from '../../../functions/tag/tag-version.ts';
import { standInTagger, standInTags } from '../../tag/stand-in.ts';

const version = tagVersionOf(0);
type Row = Readonly<Record<string, RowValue>>;

/** Rows as columns; what is not said is null. */
const columnsOf = (table: TaggedTable, rows: readonly Row[]) =>
  tableSpec(table).columns.map(({ name }) => rows.map((row) => row[name] ?? null));

async function tagged(table: TaggedTable, rows: readonly Row[], to = version, tagger = standInTagger()) {
  const made = await tagRows(table, columnsOf(table, rows), tagger, to);
  return { columns: made.columns, rows: made.rows };
}

test('customers’ texts without tags, or with those of earlier rules, get them; newer ones stay', async () => {
  const customers = { type: 'message', author: 'customer' };
  const newer = { is_thanks: false, asks_for_person: false, tag_version: version + 7 };
  const rows: Row[] = [
    { type: 'opened', text: 'Agent please, this is bad', language: 'de' },
    { ...customers, text: 'Merci beaucoup !' },
    { type: 'message', author: 'human', text: 'Agent please' },
    customers,
    { ...customers, text: 'thanks', ...newer },
    { type: 'opened', text: 'Agent please', is_thanks: true, asks_for_person: false, tag_version: 1 },
  ];
  const german = { text_language: 'de', text_language_by: 'declared' };
  expect(await tagged('ticket_events', rows)).toEqual({
    rows: 3,
    columns: columnsOf('ticket_events', [
      {
        ...rows[0],
        is_thanks: false,
        asks_for_person: true,
        ...standInTags('negative', german),
        tag_version: version,
      },
      {
        ...rows[1],
        is_thanks: true,
        asks_for_person: false,
        ...standInTags('neutral'),
        tag_version: version,
      },
      { ...rows[2], tag_version: version },
      { ...rows[3], tag_version: version },
      { ...rows[4] },
      {
        ...rows[5],
        is_thanks: false,
        asks_for_person: true,
        ...standInTags('neutral'),
        tag_version: version,
      },
    ]),
  });
});

test('comments get the same tags as texts of tickets', async () => {
  const rows: Row[] = [{ comment: 'good', score_5: 5 }, { score_5: 1 }];
  expect(await tagged('csat_events', rows)).toEqual({
    rows: 1,
    columns: columnsOf('csat_events', [
      { ...rows[0], ...standInTags('positive'), tag_version: version },
      { ...rows[1], tag_version: version },
    ]),
  });
});

test('what was classified stays as it was classified when rules change, and is classified again in a later round', async () => {
  const classified: Row = {
    type: 'opened',
    text: 'bad',
    ...standInTags('positive'),
    tag_version: tagVersionOf(3, 1),
  };
  const asRules = await tagged('ticket_events', [classified], tagVersionOf(3));
  expect(asRules.columns).toEqual(
    columnsOf('ticket_events', [
      { ...classified, is_thanks: false, asks_for_person: false, tag_version: tagVersionOf(3) },
    ]),
  );
  const asRound = await tagged('ticket_events', [classified], tagVersionOf(4));
  expect(asRound.columns).toEqual(
    columnsOf('ticket_events', [
      {
        ...classified,
        is_thanks: false,
        asks_for_person: false,
        ...standInTags('negative'),
        tag_version: tagVersionOf(4),
      },
    ]),
  );
});

test('nothing to tag: nothing is asked, nothing is counted', async () => {
  const refusing = standInTagger(0, { classify: () => Promise.reject(new Error('asked')) });
  const nothing = { columns: columnsOf('ticket_events', []), rows: 0 };
  expect(await tagged('ticket_events', [], version, refusing)).toEqual(nothing);
  const [erased] = [{ type: null, text: null }];
  expect((await tagged('ticket_events', [erased!], version, refusing)).rows).toBe(0);
  await expect(tagged('ticket_events', [{ type: 'opened', text: 'a' }], version, refusing)).rejects.toThrow(
    'asked',
  );
});
