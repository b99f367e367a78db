import type { RejectionReason } from '../../../contract/records/rejection.ts';
import type { Chance } from '../plan/chance.ts';
import type { StoryEvent } from '../plan/story-event.ts';

/** How dirty the exports are: shares of all records, as in life. */
export const dirtShares = {
  /** Written twice into the same file. */
  repeated: 0.005,
  /** Of a period's last day: sent again with the next file. */
  resent: 0.02,
  /** Of a period's last three hours: only in the next file. */
  late: 0.05,
  /** A cut line stands before the good one. */
  cut: 0.0006,
  /** A record of another kind than the contract knows, without ticket, or without a year. */
  foreign: 0.0006,
} as const;
/** In these days the survey tool wrote per cent on its scale of 1–10. */
export const wrongScaleDays = { from: '2025-07-07', to: '2025-07-13' } as const;
/** The telephone system exported nothing of this day; it came with the next file. */
export const outage = { source: 'phone', day: '2025-11-05' } as const;
/** This file was delivered a second time under another name. */
export const deliveredTwice = { source: 'desk', day: '2025-04-08' } as const;
/** Every export of the telephone system ends with this line. */
export const footer = '-- end of export --';

/** What the dirt did, counted as it is planted: what ingest must find. */
export interface DirtCount {
  files: number;
  /** Lines, good and bad: accepted + quarantined + repeated. */
  records: number;
  /** Good records that repeat no other one of the same file. */
  accepted: number;
  repeated: number;
  quarantined: Partial<Record<RejectionReason, number>>;
  /** Events that came with the file after their own. */
  late: number;
}

export const emptyDirtCount = (): DirtCount => ({
  files: 0,
  records: 0,
  accepted: 0,
  repeated: 0,
  quarantined: {},
  late: 0,
});

/** An event's record as the source wrote it, or with a score that its scale does not have. */
export function writeRecord({ event }: StoryEvent): { line: string; reason?: RejectionReason } {
  const day = event.occurred_at.slice(0, 10);
  const isWrong =
    event.event === 'csat' &&
    event.type === 'answered' &&
    event.ticket_source === 'phone' &&
    day >= wrongScaleDays.from &&
    day <= wrongScaleDays.to;
  if (!isWrong) return { line: JSON.stringify(event) };
  return { line: JSON.stringify({ ...event, score: 10 + 9 * Number(event.score) }), reason: 'unfit_scale' };
}

/** A record that no reader can use, made beside a good one. */
export function foreignRecord(
  chance: Chance,
  { event }: StoryEvent,
): { line: string; reason: RejectionReason } {
  return chance.pick([
    { line: JSON.stringify({ ...event, type: 'merged' }), reason: 'unknown_event' as const },
    { line: JSON.stringify({ ...event, ticket_id: null }), reason: 'missing_field' as const },
    {
      line: JSON.stringify({ ...event, occurred_at: '1970-01-01T00:00:00.000Z' }),
      reason: 'occurred_at_out_of_range' as const,
    },
  ]);
}
