import { expect, test } from 'vitest';
import { examine } from '../../../functions/cli/cloud/check.ts';

test('what cannot be asked says why, also where fetch says it only as a cause', async () => {
  const cause = new Error('getaddrinfo ENOTFOUND api.example');
  const look = () => Promise.reject(new TypeError('fetch failed', { cause }));
  const [checked] = await examine([{ name: 'report', look }], () => {});
  expect(checked).toMatchObject({
    check: 'report',
    state: 'unknown',
    says: 'it could not be asked: TypeError: fetch failed: getaddrinfo ENOTFOUND api.example',
  });
});
