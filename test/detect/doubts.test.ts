import { expect, test } from 'vitest';
import { judgedMetrics } from '../../functions/contract/definitions/metrics.ts';
import { dayNumber } from '../../functions/contract/detection/brand-facts.ts';
import { sqlText } from '../../functions/contract/lake/compose-sql.ts';
import { bindParameters } from '../../functions/contract/lake/sql.ts';
import { corroborate, type Track } from '../../functions/detect/decide/track.ts';
import { decideVerdict } from '../../functions/detect/decide/verdict.ts';
import { readDoubts } from '../../functions/detect/read-doubts.ts';
import type { Ask } from '../../functions/detect/read-lake.ts';
import { openSmallLake, surveyEvent } from '../curate/small-lake.ts';

/** Whether sentiment is in doubt on 1 June where so many remarks agree so well with their scores. */
const isDoubtedAt = async (n: number, low: number, auc: number) => {
  const day = dayNumber('2026-06-01');
  const isDoubted = await readDoubts(
    async (name, values) => {
      expect(name).toBe('detectors/tag_agreement');
      expect(values).toEqual({
        look_days: { rows: [['2025-12-01', '2026-06-01']] },
        from: '2025-12-01',
        to: '2026-06-01',
      });
      const rankSum = auc * low * (n - low) + (low * (low + 1)) / 2;
      return {
        columns: ['look_day', 'n', 'count_low', 'rank_sum'].map((column) => ({ name: column })),
        rows: n === 0 ? [] : [['2026-06-01', n, low, rankSum]],
      };
    },
    day,
    day,
  );
  expect(isDoubted('reopen_rate', day)).toBe(false);
  return isDoubted('negative_sentiment_rate', day);
};

test('tags that agree with scores are not in doubt, nor are those of which nothing is known', async () => {
  expect(await isDoubtedAt(400, 100, 0.7)).toBe(false);
  expect(await isDoubtedAt(400, 9, 0.3)).toBe(false);
  expect(await isDoubtedAt(0, 0, 0)).toBe(false);
});

test('tags below an area of .7 are, and a flag in doubt is suspected until others confirm it', async () => {
  expect(await isDoubtedAt(400, 100, 0.69)).toBe(true);
  const rule = judgedMetrics.get('negative_sentiment_rate')!;
  const evidence = { isReady: true, isFlagged: true, upper: 1, shareFraction: undefined, isUnsure: false };
  const judged = (isDoubted: boolean, isCorroborated: boolean) =>
    decideVerdict(rule, { ...evidence, isDoubted, isCorroborated });
  expect(judged(true, false)).toBe('regression_suspected');
  expect(judged(true, true)).toBe('regression_confirmed');
  expect(judged(false, false)).toBe('regression_confirmed');
});

test('of many days each is asked about once', async () => {
  const asked: string[] = [];
  const [first, last] = [dayNumber('2026-01-01'), dayNumber('2026-03-31')];
  await readDoubts(
    async (_, { look_days, from, to }) => {
      const { rows } = look_days as { rows: string[][] };
      asked.push(...rows.map(([, day = '']) => day));
      expect([from, to]).toEqual([rows[0]?.[0], rows.at(-1)?.[1]]);
      return { columns: [], rows: [] };
    },
    first,
    last,
  );
  expect(asked).toHaveLength(90);
  expect(new Set(asked).size).toBe(90);
});

test('looks of many days in one go doubt as each day alone would have, by what it could know', async () => {
  const lake = await openSmallLake();
  try {
    // Until 9 March tags say nothing of the scores, from then on they say them.
    const remarks = Array.from({ length: 20 }, (_, day) => day + 1).flatMap((day) =>
      [1, 2, 4, 5].map((score_5, at) =>
        surveyEvent(`t${day}-${at}`, 'answered', `2026-03-${String(day).padStart(2, '0')}T1${at}:00:00Z`, {
          score_5,
          comment: 'words',
          is_scored: true,
          sentiment_negative: day < 10 ? ((day + at) % 4) / 4 : 1 - score_5 / 6,
        }),
      ),
    );
    await lake.land('all', '2026-03-21T00:00:00Z', remarks);
    const ask: Ask = (name, values) => lake.engine.query(bindParameters(sqlText(name), values));
    const days = Array.from({ length: 20 }, (_, i) => dayNumber('2026-03-01') + i);
    const inOneGo = await readDoubts(ask, days[0]!, days.at(-1)!);
    const metric = 'negative_sentiment_rate';
    for (const day of days) {
      const alone = await readDoubts(ask, day, day);
      expect(inOneGo(metric, day)).toBe(alone(metric, day));
    }
    expect(days.map((day) => inOneGo(metric, day)).join(' ')).toMatch(/^(false )+(true )+(false ?)+$/);
  } finally {
    await lake.close();
  }
});

test('a flagged metric confirms others on the days on which it is not in doubt', () => {
  const flagged = {
    rule: judgedMetrics.get('negative_sentiment_rate')!,
    flag: { on: 5, unsure: new Set<number>() },
    common: { metric: 'negative_sentiment_rate' },
  };
  const [track] = corroborate([flagged as unknown as Track], Number.POSITIVE_INFINITY, (_, day) => day === 7);
  expect([4, 5, 6, 7, 8].map((day) => track!.isCorroborated(day))).toEqual([false, true, true, false, true]);
  expect([6, 7].map((day) => track!.isDoubted(day))).toEqual([false, true]);
});
