import { expect, test } from 'vitest';
import type { Row } from '../../../functions/contract/lake/rows.ts';
import { worstFirst } from '../../../functions/evidence/gather/subject.ts';

const harm = (scope: string, given: Row = {}): Row => ({
  ...{ change_id: 'ai', brand: 'acme', scope, metric: 'service', status: 'regression_confirmed' },
  ...{ log_e: 12.345678901, alpha: 0.01, is_dismissed: false },
  ...given,
});
const first = (...rows: Row[]) => rows.sort(worstFirst)[0]!.scope;

test('a page is about a place rather than the whole that is the same tickets', () => {
  // Adding up in another order moves the last digits.
  expect(first(harm('*', { log_e: 12.3456789012 }), harm('DE/chat/billing'))).toBe('DE/chat/billing');
  expect(first(harm('*', { log_e: 13 }), harm('DE/chat/billing'))).toBe('*');
});

test('what stands and nobody dismissed leads, then what is confirmed', () => {
  expect(first(harm('DE', { is_dismissed: true }), harm('FR', { log_e: 5 }))).toBe('FR');
  expect(first(harm('DE', { status: 'regression_suspected', log_e: 20 }), harm('FR', { log_e: 5 }))).toBe(
    'FR',
  );
});
