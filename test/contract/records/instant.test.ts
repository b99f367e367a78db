import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../../../functions/contract/records/instant.ts';

test.each([
  ['2026-02-28T23:59:59Z', '2026-02-28T23:59:59.000Z'],
  ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2026-01-01T01:30:00+02:00', '2025-12-31T23:30:00.000Z'],
  ['2026-02-28T24:00:00Z', '2026-03-01T00:00:00.000Z'],
  ['2026-12-31T24:00Z', '2027-01-01T00:00:00.000Z'],
  ['2026-01-01T24:00:00.000000000+02:00', '2026-01-01T22:00:00.000Z'],
  ['2026-01-01T00:00:00.123456789Z', '2026-01-01T00:00:00.123Z'],
])('%s is %s', (text, expected) => {
  expect(formatInstant(parseInstant(text)!)).toBe(expected);
});

test.each([
  '2026-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:01Z',
  '2026-01-01T24:00:00.001Z',
  '2026-01-01T24:30Z',
  '2026-01-01T25:00:00Z',
  '2026-02-29T24:00:00Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  '1767225600',
  'yesterday',
  '',
])('%s is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test('what was read before does not change what is read now', () => {
  const texts = fc.array(
    fc.constantFrom('2026-01-01T00:00:00Z', 'no', '', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+01:00'),
  );
  fc.assert(
    fc.property(texts, (list) => {
      const alone = list.map((text) => {
        parseInstant('2000-01-01T00:00:00Z');
        return parseInstant(text);
      });
      expect(list.map(parseInstant)).toEqual(alone);
    }),
  );
});

test('instants are written as toISOString writes them, whatever was written before', () => {
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 2, 28), max: Date.UTC(2026, 2, 31) }),
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    fc.double({ min: -2e8, max: 2e8, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1, maxLength: 30 }), (instants) => {
      for (const one of instants) expect(formatInstant(one)).toBe(new Date(one).toISOString());
    }),
    { numRuns: 500 },
  );
});
