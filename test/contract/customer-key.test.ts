import { expect, test } from 'vitest';
import { createCustomerKeyer, createCustomerSecret } from '../../functions/contract/customer-key.ts';

test('a key is HMAC-SHA-256 of the id, cut to 128 bits', () => {
  // RFC 4231, test case 2.
  const keyOf = createCustomerKeyer(createCustomerSecret('Jefe'));
  expect(keyOf('what do ya want for nothing?')).toBe('5bdcc146bf60754e6a042426089575c7');
});

test('another secret has another version and gives other keys', () => {
  const one = createCustomerSecret('one');
  const two = createCustomerSecret('two');
  expect(one.version).not.toBe(two.version);
  expect(createCustomerKeyer(one)('c')).not.toBe(createCustomerKeyer(two)('c'));
});
