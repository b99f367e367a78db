import { createHash } from 'node:crypto';
import { earlierNotificationsPrefix, notificationsPrefix } from '../contract/lake/lake-keys.ts';
import type { ObjectStore, Publisher } from '../platform/ports.ts';
import type { FindingMessage } from './finding-message.ts';

const nameOf = ({ finding_id }: FindingMessage): string =>
  `${createHash('sha256').update(finding_id).digest('hex').slice(0, 32)}.json`;

async function isPublished(store: ObjectStore, name: string): Promise<boolean> {
  for (const prefix of [notificationsPrefix, earlierNotificationsPrefix]) {
    if ((await store.read(prefix + name)) !== undefined) return true;
  }
  return false;
}

/**
 * Publishes what has not been published yet, and remembers it. A run that dies between the two publishes it again:
 * twice is better than never.
 * @param onPublished called for each message, before it is remembered, so that it is not missed either
 * @returns how many were published
 */
export async function publishOnce(
  messages: readonly FindingMessage[],
  store: ObjectStore,
  publisher: Publisher,
  onPublished: (message: FindingMessage) => void = () => {},
): Promise<number> {
  let published = 0;
  for (const detail of messages) {
    const name = nameOf(detail);
    if (await isPublished(store, name)) continue;
    const title = `${detail.status}: ${detail.metric}, ${detail.brand}`;
    await publisher.publish({ title, text: detail.text, kind: 'Handback Finding', detail });
    onPublished(detail);
    await store.putIfAbsent(notificationsPrefix + name, new TextEncoder().encode(JSON.stringify(detail)));
    published += 1;
  }
  return published;
}
