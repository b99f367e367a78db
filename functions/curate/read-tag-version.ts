import { sqlText } from '../contract/lake/compose-sql.ts';
import { numberOf, rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** Newest version under which texts had been tagged anew by then; undefined where none were. */
export async function readTagVersion(engine: QueryEngine, knownAt: number): Promise<number | undefined> {
  const sql = bindParameters(sqlText('curate/tag_version'), { known_at: { instant: knownAt } });
  const [row = { tag_version: null }] = rowsByName(await engine.query(sql));
  return row.tag_version === null ? undefined : numberOf(row, 'tag_version');
}
