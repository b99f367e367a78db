import { expect, test } from 'vitest';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import { type Publication, publishFindings } from '../../functions/notify/publish-findings.ts';
import type { Announcement, ObjectStore } from '../../functions/platform/ports.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const finding = (change: string, given: Partial<Finding> = {}): Finding => ({
  brand: 'b',
  change_id: change,
  metric: 'csat',
  status: 'regression_suspected',
  scopes: ['*'],
  confirming_metrics: [],
  recommended_handback: [],
  is_expected: false,
  text: `${change} is worse.`,
  ...given,
});
const looksOf = (findings: readonly Finding[]): Look[] =>
  findings.map(({ change_id, metric, scopes }) => ({
    ...sampleLook,
    change_id,
    metric,
    scope: scopes[0]!,
    change_effective_on: '2026-05-20',
  }));
const confirmed = { status: 'regression_confirmed' } as const;
const at = (...scopes: string[]) => ({ scopes });

interface Run {
  readonly refusesFrom?: number;
  readonly more?: Pick<Publication, 'dismissed' | 'onShort'> & Partial<Pick<Publication, 'candidates'>>;
}

/** One run of the detector as far as publishing goes: what it published, and the changes it counted as new. */
async function run(
  store: ObjectStore,
  findings: readonly Finding[],
  { refusesFrom = Infinity, more }: Run = {},
) {
  const published: Announcement[] = [];
  const counted: string[] = [];
  const publish = async (announcement: Announcement) => {
    if (published.length + 1 >= refusesFrom) throw new Error('refused');
    published.push(announcement);
  };
  const count = await publishFindings(findings, looksOf(findings), {
    origin: { reportUrl: 'https://api', currency: 'EUR' },
    store,
    sink: { name: 'topic', publisher: { publish } },
    candidates: async () => [],
    onNewRegression: ({ change }) => counted.push(change),
    ...more,
  }).catch((error: Error) => error.message);
  return { count, published, counted };
}

test('a regression counts at the look that publishes it, and not while it lasts', async () => {
  const store = createMemoryStore();
  expect((await run(store, [finding('a')])).counted).toEqual(['a']);
  expect(await run(store, [finding('a')])).toEqual({ count: 0, published: [], counted: [] });
  expect((await run(store, [finding('a'), finding('c')])).counted).toEqual(['c']);
});

test('a suspicion that is confirmed is news; a confirmed one that is suspected again is none', async () => {
  const store = createMemoryStore();
  await run(store, [finding('a')]);
  expect((await run(store, [finding('a', confirmed)])).counted).toEqual(['a']);
  expect((await run(store, [finding('a')])).counted).toEqual([]);
});

test('another place is news, a place around or within one that is known is none', async () => {
  const store = createMemoryStore();
  await run(store, [finding('a', at('SE/chat/x'))]);
  expect((await run(store, [finding('a', at('*'))])).counted).toEqual([]);
  expect((await run(store, [finding('a', at('SE/chat/x', 'DE/chat/x'))])).counted).toEqual(['a']);
  expect((await run(store, [finding('a', at('DE/chat/x'))])).counted).toEqual([]);
  const whole = createMemoryStore();
  await run(whole, [finding('a')]);
  expect((await run(whole, [finding('a', at('SE/chat/x'))])).counted).toEqual([]);
});

test('another metric of the same place is no news', async () => {
  const store = createMemoryStore();
  await run(store, [finding('a')]);
  expect((await run(store, [finding('a', { metric: 'reopen_rate' })])).counted).toEqual([]);
});

test('an expected cost is published last, and does not count', async () => {
  const costs = finding('handback', { is_expected: true, metric: 'handling_cost' });
  const { published, counted } = await run(createMemoryStore(), [costs, finding('a')]);
  expect(published.map(({ detail }) => (detail as { change: string }).change)).toEqual(['a', 'handback']);
  expect(counted).toEqual(['a']);
});

test('a thousand places of one change are one message, and so are many changes found at once', async () => {
  const scopes = Array.from({ length: 1000 }, (_, i) => `M${i}/chat/x`);
  const one = await run(createMemoryStore(), [finding('a', { scopes })]);
  expect(one.published).toHaveLength(1);
  expect(one.published[0]?.detail).toMatchObject({ harms: 1000 });
  const changes = Array.from({ length: 1000 }, (_, i) => finding(`change-${i}`));
  const store = createMemoryStore();
  const many = await run(store, changes);
  expect(many.published).toHaveLength(1);
  expect(many.counted).toHaveLength(1000);
  const { text, title, detail } = many.published[0]!;
  expect(title).toBe('1000 changes made service worse');
  expect(text).toContain('and 950 more');
  expect(text.length + JSON.stringify(detail).length).toBeLessThan(256_000);
  expect((await run(store, changes)).count).toBe(0);
});

test('what a person dismissed is not published any more', async () => {
  const store = createMemoryStore();
  const dismissed = new Set(['b:a:2026-05-20:SE/chat/x']);
  const both = finding('a', at('SE/chat/x', 'DE/chat/x'));
  const { published } = await run(store, [finding('a', at('SE/chat/x'))], { more: { dismissed } });
  expect(published).toEqual([]);
  expect((await run(store, [both], { more: { dismissed } })).counted).toEqual(['a']);
});

test('a run that dies after recording its looks is made good by the next one', async () => {
  const store = createMemoryStore();
  const findings = [finding('a'), finding('c')];
  expect(await run(store, findings, { refusesFrom: 2 })).toMatchObject({ count: 'refused', counted: ['a'] });
  expect((await run(store, findings)).counted).toEqual(['c']);
});

test('what was published but not remembered is published and counted again, rather than never', async () => {
  const store = createMemoryStore();
  const forgetful = { ...store, putIfAbsent: () => Promise.reject(new Error('out of reach')) };
  expect((await run(forgetful, [finding('a')])).counted).toEqual(['a']);
  expect((await run(store, [finding('a')])).counted).toEqual(['a']);
});

test('what versions up to 0.1.0 remembered by metric and status is not published again', async () => {
  // The first 32 digits of the SHA-256 of b:a:2026-05-20:csat:regression_suspected
  const name = 'ef4b071fdabefb0a6e38cf789e8b8a25.json';
  for (const prefix of ['notifications/', 'told/']) {
    const store = createMemoryStore();
    await store.putIfAbsent(prefix + name, new Uint8Array([1]));
    expect((await run(store, [finding('a')])).count, prefix).toBe(0);
  }
});

test('what a hand-back gains is asked for what is news and recommended, and its failure holds no message back', async () => {
  const scopes = ['SE/chat/x'];
  const told = finding('a', { ...confirmed, scopes, recommended_handback: scopes });
  const errors: unknown[] = [];
  const asked: unknown[] = [];
  const failing = {
    candidates: async (given: unknown) => {
      asked.push(given);
      throw new Error('busy');
    },
    onShort: (error: unknown) => errors.push(error),
  };
  const store = createMemoryStore();
  const { published } = await run(store, [told, finding('c')], { more: failing });
  expect(published.map(({ text }) => /Hand back: .*/.exec(text)?.[0])).toEqual([
    expect.stringContaining('could not be asked just now'),
    expect.stringContaining('nothing is recommended before'),
  ]);
  expect([asked.length, errors.length]).toEqual([1, 1]);
  await run(store, [told, finding('c')], { more: failing });
  expect(asked).toHaveLength(1);
});
