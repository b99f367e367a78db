import { numberOf, rowsByName } from '../../contract/lake/rows.ts';
import { bindParameters } from '../../contract/lake/sql.ts';
import type { QueryEngine } from '../../platform/ports.ts';

const eventTables = ['ticket_events', 'csat_events', 'routing_changes'] as const;

/**
 * Of the events that replays accepted, how many the lake had already: a row of which one event was rejected is read
 * again with its others.
 * @param replays ids of the attempts, as in `object_id`
 */
export async function cameInBefore(engine: QueryEngine, replays: readonly string[]): Promise<number> {
  if (replays.length === 0) return 0;
  const known = eventTables.map(
    (table) =>
      `select count(distinct (e.dt, e.event_id)) as events
      from ${table} e join ${table} b on b.dt = e.dt and b.event_id = e.event_id
      where e.object_id in :replays and b.object_id not in :replays`,
  );
  const sql = `select sum(events) as events from (${known.join(' union all ')})`;
  const rows = await engine.query(bindParameters(sql, { replays }));
  return numberOf(rowsByName(rows)[0]!, 'events');
}
