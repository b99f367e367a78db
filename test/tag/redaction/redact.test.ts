import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../functions/tag/redaction/redact.ts';

const cases: Record<string, [string, string][]> = {
  'e-mail addresses': [
    ['write to jo.van-dam+x@mail.exämple.co.uk, please', 'write to [email], please'],
    ['почта иван@пример.рф', 'почта [email]'],
    ['/unsubscribe/jo%40x.com', '/unsubscribe/[email]'],
    ['jo＠x.com', '[email]'],
    ['"jo van dam"@x.com jo@[10.1.2.3] jo&#64;x.com', '[email] [email] [email]'],
    ['jo @ x.com, jo (at) x.com, jo [ät] x (punkt) de', '[email], [email], [email]'],
    ['jo at x dot com and jo snabel-a x.se', '[email] and [email]'],
  ],
  'telephone numbers': [
    ['call me at 06 12 34 56 78 or +31 6 12345678.', 'call me at [phone] or [phone].'],
    ['(555) 123-4567, 555-123-4567, 1-800-555-0199', '[phone], [phone], [phone]'],
    ['0044 20 7946 0958', '[phone]'],
    ['+49 (0)30 123456', '[phone]'],
    ['06-12-34-56-78', '[phone]'],
    ['612 345 678 or 91 234 56 78 or 98765 43210', '[phone] or [phone] or [phone]'],
    ['tel. 12345678', 'tel. [phone]'],
    ['0176 24209441, 911 31 415 and tlf 2492 8094', '[phone], [phone] and tlf [phone]'],
    ['tel0704867368 +46 (0)70-486 73 68', 'tel[phone] [phone]'],
    ['(+45) 24 92 80 94 / 0045 24928094', '[phone] / [phone]'],
    ['2492 8094 is my mobile', '[phone] is my mobile'],
    ['thanks anna 07700 900 123, besser 0171/2345678', 'thanks anna [phone], besser [phone]'],
    ['the turnstile is stuck, ring 07700 900 123', 'the turnstile is stuck, ring [phone]'],
    ['her number is 07700 900123 (not 07700 900124)', 'her number is [phone] (not [phone])'],
    ['Parcel 611982 never came. 684901969', 'Parcel 611982 never came. [phone]'],
    ['who do I speak to? 722188033', 'who do I speak to? [phone]'],
    ['ring 41 22 84 49. Takk, 41 22 84 49', 'ring [phone]. Takk, [phone]'],
    ['nummeret er 9812 4470', 'nummeret er [phone]'],
    ['skriv 4142 4985 på mig i stedet', 'skriv [phone] på mig i stedet'],
    ['can you warn us, give notice on 57097740', 'can you warn us, give notice on [phone]'],
    ['फ़ोन ०९८७६५४३२१० और ٠٦١٢٣٤٥٦٧٨', 'फ़ोन [phone] और [phone]'],
  ],
  'labels that a sign joins to a number': [
    [
      'BSN-773507346, SS# 219-09-9998 and SS#: 219-09-9998',
      'BSN [national_id], SSN [national_id] and SSN: [national_id]',
    ],
    ['FITNESS #4411, call 212-555-0147', 'FITNESS #4411, call [phone]'],
    ['PRESS #1 for order-4411', 'PRESS #1 for order-4411'],
  ],
  'card numbers that pass Luhn': [
    ['card 4111 1111 1111 1111 12/26 123', 'card [card] 12/26 123'],
    ['4111-1111-1111-1111', '[card]'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '[card]'],
    ['378282246310005 or 3782 822463 10005', '[card] or [card]'],
    ['4111 1111-1111.1111 and 4111 1111\n1111 1111', '[card] and [card]'],
    ['番号は4579 6715 9181 4570です', '番号は[card]です'],
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
    ['my login is 5.44.18.20, the router 192.168.44.1', 'my login is [ip], the router [ip]'],
    ['from 5.44.18.20 and 84.217.33.10', 'from [ip] and [ip]'],
  ],
  'national ids': [
    ['RSSMRA85T10A562S', '[national_id]'],
    ['12345678Z, x-1234567-l', '[national_id], [national_id]'],
    ['529.982.247-25 or 52998224725', '[national_id] or [national_id]'],
    ['36574261809', '[national_id]'],
    ['185057800608491 or 1 85 05 78 006 084 91', '[national_id] or [national_id]'],
    ['BSN: 111222333', 'BSN: [national_id]'],
    ['my number is 900101-2344 or 199001012344', 'my number is [national_id] or [national_id]'],
    ['900101+2344 900101 2344', '[national_id] [national_id]'],
    ['01019020009, 90010112349, 90.01.01-123.95', '[national_id], [national_id], [national_id]'],
    ['010190-123M 010190-1234', '[national_id] [national_id]'],
    ['756.9217.0769.85 and QQ 12 34 56 C', '[national_id] and [national_id]'],
    ['my number is 123456789, NHS 943 476 5919', 'my number is [national_id], NHS [national_id]'],
    ['personnummer 900101-9999', 'personnummer [national_id]'],
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
  'a=b&c=d, x?=y, C#=d',
  'order 123 456 789 and 12 34 56 78, sizes 38 39 40 41 42',
  'OCR 4539148803436467, tracking 0034 0434 1610 9420 4255 7',
  'update to 14.4.1.242, section 3.1.2.4, 12 34 56 78 cm, 612 345 678 EUR',
  '12 03 2026 14 30, 08.00-17.00 10.00-15.00, EAN 7310865004703',
  '0.4539148803436467 and 65168924-5889-4258-8305-006448385965',
  'meet me at this point in time, look at shop.example',
  'the turnstile 07700 900 123, gearbox no 0171 2345678, numéro de châssis 06 12 34 56 78',
  'die Umlage 0151 2345678, Rg.-Nr. 22 31 10 44, S/No 0671 2048 86, ThinkPad 20 22 31 10',
  '06 44 18 22 90 est mon numéro de commande, 0171 2345678 = order number',
  'open 09 00 17 30, tyres 205 55 16 91, +71<002231104471933+88220011',
  'I am on 6.71.20.4, la 5.22.31.44 non parte, not 10.0.19.44 but 10.0.19.45',
  'swap 22 84 49 10 for 22 84 49 12, but 41 22 84 49 passer ikke',
  '22 84 49 10 arrived damaged and 44 82 91 03 est cassé',
  'Nytt nummer på saken er 45434610. FI +71 <000012345678901 +84512345<',
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
      { numRuns: 1000 },
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
      'a a@ a. b. 1 12_ 123- 1.1. 4_ 0_ (1) +1 ( : a: :// ://a ?a ?a= NL91 RSSMRA85T10A %40 ९ é१_ 123.456.789- tel_ (at)_ a_at_b_dot_ phone_12_ "a@ ord_07 #a= <a> 10.1.2.3_ from_1.2.3.4_ ab_07700_123456, nr_';
    for (const bite of bites.split(' ').map((text) => text.replace('_', ' '))) {
      const short = cpuTime(() => redact(bite.repeat(2_000 / bite.length)));
      const long = cpuTime(() => redact(bite.repeat(20_000 / bite.length)));
      // Ten times the text: ten times the work if linear, a hundred times if quadratic.
      expect(long, `ms for 20 kB of ${JSON.stringify(bite)}`).toBeLessThan(Math.max(500, 40 * short));
    }
  });
});

function cpuTime(act: () => void): number {
  const start = process.cpuUsage();
  act();
  return process.cpuUsage(start).user / 1000;
}
