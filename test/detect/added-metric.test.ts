import { expect, test } from 'vitest';
import {
  defineMetric,
  judgedAmong,
  judgedMetrics,
  metrics,
} from '../../functions/contract/definitions/metrics.ts';
import { toBrandFacts } from '../../functions/contract/detection/brand-facts.ts';
import { currentChanges } from '../../functions/detect/changes/changes.ts';
import { replayBrand } from '../../functions/detect/decide/replay-brand.ts';
import { indexFacts } from '../../functions/detect/facts/facts-index.ts';
import { replicate } from '../../functions/simulate/facts/replicate.ts';
import { scenarios } from '../../functions/simulate/facts/scenarios.ts';

test('every metric that can get worse is judged', () => {
  const canWorsen = metrics.filter(({ better }) => better !== 'none').map(({ name }) => name);
  expect([...judgedMetrics.keys()]).toEqual(expect.arrayContaining(canWorsen));
});

test('a metric that is added to the list of metrics is judged like the others, and its drop is flagged', () => {
  const added = defineMetric('effort_score', 'Ease of contact', 'points', 'up', {
    isSurveyBased: true,
    needs: [['answers']],
  });
  const world = { ...scenarios.get('drop-3-20')!, historyDays: 70, daysAfter: 30 };
  const { rows, changes, truth } = replicate({ ...world, treated: [{ perDay: 60, drop: 0.8 }] }, 3, 0);
  const facts = rows.map((row) => (row.metric === 'csat' ? { ...row, metric: added.name } : row));
  const looks = [
    ...replayBrand(indexFacts(toBrandFacts(truth.brand, facts)), currentChanges(changes), {
      levelsOf: () => ({ stream: 0.05, alarm: 0.05 }),
      horizonDays: 180,
      rho: {},
      drift: {},
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
      definitionVersionOf: () => 'test',
      judged: judgedAmong([...metrics, added]),
    }),
  ].filter(({ metric }) => metric === added.name);
  expect(looks.some(({ flagged }) => flagged)).toBe(true);
});
