import { dateOf, type History } from './rows.ts';

interface Copy {
  readonly event_id: string;
  readonly occurred_at: number;
  readonly ingested_at: number;
  readonly object_id: string;
  readonly record_no: number;
}

/**
 * What was known at a moment (docs/rules.md, which copy of an event counts): rows that had arrived, of each identity (dt, event_id) the earliest
 * arrival; of two that arrived together the one of the smaller object and record.
 */
export function knownAt(history: History, moment: number): History {
  return { tickets: earliestCopies(history.tickets, moment), csats: earliestCopies(history.csats, moment) };
}

function earliestCopies<R extends Copy>(rows: readonly R[], moment: number): R[] {
  const kept = new Map<string, R>();
  for (const row of rows) {
    if (row.ingested_at > moment) continue;
    const identity = `${dateOf(row.occurred_at)} ${row.event_id}`;
    const other = kept.get(identity);
    if (other === undefined || isEarlier(row, other)) kept.set(identity, row);
  }
  return [...kept.values()];
}

function isEarlier(a: Copy, b: Copy): boolean {
  if (a.ingested_at !== b.ingested_at) return a.ingested_at < b.ingested_at;
  if (a.object_id !== b.object_id) return a.object_id < b.object_id;
  return a.record_no < b.record_no;
}
