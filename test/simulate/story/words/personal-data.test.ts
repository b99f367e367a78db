import { expect, test } from 'vitest';
import { withIbanCheck, withLuhnDigit } from '../../../../functions/simulate/story/words/personal-data.ts';

test('card numbers carry the check digit of a published example', () => {
  expect(withLuhnDigit('7992739871')).toBe('79927398713');
  expect(withLuhnDigit('411111111111111')).toBe('4111111111111111');
});

test('account numbers carry the check digits of published examples', () => {
  expect(withIbanCheck('DE', '370400440532013000')).toBe('DE89370400440532013000');
  expect(withIbanCheck('SE', '50000000058398257466')).toBe('SE4550000000058398257466');
});
