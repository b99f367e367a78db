import { describe, expect, test } from 'vitest';
import type { SentimentService, SentimentText } from '../../../functions/platform/ports.ts';

/** Texts that every engine must survive: empty, only signs, long, in a language unknown or made up. */
const hardTexts: readonly SentimentText[] = [
  { text: '', language: 'en' },
  { text: '   \n\t ', language: 'en' },
  { text: '😡😡😡', language: 'en' },
  { text: '!!!???', language: 'de' },
  { text: 'no answer for a week '.repeat(5000), language: 'en' },
  { text: '\ud83d half a sign \udc00', language: 'en' },
  { text: 'Where is my parcel?' },
  { text: 'nuqneH', language: 'tlh' },
  { text: 'Danke, das war sehr hilfreich', language: 'de' },
];

/** What every `SentimentService` keeps; run it on each engine. */
export function keepsServiceContract(name: string, service: () => SentimentService): void {
  describe(`${name} is a sentiment service`, () => {
    test('answers each text, in order, with scores of one whole', async () => {
      const tags = await service().classify(hardTexts);
      expect(tags).toHaveLength(hardTexts.length);
      for (const { scores } of tags) {
        const parts = [scores.positive, scores.negative, scores.neutral, scores.mixed];
        expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 3);
      }
    });

    test('gives the label whose score is largest, and neutral where nothing was classified', async () => {
      for (const { label, scores, isScored, isDegraded } of await service().classify(hardTexts)) {
        expect(scores[label]).toBe(Math.max(scores.positive, scores.negative, scores.neutral, scores.mixed));
        if (!isScored) expect({ label, isDegraded }).toEqual({ label: 'neutral', isDegraded: true });
      }
    });

    test('says the same of a text whatever stands beside it', async () => {
      const together = await service().classify(hardTexts);
      const apart = await Promise.all(hardTexts.map(async (text) => (await service().classify([text]))[0]));
      expect(apart).toEqual(together);
    });

    test('answers no text with nothing', async () => {
      expect(await service().classify([])).toEqual([]);
    });
  });
}
