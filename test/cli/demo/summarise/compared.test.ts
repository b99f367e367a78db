import { expect, test } from 'vitest';
import { compareCells } from '../../../../functions/cli/demo/summarise/compared.ts';

const row = (value: number | null, lower: number, upper: number) => ({
  share: value,
  share_lower: lower,
  share_upper: upper,
});
const compare = (
  before: ReturnType<typeof row>,
  after: ReturnType<typeof row>,
  better: 'up' | 'down' | 'two_sided' | 'none',
) => compareCells([before, 'share'], [after, 'share'], better).result;

test('the difference is judged by the published example of Newcombe 1998: 56/70 against 48/80', () => {
  // Wilson intervals .6918–.8772 and .4905–.7001 give a difference of .0524 to .3339: 0 is left out.
  expect(compare(row(0.8, 0.6918, 0.8772), row(0.6, 0.4905, 0.7001), 'up')).toBe('worse');
  expect(compare(row(0.6, 0.4905, 0.7001), row(0.8, 0.6918, 0.8772), 'up')).toBe('better');
  expect(compare(row(0.8, 0.6918, 0.8772), row(0.6, 0.4905, 0.7001), 'down')).toBe('better');
});

test('a guardrail moves, an exposure is not tested, and no data is no result', () => {
  expect(compare(row(0.8, 0.69, 0.88), row(0.6, 0.49, 0.7), 'two_sided')).toBe('moved');
  expect(compare(row(0.8, 0.69, 0.88), row(0.6, 0.49, 0.7), 'none')).toBe('not_tested');
  expect(compare(row(null, 0, 0), row(0.6, 0.49, 0.7), 'up')).toBe('not_tested');
  expect(compare(row(0.62, 0.5, 0.72), row(0.6, 0.49, 0.7), 'up')).toBe('no_clear_change');
});
