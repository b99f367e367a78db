import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatInstant,
  parseInstant,
  readUsualInstant,
} from '../../../functions/contract/records/instant.ts';

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

test('an instant as most are written is read as Date reads it, and nothing else is', () => {
  const usual = fc
    .tuple(
      fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date(253402300799999) }),
      fc.boolean(),
    )
    .map(([date, isWhole]) => (isWhole ? `${date.toISOString().slice(0, 19)}Z` : date.toISOString()));
  const signs = fc.constantFrom(...'0123456789-:TZ. +/:;ABz٣');
  const damaged = fc
    .tuple(usual, fc.array(fc.tuple(fc.nat({ max: 23 }), signs), { maxLength: 2 }))
    .map(([text, changes]) =>
      changes.reduce((old, [at, sign]) => old.slice(0, at) + sign + old.slice(at + 1), text),
    );
  const form = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$/;
  fc.assert(
    fc.property(fc.oneof(usual, damaged), (text) => {
      const isUsual = form.test(text) && Number(text.slice(0, 4)) >= 100 && isRealDay(text.slice(0, 10));
      expect(readUsualInstant(text)).toBe(isUsual ? Date.parse(text) : undefined);
    }),
    { numRuns: 3000 },
  );
});

const isRealDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
