import type { RowValue } from '../contract/lake/tables.ts';
import type { Columns } from '../parquet/parquet-columns.ts';
import { tagCustomerText } from '../tag/customer-tags.ts';
import { tagVersion } from '../tag/tag-version.ts';
import { placeOf } from './merge-columns.ts';

export interface TaggedColumns {
  readonly columns: Columns;
  /** Rows with a customer's text that got tags. */
  readonly rows: number;
}

/** Tags the rows of ticket events that have no tags, or those of earlier rules; the others keep theirs. */
export function tagRows(columns: Columns): TaggedColumns {
  const column = (name: string): readonly RowValue[] => columns[placeOf('ticket_events', name)]!;
  const [type, author, text] = [column('type'), column('author'), column('text')];
  const tagged = column('tag_version').map((version, row) =>
    Number(version) < tagVersion
      ? tagCustomerText({ type: type[row], author: author[row], text: text[row] })
      : undefined,
  );
  const filled = [...columns];
  for (const name of ['is_thanks', 'asks_for_person', 'tag_version'] as const)
    filled[placeOf('ticket_events', name)] = column(name).map((value, row) =>
      tagged[row] === undefined ? value : tagged[row][name],
    );
  return { columns: filled, rows: tagged.filter((tags) => typeof tags?.is_thanks === 'boolean').length };
}
