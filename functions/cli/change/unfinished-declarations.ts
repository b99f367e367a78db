import { rowsByName } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import { filesOf } from '../../ingest/unfinished.ts';
import { openDuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import type { Lake } from '../terminal/open-lake.ts';

/**
 * Keys of files that declarations under an object's key left when they did not live to write their ledger row. A
 * declaration has the moment at which it is made, so none can be read again: the next one takes their place.
 */
export async function unfinishedDeclarations({ folder, store }: Lake, objectKey: string): Promise<string[]> {
  const sql = `select distinct object_id from routing_changes
    where object_key = :object_key and object_id not in (select object_id from ingest_ledger)`;
  const engine = await openDuckDbEngine({ folder });
  try {
    const rows = rowsByName(await engine.query(bindParameters(sql, { object_key: objectKey })));
    const files = await Promise.all(rows.map((row) => filesOf(store, String(row.object_id))));
    return files.flat();
  } finally {
    await engine.close();
  }
}
