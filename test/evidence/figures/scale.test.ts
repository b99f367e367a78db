import { expect, test } from 'vitest';
import { differenceOf } from '../../../functions/evidence/figures/scale.ts';
import { format } from '../../../functions/evidence/page/numbers.ts';

test('a value beside its bar reads as in the sentence', () => {
  for (const value of [0.06514, -0.0052, 0.0004, -0.0004, 0])
    expect(differenceOf('reopen_rate', value)).toBe(format(value, 'share', true));
  for (const value of [0.514, -0.3, 0.004, 0])
    expect(differenceOf('csat', value)).toBe(format(value, 'points', true));
});
