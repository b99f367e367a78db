import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../functions/tag/redaction/redact.ts';

const cases: Record<string, [string, string][]> = {
  'e-mail addresses': [
    ['write to jo.van-dam+x@mail.exämple.co.uk, please', 'write to [email], please'],
    ['почта иван@пример.рф', 'почта [email]'],
    ['/unsubscribe/jo%40x.com', '/unsubscribe/[email]'],
    ['jo＠x.com', '[email]'],
  ],
  'telephone numbers': [
    ['call me at 06 12 34 56 78 or +31 6 12345678.', 'call me at [phone] or [phone].'],
    ['(555) 123-4567, 555-123-4567, 1-800-555-0199', '[phone], [phone], [phone]'],
    ['0044 20 7946 0958', '[phone]'],
    ['+49 (0)30 123456', '[phone]'],
    ['06-12-34-56-78', '[phone]'],
    ['612 345 678 or 91 234 56 78 or 98765 43210', '[phone] or [phone] or [phone]'],
    ['tel. 12345678', 'tel. [phone]'],
    ['फ़ोन ०९८७६५४३२१० और ٠٦١٢٣٤٥٦٧٨', 'फ़ोन [phone] और [phone]'],
  ],
  'card numbers that pass Luhn': [
    ['card 4111 1111 1111 1111 12/26 123', 'card [card] 12/26 123'],
    ['4111-1111-1111-1111', '[card]'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[card]'],
    ['378282246310005 or 3782 822463 10005', '[card] or [card]'],
    ['4222222222222 5555555555554444 6011111111111117', '[card] [card] [card]'],
    ['٤١١١١١١١١١١١١١١١', '[card]'],
  ],
  'bank accounts': [
    ['IBAN NL91 ABNA 0417 1643 00 please', 'IBAN [iban] please'],
    ['gb29nwbk60161331926819', '[iban]'],
    ['AB12 NL91ABNA0417164300', 'AB12 [iban]'],
    ['MT84MALT011000012345MTLCAST001S', '[iban]'],
  ],
  'addresses of machines': [
    ['192.168.0.1, 2001:db8::1 and fe80::1ff:fe23:4567:890a', '[ip], [ip] and [ip]'],
    ['::1', '[ip]'],
  ],
  'national ids': [
    ['RSSMRA85T10A562S', '[national_id]'],
    ['12345678Z, x-1234567-l', '[national_id], [national_id]'],
    ['529.982.247-25 or 52998224725', '[national_id] or [national_id]'],
    ['36574261809', '[national_id]'],
    ['185057800608491 or 1 85 05 78 006 084 91', '[national_id] or [national_id]'],
    ['BSN: 111222333', 'BSN: [national_id]'],
    ['123-45-6789', '[national_id]'],
  ],
  'query strings': [
    ['https://x.com/a/b?token=abc&n=5 ok', 'https://x.com/a/b?[query] ok'],
    ['see x.com/?q=1', 'see x.com/?[query]'],
    ['http://x.com:8080/a?secret', 'http://x.com:8080/a?[query]'],
    ['https://x.com/#access_token=abc', 'https://x.com/#[query]'],
  ],
};

const kept = [
  'order 40123456 of 2026-01-05, paid 129,90 EUR',
  'order 0123456789 and #12-34-56-78 and invoice 2021/0012345',
  'order 111222333',
  'card ending 1111, 4111 1111 1111 1112 is none',
  'version 10.0.19041.1234, v1.2.3.4, 1.2.3',
  'at 10:30:15 on 01/02/2021, 01.02.2021 12:30 - 03.02.2021',
  '1.234.567,89 EUR, 12 345 678 EUR, $1,234,567.89',
  '20210105 20210105123000 1600000000000',
  'tracking 1Z999AA10123456784 JD014600003828392837',
  'NL92ABNA0417164300 RSSMRA85T10A562T 12345678A',
  'std::vector, a::b, 3:4, what? yes = no',
  'it took 3 days, 5 agents and 12 e-mails @ work',
];

describe('redact', () => {
  for (const [kind, examples] of Object.entries(cases)) {
    it.each(examples)(`${kind}: %s`, (text, expected) => expect(redact(text)).toBe(expected));
  }

  it.each(kept)('leaves alone: %s', (text) => expect(redact(text)).toBe(text));

  it('is idempotent', () => {
    const piece = fc.constantFrom(
      ...Object.values(cases).flatMap((examples) => examples.map(([text]) => text)),
      ...kept,
      ...'0 1 12 123 1234 + ( ) - . / : @ ? = # [ a NL \u0661 \u00a0 x.com ://'.split(' '),
      ' ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const once = redact(input);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 10_000 },
    );
  });

  it('finds what stands among other words', () => {
    const secret = fc.constantFrom(
      ...[
        'jo@x.com',
        '+31612345678',
        '4111111111111111',
        'NL91ABNA0417164300',
        '10.1.2.3',
        'RSSMRA85T10A562S',
      ],
    );
    const words = fc.string({ unit: fc.constantFrom(...'abc ,;!\n'.split('')) });
    fc.assert(
      fc.property(words, secret, words, (before, hidden, after) => {
        const text = `${before} ${hidden} ${after}`;
        expect(redact(text)).not.toContain(hidden);
        expect(redact(text)).toContain(before);
      }),
    );
  });

  it('takes time linear in the length of the nastiest texts', () => {
    const bites =
      'a a@ a. b. 1 12_ 123- 1.1. 4_ 0_ (1) +1 ( : a: :// ://a ?a ?a= NL91 RSSMRA85T10A %40 ९ é१_ 123.456.789- tel_';
    for (const bite of bites.split(' ').map((text) => text.replace('_', ' '))) {
      const short = cpuTime(() => redact(bite.repeat(10_000 / bite.length)));
      const long = cpuTime(() => redact(bite.repeat(100_000 / bite.length)));
      // Ten times the text: ten times the work if linear, a hundred times if quadratic.
      expect(long, `ms for 100 kB of ${JSON.stringify(bite)}`).toBeLessThan(Math.max(1000, 40 * short));
    }
  });
});

function cpuTime(act: () => void): number {
  const start = process.cpuUsage();
  act();
  return process.cpuUsage(start).user / 1000;
}
