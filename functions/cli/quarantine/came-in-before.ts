import { numberOf, rowsByName } from '../../contract/lake/rows.ts';
import type { QueryEngine } from '../../platform/ports.ts';

const eventTables = ['ticket_events', 'csat_events', 'routing_changes'] as const;

/**
 * Of the events that replays accepted, how many the lake had already: a row of which one event was rejected is read
 * again with its others.
 * @param replays ids of the attempts, as in `object_id`
 */
export async function cameInBefore(engine: QueryEngine, replays: readonly string[]): Promise<number> {
  if (replays.length === 0) return 0;
  const ids = replays.map((id) => `'${id}'`).join(', ');
  const known = eventTables.map(
    (table) =>
      `select count(distinct (e.dt, e.event_id)) as events
      from ${table} e join ${table} b on b.dt = e.dt and b.event_id = e.event_id
      where e.object_id in (${ids}) and b.object_id not in (${ids})`,
  );
  const rows = await engine.query(`select sum(events) as events from (${known.join(' union all ')})`);
  return numberOf(rowsByName(rows)[0]!, 'events');
}
