import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measuredTable, measureLanguages } from './measure.ts';

/** Share of the held-out texts that must be found, whatever is changed in the lists. */
const floor = 0.95;

const languages = measureLanguages();

describe.each(languages)('$language', (measured) => {
  const { requests, missedRequests, thanks, missedThanks, ordinary, wronglyFound } = measured;

  test('there are texts enough to measure by', () => {
    const many = ['en', 'de', 'sv'].includes(measured.language) ? 60 : 30;
    expect(Math.min(requests, thanks)).toBeGreaterThanOrEqual(many);
    expect(ordinary).toBeGreaterThanOrEqual(200);
  });

  test('no ordinary text is taken for a request or for thanks', () => {
    expect(wronglyFound).toEqual([]);
  });

  test('of texts written before the lists, nearly all are found', () => {
    expect(1 - missedRequests.length / requests, missedRequests.join('\n')).toBeGreaterThanOrEqual(floor);
    expect(1 - missedThanks.length / thanks, missedThanks.join('\n')).toBeGreaterThanOrEqual(floor);
  });
});

test('docs/phrases.md says what is measured', () => {
  const page = readFileSync(new URL('../../../docs/phrases.md', import.meta.url), 'utf8');
  const [, table] = /<!-- measured -->\n\n([\s\S]*?)\n<!-- \/measured -->/.exec(page) ?? [];
  expect(table).toBe(measuredTable(languages));
});
