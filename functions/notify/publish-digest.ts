import { digestPrefix } from '../contract/lake/lake-keys.ts';
import { addDays, type Day, dayOf, startOfDay } from '../contract/records/instant.ts';
import type { Digest } from '../findings/digest.ts';
import type { ObjectStore, Publisher } from '../platform/ports.ts';

/**
 * Publishes the week's digest with the first look of a week, which begins on Monday, UTC. A look that dies between
 * publishing and remembering publishes again.
 * @returns whether it was published now
 */
export async function publishDigest(
  digest: Digest,
  now: number,
  { store, publisher }: { readonly store: ObjectStore; readonly publisher: Publisher },
): Promise<boolean> {
  const key = `${digestPrefix}${mondayOf(dayOf(now))}.json`;
  if ((await store.read(key)) !== undefined) return false;
  const { title, text, from, to, cannot_tell } = digest;
  const idsOf = (rows: Digest['standing']) => rows.map(({ finding_id }) => finding_id).slice(0, 500);
  const detail = {
    ...{ from, to, cannot_tell: cannot_tell.slice(0, 100), text },
    ...{
      new_findings: idsOf(digest.new_findings),
      standing: idsOf(digest.standing),
      recovered: idsOf(digest.recovered),
    },
  };
  await publisher.publish({ title, text, kind: 'Handback Digest', detail });
  await store.putIfAbsent(key, new TextEncoder().encode(JSON.stringify(detail)));
  return true;
}

const mondayOf = (day: Day): Day => addDays(day, -((new Date(startOfDay(day)).getUTCDay() + 6) % 7));
