import type { Status } from '../contract/detection/evaluation.ts';
import { describeUndone, type ShareLook } from '../contract/detection/undone-change.ts';
import { sqlText } from '../contract/lake/compose-sql.ts';
import { type Row, rowsByName, textOf } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** The changes that did not take place as declared, by the looks of each brand's last day: a line each. */
export async function readUndone(engine: Pick<QueryEngine, 'query'>): Promise<string[]> {
  const brands = rowsByName(await engine.query(sqlText('findings/last_days')));
  const lastDays = new Map(brands.map(({ brand, dt }) => [brand, String(dt)]));
  if (lastDays.size === 0) return [];
  // Days by their names: a join with them would read and order the looks of every day.
  const sql = bindParameters(sqlText('findings/undone'), { dts: [...new Set(lastDays.values())] });
  const looks = rowsByName(await engine.query(sql)).filter(({ brand, dt }) => dt === lastDays.get(brand));
  return describeUndone(looks.map(shareLookOf));
}

const shareLookOf = (row: Row): ShareLook => ({
  brand: textOf(row, 'brand'),
  change_id: textOf(row, 'change_id'),
  change_effective_on: textOf(row, 'change_effective_on'),
  scope: textOf(row, 'scope'),
  metric: textOf(row, 'metric'),
  status: textOf(row, 'status') as Status,
  ai_share_before: shareOf(row.ai_share_before),
  ai_share_after: shareOf(row.ai_share_after),
  ai_share_declared: shareOf(row.ai_share_declared),
});

const shareOf = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null);
