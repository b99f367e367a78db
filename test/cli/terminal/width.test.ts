import { afterEach, expect, test, vi } from 'vitest';
import { lineWidth } from '../../../functions/cli/terminal/width.ts';

afterEach(() => vi.unstubAllEnvs());

test('a width asked for goes before COLUMNS, and a pipe has no limit', () => {
  vi.stubEnv('COLUMNS', '100');
  expect(lineWidth(60)).toBe(60);
  expect(lineWidth(undefined)).toBe(100);
  vi.stubEnv('COLUMNS', 'wide');
  expect(lineWidth(undefined)).toBe(process.stdout.columns ?? Number.POSITIVE_INFINITY);
});
