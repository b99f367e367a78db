import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../functions/report/render/text-width.ts';

describe('textWidth', () => {
  it.each([
    ['', 0],
    ['money_back', 10],
    ['日本語', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['👍🏽', 2],
    ['\u200b', 0],
  ])('counts the columns of %j', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('counts plain texts as the library does that it leaves out for them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (plain, any) => {
        expect(textWidth(plain)).toBe(stringWidth(plain));
        expect(textWidth(any)).toBe(stringWidth(any));
      }),
    );
  });
});
