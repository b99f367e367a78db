import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfFault } from '../../../functions/ingest/read/json-place.ts';

test.each([
  ['{"a":NaN}', 5],
  ['{"a":}', 5],
  ["{'a':1}", 1],
  ['{"a":1,}', 7],
  ['[1 2]', 3],
  ['{"a" 1}', 5],
  ['[1,', 3],
  ['{"a":"b', 5],
  ['nul', 0],
  ['01', 0],
  ['1.', 0],
  ['"a\u0001"', 0],
  ['{"a":1}}', 7],
  ['[1}', 2],
  ['\u0000', 0],
  ['', 0],
])('%s stops being JSON at %i', (text, place) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(placeOfFault(text)).toBe(place);
});

test('long texts take no longer than they are long', () => {
  expect(placeOfFault(`"${'x'.repeat(1_000_000)}`)).toBe(0);
  expect(placeOfFault('['.repeat(500_000))).toBe(500_000);
});

test('what is JSON, cut anywhere, is JSON up to where it was cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const part = text.slice(0, cut % (text.length + 1));
      const isWhole = (() => {
        try {
          JSON.parse(part);
          return true;
        } catch {
          return false;
        }
      })();
      // The place lies within the part, and what stands before it could go on to be JSON.
      if (!isWhole) expect(placeOfFault(part)).toBeLessThanOrEqual(part.length);
      else expect(placeOfFault(part)).toBe(part.length);
    }),
  );
});
