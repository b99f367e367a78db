import { createHash } from 'node:crypto';
import pMap from 'p-map';
import type { Look } from '../contract/detection/evaluation.ts';
import type { Finding } from '../contract/detection/finding.ts';
import { earlierNotificationsPrefix, notificationsPrefix } from '../contract/lake/lake-keys.ts';
import { hashOf } from '../contract/records/hash-of.ts';
import { toJsonBytes } from '../contract/records/json-bytes.ts';
import type { ObjectStore } from '../platform/ports.ts';
import type { Alert, Harm } from './alerts.ts';
import { knowsEarlier, type SinkName } from './sinks/sinks.ts';

/** What one sink has received, in objects of the lake's bucket. */
export interface Memory {
  readonly store: ObjectStore;
  readonly sink: SinkName;
}

const requestsAtOnce = 16;

type Level = 'suspected' | 'confirmed';
const levelOf = ({ isConfirmed }: Harm): Level => (isConfirmed ? 'confirmed' : 'suspected');

/** Stands for any place of a change: whatever of it was published, the whole of it is no news. */
const anywhere = 'anywhere';

/** @param sink undefined for what was remembered before sinks were remembered apart */
const markerOf = (
  { brand, change_id, since, isExpected }: Alert,
  scope: string,
  level: Level,
  sink?: SinkName,
): string => {
  const parts = [brand, change_id, since, isExpected, scope, level];
  return `${notificationsPrefix}${hashOf(sink === undefined ? parts : [...parts, sink])}.json`;
};

/**
 * The places of an alert that nobody has heard of: not at this level, nor of a place around or within it. A place that
 * was confirmed is not published as suspected again.
 */
export async function newHarms({ store, sink }: Memory, alert: Alert): Promise<Harm[]> {
  if (knowsEarlier(sink) && (await isToldByEarlierVersion(store, alert))) return [];
  const sinks = knowsEarlier(sink) ? [sink, undefined] : [sink];
  const isTold = async (scope: string, levels: readonly Level[]): Promise<boolean> => {
    for (const level of levels)
      for (const name of sinks)
        if ((await store.read(markerOf(alert, scope, level, name))) !== undefined) return true;
    return false;
  };
  const published = await pMap(
    alert.harms,
    async (harm) => {
      const levels: readonly Level[] = harm.isConfirmed ? ['confirmed'] : ['suspected', 'confirmed'];
      if (harm.scope === '*') return isTold(anywhere, levels);
      return (await isTold(harm.scope, levels)) || (await isTold('*', levels));
    },
    { concurrency: requestsAtOnce },
  );
  return alert.harms.filter((_, i) => published[i] !== true);
}

/** Remembers what was published of an alert, the whole of it last. */
export async function rememberHarms(
  { store, sink }: Memory,
  alert: Alert,
  harms: readonly Harm[],
  message: object,
): Promise<void> {
  const bytes = toJsonBytes(message);
  const keys = new Set(harms.map((harm) => markerOf(alert, harm.scope, levelOf(harm), sink)));
  await pMap(keys, (key) => store.putIfAbsent(key, bytes), { concurrency: requestsAtOnce });
  for (const level of new Set(harms.map(levelOf)))
    await store.putIfAbsent(markerOf(alert, anywhere, level, sink), bytes);
}

/** Up to 0.1.0 one object stood for a change, a metric and a status. */
async function isToldByEarlierVersion(store: ObjectStore, { findings, look }: Alert): Promise<boolean> {
  for (const finding of findings) {
    const id = earlierIdOf(finding, look);
    const name = `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json`;
    for (const prefix of [notificationsPrefix, earlierNotificationsPrefix])
      if ((await store.read(prefix + name)) !== undefined) return true;
  }
  return false;
}

const earlierIdOf = ({ brand, change_id, metric, status }: Finding, { change_effective_on }: Look): string =>
  [brand, change_id, change_effective_on, metric, status].join(':');
