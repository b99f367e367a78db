import { afterEach, expect, test, vi } from 'vitest';
import { MissingVariable, variable } from '../../functions/platform/environment.ts';
import { count, metricOf } from '../../functions/platform/observability.ts';

afterEach(() => void vi.unstubAllEnvs());

test('a count has no dimension, so that an alarm can stand on it', () => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'handback');
  const { _aws, ...counted } = metricOf({ name: 'DetectorRan', value: 1 }, 'Handback').serializeMetrics();
  expect(_aws.CloudWatchMetrics).toEqual([
    { Namespace: 'Handback', Dimensions: [[]], Metrics: [{ Name: 'DetectorRan', Unit: 'Count' }] },
  ]);
  expect(counted).toEqual({ DetectorRan: 1 });
});

test('with a brand it is counted a second time by brand', () => {
  const counted = metricOf({ name: 'Regressions', value: 2, brand: 'b' }, 'Handback').serializeMetrics();
  expect(counted).toMatchObject({ Regressions: 2, brand: 'b' });
  expect(counted._aws.CloudWatchMetrics[0]?.Dimensions).toEqual([[], ['brand']]);
});

test('counts are lines of their own on standard output, stamped with the time', () => {
  vi.stubEnv('METRICS_NAMESPACE', 'Handback');
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const before = Date.now();
  count({ name: 'Regressions', value: 1, brand: 'a' }, { name: 'Regressions', value: 0, brand: 'b' });
  write.mockRestore();
  const counted = lines.map((line) => JSON.parse(line));
  expect(counted).toMatchObject([
    { Regressions: 1, brand: 'a' },
    { Regressions: 0, brand: 'b' },
  ]);
  for (const { _aws } of counted) {
    expect(_aws.Timestamp).toBeGreaterThanOrEqual(before);
    expect(_aws.CloudWatchMetrics).toHaveLength(1);
  }
});

test('a variable that is not set is named', () => {
  expect(variable('LAKE_BUCKET', { LAKE_BUCKET: 'lake' })).toBe('lake');
  expect(() => variable('LAKE_BUCKET', { LAKE_BUCKET: '' })).toThrow(MissingVariable);
  expect(() => variable('DATABASE', {})).toThrow('DATABASE is not set');
});
