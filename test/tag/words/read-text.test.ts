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

  /** Headings of mail programs above history that is not marked: by language, in bold, and cut by a line. */
  const headings = [
    'pon., 3 mar 2025 o 10:12 Anna Berg <[email]> napisał(a):',
    'po 3. 3. 2025 v 10:12 odesílatel Anna Berg <[email]> napsal:',
    'Anna Berg <[email]>, 3 Mar 2025 Pzt, 10:12 tarihinde şunu yazdı:',
    'пн, 3 мар. 2025 г. в 10:12, Anna Berg <[email]>:',
    '2025年3月3日(月) 10:12 Anna Berg <[email]>:',
    'Anna Berg <[email]> 于2025年3月3日周一 10:12写道：',
    'On Mon, Mar 3, 2025 at 10:12 AM Anna Berg <\nshop@a.example> wrote:',
    'Am Montag, 3. März 2025 um 10:12:00 MEZ hat Anna Berg Folgendes geschrieben:',
    'From: Anna Berg <[email]>\nSent: Monday, March 3, 2025 10:12 AM\nTo: Kim\nSubject: Re: Order',
    '*From:* Anna Berg <[email]>\n*Sent:* Monday, March 3, 2025 10:12 AM\n*To:* Kim',
    'Von: Anna Berg\nGesendet: Montag, 3. März 2025 10:12\nAn: Kim\nBetreff: AW: Bestellung',
    'De : Anna Berg\nEnvoyé : lundi 3 mars 2025 10:12\nÀ : Kim',
    'De: Anna Berg\nEnviada em: segunda-feira, 3 de março de 2025 10:12\nPara: Kim',
    'Od: Anna Berg\nWysłano: poniedziałek, 3 marca 2025 10:12\nDo: Kim',
    'От: Anna Berg\nОтправлено: 3 марта 2025 г. 10:12\nКому: Kim',
    '差出人: Anna Berg\n送信日時: 2025年3月3日 10:12\n宛先: Kim',
    '-----Wiadomość oryginalna-----\nAnna',
    '##- Please type your reply above this line -##',
  ];
  const history = 'This is terrible, broken, awful service and I hate it. \n'.repeat(1800);

  test.each(headings)('end above %j and 100 kB of history, with either line break', (above) => {
    const mail = `Thank you, it works now.\n\n${above}\n\n${history}`;
    const start = performance.now();
    expect(lastOwnWords(mail).trim()).toBe('Thank you, it works now.');
    expect(lastOwnWords(mail.replaceAll('\n', '\r\n')).trim()).toBe('Thank you, it works now.');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    'I wrote to your team at 10:12 and nobody answered: that is bad',
    'It fails as follows: error 2025\nI am from: Berlin, to: Hamburg',
    'Please send it to this address:\nMain Street 2025',
  ])('are all of it where nothing is quoted: %j', (text) => expect(lastOwnWords(text)).toBe(text));

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
