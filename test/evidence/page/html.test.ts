import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { escapeText, html, nameOf } from '../../../functions/evidence/page/html.ts';
import { printable } from '../../../functions/report/render/printable.ts';

test('any text is text again when read, in contents and in attributes', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('<script>', '&amp;', '"\'', ']]>', '<!--'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      const { document } = parseHTML(`<html><body>${markup}</body></html>`);
      const [only, ...others] = document.body.children;
      expect(others).toEqual([]);
      expect(only!.children).toHaveLength(0);
      expect(only!.textContent).toBe(printable(text));
      expect(only!.getAttribute('title')).toBe(printable(text));
    }),
    { numRuns: 200 },
  );
});

test('what was made by the template is not escaped again, lists are joined, nothing is nothing', () => {
  expect(html`<ul>${[nameOf('a<b'), 'c&d', undefined, 3]}</ul>`.markup).toBe(
    '<ul><bdi>a&lt;b</bdi>c&amp;d3</ul>',
  );
  expect(escapeText('\u202ex')).toBe('\\u202ex');
});
