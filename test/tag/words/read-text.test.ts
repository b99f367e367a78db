import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstOwnWords, lastOwnWords } from '../../../functions/tag/words/own-text.ts';
import { createWords, readWords, token } from '../../../functions/tag/words/read-words.ts';

const seeded = { seed: 13, numRuns: 300 };
const words = createWords();

const read = (text: string): string[] => {
  const { codes, kinds, starts, ends, pictures, count } = readWords(text, words);
  const spelled = (at: number) => String.fromCharCode(...codes.subarray(starts[at], ends[at]));
  const signs: Readonly<Record<number, string>> = {
    [token.stop]: '.',
    [token.exclamation]: '!',
    [token.question]: '?',
  };
  return Array.from({ length: count }, (_, at) =>
    kinds[at] === token.word
      ? spelled(at)
      : kinds[at] === token.picture
        ? String.fromCodePoint(pictures[at]!)
        : (signs[kinds[at]!] ?? ''),
  );
};

describe('words', () => {
  test.each([
    ["Don't you DARE!!", ['dont', 'you', 'dare', '!', '!']],
    ['Größe, naïve ÉCLAIR', ['grose', '.', 'naive', 'eclair']],
    ['sooooo goood', ['soo', 'good']],
    ['order 12345 #fail', ['order', '00000', 'fail']],
    ['@AcmeCare see https://a.example/x?y=1 :( [email] 😡👍🏽', ['see', '🙁', '😡', '👍', '🏽']],
    ['8) :-D <3 =/', ['0', '.', '🙂', '🙂', '🙁']],
    ['我的包裹', ['我的包裹']],
    ['', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test('are the same in either case, and never more than a text holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abz éßø019 .,!?\'"-#😡\n'), maxLength: 80 }),
        (text) => {
          expect(read(text.toUpperCase().replace(/SS/g, 'ß'))).toEqual(read(text.replace(/ss/g, 'ß')));
        },
      ),
      seeded,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(read(text).join('').length).toBeLessThanOrEqual(2 * text.length + 64);
      }),
      { ...seeded, numRuns: 50 },
    );
  });
});

describe('own words', () => {
  const sentence = fc
    .array(fc.constantFrom('where', 'is', 'my', 'parcel', 'worst', 'thanks', 'Größe'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join(' '));
  const quoted = fc.array(sentence, { minLength: 1, maxLength: 5 });
  const marker = fc.constantFrom(
    'On Mon, 3 Mar 2025 at 10:12, Anna <a@b.example> wrote:',
    'Am 3. März 2025 um 10:12 schrieb Anna:',
    'Den mån 3 mars 2025 kl 10:12 skrev Anna:',
    'Le lun. 3 mars 2025 à 10:12, Anna a écrit :',
    'El lun, 3 mar 2025 a las 10:12, Anna escribió:',
    'Il giorno lun 3 mar 2025 alle ore 10:12 Anna ha scritto:',
    'Op ma 3 mrt. 2025 om 10:12 schreef Anna:',
    'Em seg., 3 de mar. de 2025 às 10:12, Anna escreveu:',
    'ma 3. maalisk. 2025 klo 10.12 Anna kirjoitti:',
  );

  test('are what stands above a quotation, whoever wrote that when', () => {
    fc.assert(
      fc.property(sentence, marker, quoted, (own, wrote, lines) => {
        const text = `${own}\n\n${wrote}\n${lines.map((line) => `> ${line}`).join('\n')}`;
        expect(lastOwnWords(text).trim()).toBe(own);
      }),
      seeded,
    );
  });

  test('or below it', () => {
    fc.assert(
      fc.property(sentence, marker, quoted, (own, wrote, lines) => {
        const text = `${wrote}\n${lines.map((line) => `> ${line}`).join('\n')}\n\n${own}`;
        expect(lastOwnWords(text).trim()).toBe(own);
      }),
      seeded,
    );
  });

  test('of a long text are its end, begun with a whole word', () => {
    const own = lastOwnWords(`${'first '.repeat(1000)}${'last '.repeat(1000)}`);
    expect(own.length).toBeLessThanOrEqual(2000);
    expect(
      own
        .trim()
        .split(' ')
        .every((word) => word === 'last'),
    ).toBe(true);
  });

  test('begin a long text, and end with a whole word where there are any', () => {
    const own = firstOwnWords(`${'first '.repeat(1000)}${'last '.repeat(1000)}`);
    expect(own.length).toBeGreaterThan(1900);
    expect(
      own
        .trim()
        .split(' ')
        .every((word) => word === 'first'),
    ).toBe(true);
    expect(firstOwnWords('包'.repeat(3000))).toHaveLength(2000);
    expect(firstOwnWords('Where is it?\n> quoted').trim()).toBe('Where is it?');
  });

  test('of a hundred thousand characters are found in no time', () => {
    const mail = `Where is it?\n${'> quoted line of an old mail, wrote: 10:12 2025\n'.repeat(2500)}`;
    const start = performance.now();
    expect(lastOwnWords(mail).trim()).toBe('Where is it?');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
