import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { fold } from '../../../functions/report/render/fit.ts';

test('a word longer than a line is broken, wherever it stands', () => {
  const word = 'x'.repeat(25);
  expect(fold(word, 20)).toEqual(['x'.repeat(20), 'x'.repeat(5)]);
  expect(fold(`a ${word} b`, 20)).toEqual(['a', 'x'.repeat(20), 'xxxxx b']);
});

test('a number and its per cent sign stay on one line', () => {
  expect(fold('rose to 15.5 %, so', 13)).toEqual(['rose to', '15.5 %, so']);
});

test('no line is wider than asked, and nothing but blanks is lost', () => {
  const text = fc.string({ unit: fc.constantFrom('x', ' ', 'ü', '漢', '-', '%'), maxLength: 120 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 40 }), (given, width) => {
      const lines = fold(given, width);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
    }),
  );
});
