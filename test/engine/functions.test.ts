import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowedFunctions } from '../queries/allowed-functions.ts';
import type { TestEngine } from './servers/engine-at.ts';
import { openEngine } from './servers/open-engine.ts';

/** Expressions of the language that look like functions. */
const syntax = ['cast', 'coalesce', 'nullif'];

let cloud: TestEngine;
beforeAll(async () => {
  cloud = await openEngine('functions');
});
afterAll(() => cloud?.stop());

test('Trino knows every function that queries may use', async () => {
  const { rows } = await cloud.trino.run('show functions', 'information_schema');
  const known = new Set(rows.map(([name]) => name));
  expect(known.size).toBeGreaterThan(300);
  expect([...allowedFunctions].filter((name) => !known.has(name) && !syntax.includes(name))).toEqual([]);
});
