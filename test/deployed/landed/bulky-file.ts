import { gzipSync } from 'node:zlib';
import { addDays, type Day, startOfDay } from '../../../functions/contract/records/instant.ts';

/** Records enough for several Parquet files of one day: there is a middle to be killed in. */
const records = 260_000;
let made: { key: string; dt: Day; records: number; bytes: Buffer } | undefined;

/** Messages of one day soon after the stack's first one, where no other file has any. */
export function bulkyFile(firstDay: Day): NonNullable<typeof made> {
  if (made !== undefined) return made;
  const dt = addDays(firstDay, 2);
  const midnight = startOfDay(dt);
  const lines: string[] = [];
  for (let i = 0; i < records; i++) {
    const occurred_at = new Date(midnight + 300 * i).toISOString();
    const ticket_id = `bulk-${i}`;
    const rest = {
      ticket_id,
      type: 'message',
      author: 'customer',
      brand: 'bulk',
      market: 'NL',
      channel: 'chat',
    };
    lines.push(JSON.stringify({ event: 'ticket', schema: 1, source: 'bulk', occurred_at, ...rest }));
  }
  made = { key: 'bulk/one day.ndjson.gz', dt, records, bytes: gzipSync(`${lines.join('\n')}\n`) };
  return made;
}
