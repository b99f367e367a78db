import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TableSpec, tableSpec } from '../../../functions/contract/lake/tables.ts';
import { readColumns } from '../../../functions/parquet/parquet-columns.ts';
import { encodeColumns } from '../../../functions/parquet/parquet-file.ts';
import { textTagNames } from '../../../functions/tag/text-tags.ts';

const tags: ReadonlySet<string> = new Set(['is_thanks', 'asks_for_person', 'tag_version', ...textTagNames]);
type TaggedTable = 'ticket_events' | 'csat_events';

/** Makes the files of events what they were before there were tags: their columns are not there. */
export async function takeTagsAway(folder: string): Promise<void> {
  await takeAway(folder, 'ticket_events');
  await takeAway(folder, 'csat_events');
}

async function takeAway(folder: string, table: TaggedTable): Promise<void> {
  const spec = tableSpec(table);
  const isKept = spec.columns.map(({ name }) => !tags.has(name));
  const earlier: TableSpec = { ...spec, columns: spec.columns.filter((_, i) => isKept[i]) };
  for (const path of filesOf(folder, table)) {
    const columns = await readColumns(spec, readFileSync(path));
    writeFileSync(
      path,
      encodeColumns(
        earlier,
        columns.filter((_, i) => isKept[i]),
      ),
    );
  }
}

function filesOf(folder: string, table: TaggedTable): string[] {
  const events = join(folder, table);
  if (!existsSync(events)) return [];
  return readdirSync(events, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(events, name));
}
