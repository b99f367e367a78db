import { createHash } from 'node:crypto';
import { toldPrefix } from '../contract/lake-keys.ts';
import type { ObjectStore, Publisher } from '../platform/ports.ts';
import type { FindingMessage } from './finding-message.ts';

const toldKey = ({ finding_id }: FindingMessage): string =>
  `${toldPrefix}${createHash('sha256').update(finding_id).digest('hex').slice(0, 32)}.json`;

/**
 * Publishes what has not been told yet, and remembers it. A run that dies between the two tells it again:
 * twice is better than never.
 * @param onPublished called for each that was told, before it is remembered, so that it is not missed either
 * @returns how many were told
 */
export async function publishOnce(
  messages: readonly FindingMessage[],
  store: ObjectStore,
  publisher: Publisher,
  onPublished: (message: FindingMessage) => void = () => {},
): Promise<number> {
  let told = 0;
  for (const detail of messages) {
    const key = toldKey(detail);
    if ((await store.read(key)) !== undefined) continue;
    const title = `${detail.status}: ${detail.metric}, ${detail.brand}`;
    await publisher.publish({ title, text: detail.text, kind: 'Handback Finding', detail });
    onPublished(detail);
    await store.putIfAbsent(key, new TextEncoder().encode(JSON.stringify(detail)));
    told += 1;
  }
  return told;
}
