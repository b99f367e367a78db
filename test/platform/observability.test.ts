import { expect, test } from 'vitest';
import { MissingVariable, variable } from '../../functions/platform/environment.ts';
import { embeddedMetric } from '../../functions/platform/observability.ts';

test('a count has no dimension, so that an alarm can stand on it', () => {
  expect(JSON.parse(embeddedMetric({ name: 'DetectorRan', value: 1 }, 'Handback', () => 42))).toEqual({
    _aws: {
      Timestamp: 42,
      CloudWatchMetrics: [
        { Namespace: 'Handback', Dimensions: [[]], Metrics: [{ Name: 'DetectorRan', Unit: 'Count' }] },
      ],
    },
    DetectorRan: 1,
  });
});

test('with a brand it is counted a second time by brand', () => {
  const line = JSON.parse(embeddedMetric({ name: 'Regressions', value: 2, brand: 'b' }, 'Handback', () => 0));
  expect(line).toMatchObject({ Regressions: 2, brand: 'b' });
  expect(line._aws.CloudWatchMetrics[0].Dimensions).toEqual([[], ['brand']]);
});

test('a variable that is not set is named', () => {
  expect(variable('LAKE_BUCKET', { LAKE_BUCKET: 'lake' })).toBe('lake');
  expect(() => variable('LAKE_BUCKET', { LAKE_BUCKET: '' })).toThrow(MissingVariable);
  expect(() => variable('DATABASE', {})).toThrow('DATABASE is not set');
});
