import { expect, test } from 'vitest';
import type { FindingMessage } from '../../functions/notify/finding-message.ts';
import { publishOnce } from '../../functions/notify/publish-once.ts';
import type { Announcement } from '../../functions/platform/ports.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const message = (finding_id: string): FindingMessage => ({
  finding_id,
  status: 'regression_suspected',
  brand: 'b',
  change: 'c',
  scope: '*',
  metric: 'csat',
  before: null,
  after: null,
  effect: 0.3,
  lower: 0.1,
  upper: 0.5,
  since: '2026-05-20',
  n_before: 100,
  n_after: 50,
  confirming_metrics: [],
  recommended_handback: [],
  evidence_url: 'https://api',
  report_url: 'https://api',
  text: `${finding_id} is worse.`,
});

/** A publisher that refuses its n-th announcement. */
function createPublisher(refuses = Number.POSITIVE_INFINITY) {
  const texts: string[] = [];
  const publish = async ({ text }: Announcement) => {
    if (texts.length + 1 === refuses) throw new Error('refused');
    texts.push(text);
  };
  return { texts, publish };
}

test('a finding is told once, however many runs see it', async () => {
  const store = createMemoryStore();
  const publisher = createPublisher();
  expect(await publishOnce([message('a')], store, publisher)).toBe(1);
  expect(await publishOnce([message('a'), message('b')], store, publisher)).toBe(1);
  expect(publisher.texts).toEqual(['a is worse.', 'b is worse.']);
});

test('what could not be told is told by the next run, and only that', async () => {
  const store = createMemoryStore();
  const failing = createPublisher(2);
  await expect(publishOnce([message('a'), message('b')], store, failing)).rejects.toThrow('refused');
  const next = createPublisher();
  await publishOnce([message('a'), message('b')], store, next);
  expect([...failing.texts, ...next.texts]).toEqual(['a is worse.', 'b is worse.']);
});

test('what an earlier version remembered under told/ is not published again', async () => {
  const store = createMemoryStore();
  const publisher = createPublisher();
  await publishOnce([message('f')], store, publisher);
  const [marker] = await Array.fromAsync(store.list('notifications/'));
  const earlier = createMemoryStore();
  await earlier.putIfAbsent(marker!.key.replace('notifications/', 'told/'), new Uint8Array([1]));
  expect(await publishOnce([message('f')], earlier, publisher)).toBe(0);
  expect(publisher.texts).toHaveLength(1);
});
