import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ComprehendOptions,
  createComprehendService,
  type StandInReason,
} from '../../../../functions/platform/aws/comprehend/comprehend-service.ts';
import { createMonthlySpend } from '../../../../functions/platform/aws/comprehend/monthly-spend.ts';
import { createTokenBucket } from '../../../../functions/platform/aws/comprehend/token-bucket.ts';
import type { SentimentTag } from '../../../../functions/platform/ports.ts';
import { createMemoryStore } from '../../../ingest/memory-lake.ts';
import { keepsServiceContract } from '../../../tag/sentiment/service-contract.ts';
import { standIn } from '../../../tag/stand-in.ts';
import { type LocalComprehend, startLocalComprehend } from './local-comprehend.ts';

let server: LocalComprehend;
let now: number;
let told: [StandInReason, number][];
beforeEach(async () => {
  server = await startLocalComprehend();
  now = Date.UTC(2026, 4, 1);
  told = [];
});
afterEach(() => server.close());

/** @param patience milliseconds that an answer is waited for: on a busy machine one takes a while */
const clientOf = (url: string, patience = 5000) =>
  new ComprehendClient({
    endpoint: url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 2,
    requestHandler: { connectionTimeout: patience, requestTimeout: patience, throwOnRequestTimeout: true },
  });

const serviceOf = (more: Partial<ComprehendOptions> & { mostUnits?: number } = {}) => {
  const clock = () => now;
  return createComprehendService({
    client: clientOf(server.url),
    standIn,
    bucket: { take: async () => {} },
    spend: createMonthlySpend(createMemoryStore(), more.mostUnits ?? 1e9, clock, () => crypto.randomUUID()),
    clock,
    ownWords: (text) => text,
    onStandIn: (reason, texts) => void told.push([reason, texts]),
    ...more,
  });
};

const en = (...texts: string[]) => texts.map((text) => ({ text, language: 'en' }));
const engines = (tags: readonly SentimentTag[]) =>
  tags.map(({ engine, label, isDegraded }) => `${engine} ${label}${isDegraded ? ' degraded' : ''}`);

keepsServiceContract('comprehend', serviceOf);

test('texts are classified by the service, each distinct one once, also in later calls', async () => {
  const service = serviceOf();
  const tags = await service.classify(en('bad news', 'all good', 'bad news'));
  expect(engines(tags)).toEqual(['comprehend negative', 'comprehend positive', 'comprehend negative']);
  expect(tags[0]).toMatchObject({ modelVersion: '2017-11-27', isScored: true });
  await service.classify(en('all good', 'well'));
  expect(server.calls).toEqual([
    { language: 'en', texts: ['bad news', 'all good'] },
    { language: 'en', texts: ['well'] },
  ]);
});

test('what it does not classify the other engine classifies, degraded where there were words', async () => {
  const tags = await serviceOf().classify([
    { text: 'bad', language: 'sv' },
    { text: 'bad' },
    ...en('😡', 'bad'),
  ]);
  expect(engines(tags)).toEqual([
    'stand-in negative degraded',
    'stand-in negative degraded',
    'stand-in neutral',
    'comprehend negative',
  ]);
  expect(server.calls).toEqual([{ language: 'en', texts: ['bad'] }]);
});

test('only what the author wrote is sent', async () => {
  await serviceOf({ ownWords: (text) => text.split('\n')[0]! }).classify(en('bad\n> a long history'));
  expect(server.calls).toEqual([{ language: 'en', texts: ['bad'] }]);
});

describe('errors', () => {
  test('a document that fails is asked once more, and then classified by the other engine', async () => {
    server.faults.failing = new Map([
      ['bad once', 1],
      ['bad twice', 2],
    ]);
    const tags = await serviceOf().classify(en('good', 'bad once', 'bad twice'));
    expect(engines(tags)).toEqual([
      'comprehend positive',
      'comprehend negative',
      'stand-in negative degraded',
    ]);
    expect(server.calls.map(({ texts }) => texts)).toEqual([
      ['good', 'bad once', 'bad twice'],
      ['bad once', 'bad twice'],
    ]);
    expect(told).toEqual([['failed', 1]]);
  });

  test('throttling is waited for by the client', async () => {
    server.faults.throttled = 1;
    expect(engines(await serviceOf().classify(en('bad')))).toEqual(['comprehend negative']);
  });

  test.for(['refuses', 'hangs'] as const)(
    'an outage (%s) costs one call, then nothing is asked for a minute',
    async (down) => {
      const service = serviceOf({ client: clientOf(server.url, 500) });
      server.faults.down = down;
      const texts = en(...Array.from({ length: 60 }, (_, at) => `bad ${at}`));
      const started = performance.now();
      const tags = await service.classify(texts);
      expect(performance.now() - started).toBeLessThan(5000);
      expect(new Set(engines(tags))).toEqual(new Set(['stand-in negative degraded']));
      expect(told).toEqual([
        ['outage', 25],
        ['outage', 25],
        ['outage', 10],
      ]);
      delete server.faults.down;
      now += 59_000;
      expect(engines(await service.classify(en('bad 1')))).toEqual(['stand-in negative degraded']);
      now += 2000;
      expect(engines(await service.classify(en('bad 1')))).toEqual(['comprehend negative']);
    },
  );

  const scored = (scores: object) => JSON.stringify({ ResultList: [{ Index: 0, SentimentScore: scores }] });
  test.each([
    ['nothing', ''],
    ['no JSON', '<html>busy</html>'],
    ['nothing of the text', '{"ResultList":[],"ErrorList":[]}'],
    ['of another text', '{"ResultList":[{"Index":7,"SentimentScore":{"Positive":1}}]}'],
    ['scores that are missing', scored({ Positive: 1 })],
    ['scores below 0', scored({ Positive: -1, Negative: 3, Neutral: 0, Mixed: 0 })],
    ['scores that are texts', scored({ Positive: '1', Negative: '0', Neutral: '0', Mixed: '0' })],
    ['scores that are all 0', scored({ Positive: 0, Negative: 0, Neutral: 0, Mixed: 0 })],
  ])('an answer with %s leaves the text to the other engine', async (_, answer) => {
    server.faults.answer = answer;
    expect(engines(await serviceOf().classify(en('bad')))).toEqual(['stand-in negative degraded']);
    expect(told.map(([, texts]) => texts)).toEqual([1]);
  });

  test('nobody there at all is an outage', async () => {
    const service = serviceOf({ client: clientOf('http://127.0.0.1:9') });
    expect(engines(await service.classify(en('bad')))).toEqual(['stand-in negative degraded']);
  });

  test('when time is up nothing more is asked', async () => {
    let looks = 0;
    const service = serviceOf({ isTimeUp: () => ++looks > 1 });
    const tags = await service.classify([...en('bad'), { text: 'bad', language: 'de' }]);
    expect(engines(tags)).toEqual(['comprehend negative', 'stand-in negative degraded']);
    expect(told).toEqual([['time', 1]]);
  });
});

describe('the monthly budget', () => {
  test('is not exceeded, and is there again next month', async () => {
    const service = serviceOf({ mostUnits: 6 });
    expect(engines(await service.classify(en('bad', 'good')))).toEqual([
      'comprehend negative',
      'comprehend positive',
    ]);
    expect(engines(await service.classify(en('bad day')))).toEqual(['stand-in negative degraded']);
    expect(told).toEqual([['budget', 1]]);
    now = Date.UTC(2026, 5, 1);
    expect(engines(await service.classify(en('bad day')))).toEqual(['comprehend negative']);
  });

  test('is shared by all that write into one lake', async () => {
    const store = createMemoryStore();
    let made = 0;
    const spendOf = () =>
      createMonthlySpend(
        store,
        10,
        () => now,
        () => String(made++),
      );
    const [one, other] = [spendOf(), spendOf()];
    expect(await one.reserve(6)).toBe(true);
    expect(await other.reserve(6)).toBe(false);
    expect(await other.reserve(4)).toBe(true);
    expect(await one.reserve(1)).toBe(true);
    now += 6 * 60_000;
    expect(await one.reserve(1)).toBe(false);
    expect([...store.objects.keys()]).toEqual([
      'sentiment-spend/2026-05/6-0',
      'sentiment-spend/2026-05/4-1',
      'sentiment-spend/2026-05/1-2',
    ]);
  });
});

test('calls beyond a second’s wait their turn', async () => {
  const waits: number[] = [];
  const bucket = createTokenBucket(
    2,
    () => now,
    async (milliseconds) => void waits.push(milliseconds),
  );
  for (let call = 0; call < 4; call++) await bucket.take();
  now += 2000;
  await bucket.take();
  expect(waits).toEqual([500, 1000]);
});
