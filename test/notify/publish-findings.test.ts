import { expect, test } from 'vitest';
import type { Look } from '../../functions/contract/detection/evaluation.ts';
import type { Finding } from '../../functions/contract/detection/finding.ts';
import { publishFindings } from '../../functions/notify/publish-findings.ts';
import type { Announcement, ObjectStore } from '../../functions/platform/ports.ts';
import { sampleLook } from '../detect/sample-look.ts';
import { createMemoryStore } from '../ingest/memory-lake.ts';

const finding = (metric: string, given: Partial<Finding> = {}): Finding => ({
  brand: 'b',
  change_id: 'c',
  metric,
  status: 'regression_suspected',
  scopes: ['*'],
  confirming_metrics: [],
  recommended_handback: [],
  is_expected: false,
  text: `${metric} is worse.`,
  ...given,
});
const look = (metric: string): Look => ({
  ...sampleLook,
  brand: 'b',
  change_id: 'c',
  metric,
  scope: '*',
  known_on: '2026-06-12',
  change_effective_on: '2026-05-20',
  n_before: 100,
  n_after: 50,
  effect: 0.3,
  lower: 0.1,
  upper: 0.5,
});

/** One run of the detector as far as telling goes: what it published, and what it counted as new regressions. */
async function run(store: ObjectStore, findings: readonly Finding[], refusesFrom = Infinity) {
  const texts: string[] = [];
  const counted: string[] = [];
  const publish = async ({ text }: Announcement) => {
    if (texts.length + 1 >= refusesFrom) throw new Error('refused');
    texts.push(text);
  };
  const told = await publishFindings(
    findings,
    findings.map(({ metric }) => look(metric)),
    {
      reportUrl: 'https://api',
      store,
      publisher: { publish },
      onNewRegression: ({ metric }) => counted.push(metric),
    },
  ).catch((error: Error) => error.message);
  return { told, texts, counted };
}

test('a regression counts at the look that tells it, and not while it lasts', async () => {
  const store = createMemoryStore();
  expect((await run(store, [finding('csat')])).counted).toEqual(['csat']);
  expect((await run(store, [finding('csat')])).counted).toEqual([]);
  expect((await run(store, [finding('csat'), finding('reopen_rate')])).counted).toEqual(['reopen_rate']);
});

test('a suspicion that is confirmed is news', async () => {
  const store = createMemoryStore();
  await run(store, [finding('csat')]);
  expect((await run(store, [finding('csat', { status: 'regression_confirmed' })])).counted).toEqual(['csat']);
});

test('an expected cost is told, and does not count', async () => {
  const costs = finding('handling_cost', { is_expected: true });
  const { told, texts, counted } = await run(createMemoryStore(), [costs, finding('csat')]);
  expect({ told, texts, counted }).toEqual({
    told: 2,
    texts: ['csat is worse.', 'handling_cost is worse.'],
    counted: ['csat'],
  });
});

test('a run that dies after recording its looks is made good by the next one', async () => {
  const store = createMemoryStore();
  const findings = [finding('csat'), finding('reopen_rate')];
  expect(await run(store, findings, 2)).toMatchObject({ told: 'refused', counted: ['csat'] });
  expect((await run(store, findings)).counted).toEqual(['reopen_rate']);
});

test('what was told but not remembered is told and counted again, rather than never', async () => {
  const store = createMemoryStore();
  const forgetful = { ...store, putIfAbsent: () => Promise.reject(new Error('out of reach')) };
  expect((await run(forgetful, [finding('csat')])).counted).toEqual(['csat']);
  expect((await run(store, [finding('csat')])).counted).toEqual(['csat']);
});
