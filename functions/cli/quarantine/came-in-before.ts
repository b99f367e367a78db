import { numberOf, rowsByName, textOf } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { QueryEngine } from '../../platform/ports.ts';

const eventTables = ['ticket_events', 'csat_events', 'routing_changes'] as const;

/**
 * Of the events that replays accepted, how many the lake had already: a row of which one event was rejected is read
 * again with its others. Only days of which the replays wrote something are looked at.
 * @param replays ids of the attempts, as in `object_id`
 */
export async function cameInBefore(engine: QueryEngine, replays: readonly string[]): Promise<number> {
  const days = replays.length === 0 ? undefined : await daysWritten(engine, replays);
  if (days === undefined) return 0;
  const known = eventTables.map(
    (table) =>
      `select count(distinct (e.dt, e.event_id)) as events
      from ${table} e join ${table} b on b.dt = e.dt and b.event_id = e.event_id
      where e.object_id in :replays and b.object_id not in :replays
        and e.dt between :first and :last and b.dt between :first and :last`,
  );
  const sql = `select sum(events) as events from (${known.join(' union all ')})`;
  const rows = await engine.query(bindParameters(sql, { replays, ...days }));
  return numberOf(rowsByName(rows)[0]!, 'events');
}

/** The first and last day of the events that attempts wrote, as their ledger rows say; undefined when there is none. */
async function daysWritten(engine: QueryEngine, replays: readonly string[]) {
  const sql =
    'select min(first_dt) as first, max(last_dt) as last from ingest_ledger where object_id in :replays';
  const [row] = rowsByName(await engine.query(bindParameters(sql, { replays })));
  return row?.first == null ? undefined : { first: textOf(row, 'first'), last: textOf(row, 'last') };
}
