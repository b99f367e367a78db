import type { RejectionReason } from '../../../contract/records/rejection.ts';
import type { Chance } from '../plan/chance.ts';
import type { StoryEvent } from '../plan/story-event.ts';
import { dirtShares, foreignRecord, writeRecord } from './dirt.ts';

/** The text of one export and what is in it. */
export interface WrittenExport {
  readonly text: string;
  readonly records: number;
  readonly repeated: number;
  readonly accepted: number;
  readonly rejected: Readonly<Partial<Record<RejectionReason, number>>>;
}

/** Writes events as NDJSON, with cut, foreign and repeated lines among them, and a last line if there is one. */
export function writeExport(chance: Chance, events: readonly StoryEvent[], footer?: string): WrittenExport {
  const lines: string[] = [];
  const again: string[] = [];
  const rejected: Partial<Record<RejectionReason, number>> = {};
  const reject = (line: string, reason: RejectionReason) => {
    lines.push(line);
    rejected[reason] = (rejected[reason] ?? 0) + 1;
  };
  let accepted = 0;
  for (const event of events) {
    const { line, reason } = writeRecord(event);
    if (reason !== undefined) {
      reject(line, reason);
      continue;
    }
    if (chance.happens(dirtShares.cut)) reject(line.slice(0, Math.floor(line.length * 0.7)), 'invalid_json');
    if (chance.happens(dirtShares.foreign)) {
      const foreign = foreignRecord(chance, event);
      reject(foreign.line, foreign.reason);
    }
    lines.push(line);
    accepted++;
    if (chance.happens(dirtShares.repeated)) again.push(line);
  }
  lines.push(...again);
  if (footer !== undefined) reject(footer, 'invalid_json');
  const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  return { text, records: lines.length, repeated: again.length, accepted, rejected };
}
