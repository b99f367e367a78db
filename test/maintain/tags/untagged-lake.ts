import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TableSpec, tableSpec } from '../../../functions/contract/lake/tables.ts';
import { readColumns } from '../../../functions/parquet/parquet-columns.ts';
import { encodeColumns } from '../../../functions/parquet/parquet-file.ts';

const tags: ReadonlySet<string> = new Set(['is_thanks', 'asks_for_person', 'tag_version']);

/** Makes the files of ticket events what they were before there were tags: their columns are not there. */
export async function takeTagsAway(folder: string): Promise<void> {
  const spec = tableSpec('ticket_events');
  const isKept = spec.columns.map(({ name }) => !tags.has(name));
  const earlier: TableSpec = { ...spec, columns: spec.columns.filter((_, i) => isKept[i]) };
  for (const path of filesOf(folder)) {
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

function filesOf(folder: string): string[] {
  const events = join(folder, 'ticket_events');
  return readdirSync(events, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => join(events, name));
}
