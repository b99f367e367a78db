import { expect, test } from 'vitest';
import { judge } from '../../functions/detect/decide/verdict.ts';
import { readJudged } from '../../functions/detect/read-lake.ts';

/** The judged metrics where so many remarks agree so well with their scores. */
const judgedAt = (n: number, low: number, auc: number) =>
  readJudged(async (name, values) => {
    expect([name, values]).toEqual([
      'detectors/tag_agreement',
      { from: '2025-12-01', look_day: '2026-06-01' },
    ]);
    const rankSum = auc * low * (n - low) + (low * (low + 1)) / 2;
    return {
      columns: ['n', 'count_low', 'rank_sum'].map((column) => ({ name: column })),
      rows: [[n, low, rankSum]],
    };
  }, '2026-06-01');

const sentimentAt = async (n: number, low: number, auc: number) =>
  (await judgedAt(n, low, auc)).get('negative_sentiment_rate')!;

test('tags that agree with scores confirm a drop in satisfaction; so do those of which nothing is known', async () => {
  for (const rule of [
    await sentimentAt(400, 100, 0.7),
    await sentimentAt(400, 9, 0.3),
    await sentimentAt(0, 0, 0),
  ])
    expect(rule.detection).toMatchObject({ corroborates: true });
});

test('tags below an area of .7 confirm nothing, and are suspected themselves until others confirm them', async () => {
  const rule = await sentimentAt(400, 100, 0.69);
  expect(rule.detection).toMatchObject({ corroborates: false });
  const evidence = { isReady: true, isFlagged: true, upper: 1, shareFraction: undefined, isImmature: false };
  expect(judge(rule, { ...evidence, isCorroborated: false })).toBe('regression_suspected');
  expect(judge(rule, { ...evidence, isCorroborated: true })).toBe('regression_confirmed');
  expect((await judgedAt(400, 100, 0.69)).get('reopen_rate')!.detection.corroborates).toBe(true);
});
