import { expect, test } from 'vitest';
import { defaultSettings, InvalidSettings } from '../../../functions/contract/definitions/settings.ts';
import { readSettings } from '../../../functions/platform/aws/lake-settings.ts';
import type { ObjectStore } from '../../../functions/platform/ports.ts';

const storeWith = (text?: string) =>
  ({
    read: async () => (text === undefined ? undefined : new TextEncoder().encode(text)),
  }) as unknown as ObjectStore;

test('without a file, or with an empty one, the defaults hold', async () => {
  expect(await readSettings(storeWith())).toEqual(defaultSettings);
  expect(await readSettings(storeWith(''))).toEqual(defaultSettings);
});

test('a file changes what it names', async () => {
  expect((await readSettings(storeWith('lag_days: 20'))).lag_days).toBe(20);
});

test('a typo is an error that names it', async () => {
  await expect(readSettings(storeWith('lagdays: 20'))).rejects.toThrow(InvalidSettings);
  await expect(readSettings(storeWith('lagdays: 20'))).rejects.toThrow('lagdays');
});
