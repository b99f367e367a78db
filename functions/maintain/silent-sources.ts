import { sqlText } from '../contract/lake/compose-sql.ts';
import { rowsByName } from '../contract/lake/rows.ts';
import { bindParameters } from '../contract/lake/sql.ts';
import { addDays, dayOf, millisecondsPerDay } from '../contract/records/instant.ts';
import type { QueryEngine } from '../platform/ports.ts';

/** Days after which a source that is silent is no news any more. */
const forgottenAfterDays = 30;

/** Sources that nothing has come from for `silentDays`, but something in the month before. */
export async function silentSources(engine: QueryEngine, now: number, silentDays: number): Promise<string[]> {
  const values = {
    heard_from: addDays(dayOf(now), -(silentDays + forgottenAfterDays)),
    silent_since: { instant: now - silentDays * millisecondsPerDay },
  };
  const rows = rowsByName(await engine.query(bindParameters(sqlText('maintain/silent_sources'), values)));
  return rows.map(({ source }) => String(source));
}
