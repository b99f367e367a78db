import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostBytes } from '../../../../functions/contract/definitions/comprehend-price.ts';
import { cutToBytes, planRequests, unitsOf } from '../../../../functions/platform/aws/comprehend/requests.ts';

test('texts of one language go together, 25 a call, identical ones once', () => {
  const english = Array.from({ length: 26 }, (_, at) => ({ text: `text ${at}`, language: 'en' }));
  const texts = [...english, { text: 'gut', language: 'de' }, { text: 'text 3', language: 'en' }];
  const requests = planRequests(texts);
  expect(requests.map(({ language, documents }) => [language, documents.length])).toEqual([
    ['en', 25],
    ['en', 1],
    ['de', 1],
  ]);
  expect(requests[0]!.documents[3]).toEqual({ text: 'text 3', places: [3, 27] });
});

test('what the service cannot classify is not sent: no words, another language, none', () => {
  const texts = ['', '  \n', '😡😡', '!?'].map((text) => ({ text, language: 'en' }));
  expect(planRequests([...texts, { text: 'hej då', language: 'sv' }, { text: 'hello' }])).toEqual([]);
  expect(planRequests([{ text: '😡 3', language: 'zh-TW' }])).toHaveLength(1);
});

test('a long text is cut between characters, and no shorter than it must', () => {
  const plane = 'a😀'.repeat(1500);
  expect(Buffer.byteLength(cutToBytes(plane))).toBe(5000);
  expect(cutToBytes('é'.repeat(2501))).toBe('é'.repeat(2500));
  expect(cutToBytes('half \ud83d')).toBe('half \ufffd');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 4, max: 50 }),
      (text, most) => {
        const cut = cutToBytes(text, most);
        const whole = text.toWellFormed();
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
        expect(whole.startsWith(cut)).toBe(true);
        if (cut !== whole) expect(Buffer.byteLength(cut)).toBeGreaterThan(most - 4);
      },
    ),
  );
});

test('units are 100 characters each, three at least', () => {
  expect([
    unitsOf('a'),
    unitsOf('a'.repeat(300)),
    unitsOf('é'.repeat(301)),
    unitsOf('a'.repeat(mostBytes)),
  ]).toEqual([3, 3, 4, 50]);
});
