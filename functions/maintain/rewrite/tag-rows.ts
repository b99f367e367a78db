import type { RowValue } from '../../contract/lake/tables.ts';
import type { Columns } from '../../parquet/parquet-columns.ts';
import { commentText, customerText, tagPhrases } from '../../tag/customer-tags.ts';
import { intentTagNames } from '../../tag/intent/intent-tags.ts';
import { roundOf } from '../../tag/tag-version.ts';
import type { CustomerText, FoundTags, TextTagger } from '../../tag/text-tagger.ts';
import { textTagNames } from '../../tag/text-tags.ts';
import { placeOf } from './merge-columns.ts';
import { type RewritableTable, type TaggedTable, taggedTables } from './rewrite.ts';

export interface TaggedColumns {
  readonly columns: Columns;
  /** Rows with a customer's text that got tags. */
  readonly rows: number;
}

/** True for the tables whose rows hold customers' texts. */
export const isTagged = (table: RewritableTable): table is TaggedTable =>
  (taggedTables as readonly string[]).includes(table);

/**
 * Tags the rows of events whose tags are older than `version`; the others keep theirs. What the rules find is found
 * again. A text that was classified stays as it was classified, unless the version is that of a later round.
 */
export async function tagRows(
  table: TaggedTable,
  columns: Columns,
  tagger: TextTagger,
  version: number,
): Promise<TaggedColumns> {
  const column = (name: string): readonly RowValue[] => columns[placeOf(table, name)]!;
  const [versions, classified] = [column('tag_version'), column('sentiment')];
  const isOlder = versions.map((tagged) => Number(tagged) < version);
  const texts = textsOf(table, column).map((text, row) => (isOlder[row] ? text : undefined));
  const isRetagged = texts.map(
    (text, row) =>
      text !== undefined && (classified[row] === null || roundOf(Number(versions[row])) < roundOf(version)),
  );
  const tags = await tagSome(texts, isRetagged, tagger);
  const filled = [...columns];
  const fill = (name: string, valueAt: (row: number, present: RowValue) => RowValue) => {
    filled[placeOf(table, name)] = column(name).map((value, row) => valueAt(row, value));
  };
  for (const name of textTagNames) fill(name, (row, value) => (isRetagged[row] ? tags[row]![name] : value));
  if (table === 'ticket_events') {
    for (const name of intentTagNames)
      fill(name, (row, value) => (isRetagged[row] ? (tags[row]![name] ?? null) : value));
    const phrases = texts.map((text) => (text === undefined ? undefined : tagPhrases(text)));
    for (const name of ['is_thanks', 'asks_for_person'] as const)
      fill(name, (row, value) => phrases[row]?.[name] ?? value);
  }
  fill('tag_version', (row, value) => (isOlder[row] ? version : value));
  return { columns: filled, rows: texts.filter((text) => text !== undefined).length };
}

function textsOf(
  table: TaggedTable,
  column: (name: string) => readonly RowValue[],
): readonly (CustomerText | undefined)[] {
  if (table === 'csat_events') return column('comment').map(commentText);
  const [type, author] = [column('type'), column('author')];
  const [language, intent] = [column('language'), column('intent')];
  return column('text').map((text, row) =>
    customerText({
      type: type[row],
      author: author[row],
      text,
      language: language[row],
      intent: intent[row],
    }),
  );
}

/** Tags of the texts chosen, each in the place of its row. */
async function tagSome(
  texts: readonly (CustomerText | undefined)[],
  isChosen: readonly boolean[],
  tagger: TextTagger,
): Promise<readonly (FoundTags | undefined)[]> {
  const rows = texts.flatMap((text, row) => (text !== undefined && isChosen[row] ? [row] : []));
  const tags = rows.length === 0 ? [] : await tagger.tag(rows.map((row) => texts[row]!));
  const placed: (FoundTags | undefined)[] = texts.map(() => undefined);
  for (const [at, row] of rows.entries()) placed[row] = tags[at];
  return placed;
}
