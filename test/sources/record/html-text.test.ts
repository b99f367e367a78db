import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlText } from '../../../functions/sources/record/html-text.ts';

test.each([
  [
    '<p>Hello,</p><p>it is <b>on its way</b> &amp; paid.<br/>Bye</p>',
    'Hello,\nit is on its way & paid.\nBye',
  ],
  ['<p class="a b">One  <a href="https://shop.example/?a=1">two</a></p>', 'One two'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['<style>p { color: red }</style><p>seen</p>', 'seen'],
  ['<div>one<p>two<div>three</p>four', 'one\ntwo\nthree\nfour'],
])('%s', (html, text) => {
  expect(htmlText(html)).toBe(text);
});

/** Tags that messages have, in any order, with what may be wrong about them. */
const piece = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('<', '</'),
      fc.constantFrom(
        'p',
        'br',
        'div',
        'b',
        'a',
        'span',
        'ul',
        'li',
        'em',
        'P',
        'script',
        'title',
        'table',
        'pre',
      ),
      fc.constantFrom(
        '',
        '',
        ' class="x y"',
        ' href="https://a.example/?b=1"',
        ' title="a > b"',
        ' a',
        " b='c'",
      ),
      fc.constantFrom('>', '>', '/>', ' >', ' />', ''),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(' ', '\n', 'word', 'a > b', '<', '&amp;', '&', '<!-- c -->', '\u00a0', '"', '</'),
  fc.string({ maxLength: 5 }),
);

test('usual tags alone give what the parser gives', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const html = pieces.join('');
      // A comment says nothing, and is parsed.
      if (html.includes('<') || html.includes('&')) expect(htmlText(html)).toBe(htmlText(`<!---->${html}`));
    }),
    { numRuns: 3000 },
  );
});
