import { afterEach, expect, test, vi } from 'vitest';
import { MissingVariable, variable } from '../../functions/platform/environment.ts';
import { type Count, count, metricsOf } from '../../functions/platform/observability.ts';

type Line = ReturnType<ReturnType<typeof metricsOf>[number]['serializeMetrics']>;

afterEach(() => void vi.unstubAllEnvs());

const linesOf = (counted: Count) => metricsOf(counted, 'Handback').map((each) => each.serializeMetrics());

test('a count has no dimension, so that an alarm can stand on it', () => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'handback');
  const [{ _aws, ...counted }, ...others] = linesOf({ name: 'DetectorRan', value: 1 }) as [Line, ...Line[]];
  expect(_aws.CloudWatchMetrics).toEqual([
    { Namespace: 'Handback', Dimensions: [[]], Metrics: [{ Name: 'DetectorRan', Unit: 'Count' }] },
  ]);
  expect(counted).toEqual({ DetectorRan: 1 });
  expect(others).toEqual([]);
});

test('with a brand it is counted a second time by brand, in a line of its own', () => {
  const lines = linesOf({ name: 'Regressions', value: 2, brand: 'b' });
  expect(lines).toMatchObject([{ Regressions: 2 }, { Regressions: 2, brand: 'b' }]);
  expect(lines[0]).not.toHaveProperty('brand');
  expect(lines.map(({ _aws }) => _aws.CloudWatchMetrics[0]?.Dimensions)).toEqual([[[]], [['brand']]]);
});

test('a brand is a value that CloudWatch takes: ASCII that can be seen, 255 characters', () => {
  for (const brand of ['Bücher 返', '', ' ', '\u0001', '\ud800', '返'.repeat(300), 'Bücher']) {
    const [plain, byBrand] = linesOf({ name: 'Regressions', value: 1, brand });
    expect(plain?._aws.CloudWatchMetrics[0]?.Dimensions).toEqual([[]]);
    expect(byBrand?._aws.CloudWatchMetrics[0]?.Dimensions).toEqual([['brand']]);
    expect(byBrand?.brand).toMatch(/^[\x20-\x7e]{1,255}$/);
    expect(String(byBrand?.brand).trim()).not.toBe('');
  }
  expect(linesOf({ name: 'Regressions', value: 1, brand: 'Bücher' })[1]?.brand).toBe('B\\u00fccher');
});

test('counts are lines of their own on standard output, stamped with the time', () => {
  vi.stubEnv('METRICS_NAMESPACE', 'Handback');
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const before = Date.now();
  count({ name: 'Regressions', value: 1, brand: 'a' }, { name: 'SourcesSilent', value: 0 });
  write.mockRestore();
  const counted = lines.map((line) => JSON.parse(line));
  expect(counted).toMatchObject([{ Regressions: 1 }, { Regressions: 1, brand: 'a' }, { SourcesSilent: 0 }]);
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
