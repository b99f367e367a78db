import { digestPrefix } from '../contract/lake/lake-keys.ts';
import { addDays, type Day, dayOf, startOfDay } from '../contract/records/instant.ts';
import { toJsonBytes } from '../contract/records/json-bytes.ts';
import type { Digest } from '../findings/digest.ts';
import type { ObjectStore } from '../platform/ports.ts';
import { textThatFits, thatFit } from './message-size.ts';
import { knowsEarlier, type Sink } from './sinks/sinks.ts';

/**
 * Publishes to one sink the week's digest with the first look of a week, which begins on Monday, UTC. A look that dies between
 * publishing and remembering publishes again.
 * @returns whether it was published now
 */
export async function publishDigest(
  digest: Digest,
  now: number,
  { store, sink }: { readonly store: ObjectStore; readonly sink: Sink },
): Promise<boolean> {
  const week = `${digestPrefix}${mondayOf(dayOf(now))}`;
  const key = `${week}-${sink.name}.json`;
  for (const marker of [key, ...(knowsEarlier(sink.name) ? [`${week}.json`] : [])])
    if ((await store.read(marker)) !== undefined) return false;
  const { title, from, to, cannot_tell } = digest;
  const text = textThatFits(digest.text);
  const idsOf = (rows: Digest['standing']) => thatFit(rows.map(({ finding_id }) => String(finding_id)));
  const detail = {
    ...{ from, to, cannot_tell: thatFit(cannot_tell), text },
    ...{
      new_findings: idsOf(digest.new_findings),
      standing: idsOf(digest.standing),
      recovered: idsOf(digest.recovered),
    },
  };
  await sink.publisher.publish({ title, text, kind: 'Handback Digest', detail });
  await store.putIfAbsent(key, toJsonBytes(detail));
  return true;
}

const mondayOf = (day: Day): Day => addDays(day, -((new Date(startOfDay(day)).getUTCDay() + 6) % 7));
