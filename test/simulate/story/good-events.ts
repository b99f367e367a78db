import type { TicketEvent } from '../../../functions/contract/records/events.ts';
import type { StoryFile } from '../../../functions/simulate/story/exports/exports.ts';

/** Lines of an export that are records. */
export const linesOf = (file: StoryFile): string[] => file.text.split('\n').filter((line) => line !== '');

/** A line as JSON; undefined when it is none. */
export function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The reason for which a record must be rejected, found without the product's ingest. */
export function findReason(line: string): string | undefined {
  const record = parseLine(line);
  if (record === undefined) return 'invalid_json';
  if (record.type === 'merged') return 'unknown_event';
  if (record.ticket_id === null) return 'missing_field';
  if (String(record.occurred_at) < '2020') return 'occurred_at_out_of_range';
  const scale = record.scale as { max: number } | undefined;
  return scale !== undefined && Number(record.score) > scale.max ? 'unfit_scale' : undefined;
}

/** Every ticket event of the story once, however often and late it was delivered. */
export function goodTicketEvents(told: Iterable<StoryFile>): TicketEvent[] {
  const distinct = new Set<string>();
  for (const file of told) {
    for (const line of linesOf(file)) if (findReason(line) === undefined) distinct.add(line);
  }
  const events: TicketEvent[] = [];
  for (const line of distinct) {
    const event = JSON.parse(line) as TicketEvent;
    if (event.event === 'ticket') events.push(event);
  }
  return events;
}
