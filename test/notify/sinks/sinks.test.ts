import { afterEach, expect, test } from 'vitest';
import type { Finding } from '../../../functions/contract/detection/finding.ts';
import { digestOf } from '../../../functions/findings/digest.ts';
import { publishDigest } from '../../../functions/notify/publish-digest.ts';
import { publishFindings } from '../../../functions/notify/publish-findings.ts';
import { repeatedAnnouncement } from '../../../functions/notify/sinks/repeated-announcement.ts';
import {
  publishToEach,
  type Sink,
  type SinkName,
  SinksFailed,
} from '../../../functions/notify/sinks/sinks.ts';
import { slackMessage } from '../../../functions/notify/sinks/slack.ts';
import type { Announcement, ObjectStore } from '../../../functions/platform/ports.ts';
import { postToWebhook } from '../../../functions/platform/webhook.ts';
import { sampleLook } from '../../detect/sample-look.ts';
import { createMemoryStore } from '../../ingest/memory-lake.ts';
import { type ChatAnswer, startChat } from '../../platform/chat-server.ts';

const finding: Finding = {
  ...{ brand: 'b', change_id: 'a', metric: 'csat', status: 'regression_suspected', scopes: ['*'] },
  ...{ confirming_metrics: [], recommended_handback: [], is_expected: false, text: 'Worse.' },
};
const look = { ...sampleLook, brand: 'b', change_id: 'a', change_effective_on: '2026-05-20' };
const hasty = { attempts: 2, timeoutMs: 500, silences: 2, firstPauseMs: 10, longestPauseMs: 100 };

let chat: Awaited<ReturnType<typeof startChat>> | undefined;
afterEach(() => chat?.close());

/** A topic that remembers, beside a Slack that answers as told. */
async function sinksWith(answers: readonly ChatAnswer[]) {
  chat = await startChat(answers);
  const { url } = chat;
  const told: Announcement[] = [];
  const sink = (name: SinkName, publish: (each: Announcement) => Promise<void>): Sink => ({
    name,
    publisher: { publish },
  });
  const sinks = [
    sink('slack', (each) =>
      postToWebhook(url, (again) => slackMessage(again ? repeatedAnnouncement(each) : each), hasty),
    ),
    sink('topic', async (each) => void told.push(each)),
  ];
  return { sinks, told, taken: chat.taken };
}

const night = (sinks: readonly Sink[], store: ObjectStore, findings: readonly Finding[] = [finding]) =>
  publishToEach(sinks, async (sink) => {
    await publishFindings(findings, [look], {
      ...{ origin: { reportUrl: 'https://api', currency: 'EUR' }, store, sink, onNewRegression: () => {} },
      candidates: async () => [],
    });
  });

const silent = { cannotTell: [], undone: [], better: [] };

test('a sink that fails holds no other back, is told at the next look, and nobody is told twice', async () => {
  const store = createMemoryStore();
  const { sinks, told, taken } = await sinksWith([{ status: 500 }, { status: 500 }]);
  await expect(night(sinks, store)).rejects.toThrow(
    new SinksFailed('slack: the webhook answered 500, 2 times'),
  );
  expect([told.length, taken.length]).toEqual([1, 0]);
  await night(sinks, store);
  await night(sinks, store);
  expect([told.length, taken.length]).toEqual([1, 1]);
});

test('what is refused once and taken then is one message', async () => {
  const store = createMemoryStore();
  const { sinks, taken } = await sinksWith([{ status: 429, headers: { 'retry-after': '0' } }]);
  await night(sinks, store);
  await night(sinks, store);
  expect(taken).toHaveLength(1);
});

test('a thousand changes are one message to each', async () => {
  const { sinks, told, taken } = await sinksWith([]);
  const many = Array.from({ length: 1000 }, (_, i) => ({ ...finding, change_id: `change-${i}` }));
  const looks = many.map(({ change_id }) => ({ ...look, change_id }));
  const store = createMemoryStore();
  await publishToEach(sinks, async (sink) => {
    await publishFindings(many, looks, {
      ...{ origin: { reportUrl: 'https://api', currency: 'EUR' }, store, sink, onNewRegression: () => {} },
      candidates: async () => [],
    });
  });
  expect([told.length, taken.length]).toEqual([1, 1]);
});

test('what was told before sinks were remembered apart is told to a new sink alone', async () => {
  const store = createMemoryStore();
  const { sinks, told, taken } = await sinksWith([]);
  const digest = digestOf([], silent, { to: '2026-03-15', currency: 'EUR' });
  // The name under which the digest of that week was remembered.
  await store.putIfAbsent('notifications/digest-2026-03-16.json', new Uint8Array([1]));
  const now = Date.parse('2026-03-17T02:30:00Z');
  for (const sink of sinks) await publishDigest(digest, now, { store, sink });
  for (const sink of sinks) await publishDigest(digest, now, { store, sink });
  expect([told.length, taken.length]).toEqual([0, 1]);
});

test('a chat that takes a message and does not say so is told again, which says so', async () => {
  const store = createMemoryStore();
  const { sinks, taken } = await sinksWith([{ status: 200, afterMs: 800 }]);
  await night(sinks, store);
  await night(sinks, store);
  expect(taken).toHaveLength(2);
  const [first, second] = taken.map((body) => JSON.stringify(body));
  expect(first).not.toContain('Told again');
  expect(second).toContain('Sent again: the chat did not say whether the first message arrived.');
});
