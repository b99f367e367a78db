import { expect, test } from 'vitest';
import {
  createCustomerKeyer,
  createCustomerSecret,
  keysOfCustomer,
  parseCustomerSecrets,
} from '../../../functions/contract/records/customer-key.ts';

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

test('secrets are kept one a line, the current one first; a customer has a key of each', () => {
  const one = parseCustomerSecrets('one\n');
  expect(one).toEqual({ current: createCustomerSecret('one'), earlier: [] });
  const rotated = parseCustomerSecrets('two\r\none\n');
  expect(rotated.current).toEqual(createCustomerSecret('two'));
  expect(keysOfCustomer(rotated, 'c')).toEqual(
    ['two', 'one'].map(createCustomerSecret).map((secret) => ({
      key: createCustomerKeyer(secret)('c'),
      keyVersion: secret.version,
    })),
  );
});
