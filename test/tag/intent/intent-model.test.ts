import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIntentModel, encodeIntentModel } from '../../../functions/tag/intent/intent-file.ts';
import { buckets, type IntentHead } from '../../../functions/tag/intent/intent-model.ts';
import { intentPredictor, likeliest } from '../../../functions/tag/intent/predict-intent.ts';
import { createOpeningReading, readOpening } from '../../../functions/tag/intent/read-opening.ts';
import { UnreadableModel } from '../../../functions/tag/models/unreadable-model.ts';
import { createTextTagger } from '../../../functions/tag/text-tagger.ts';
import { standIn } from '../stand-in.ts';

/** A question that says yes to a text with this word. */
function headOf(name: string, word: string, threshold: number | null): IntentHead {
  const weights = new Int8Array(buckets);
  const reading = createOpeningReading();
  readOpening(word, reading);
  const { places, count } = reading.features;
  for (const place of places.subarray(0, count)) weights[place] = 100;
  return { name, weights, scale: 0.05, bias: -3, threshold };
}

const model = {
  languages: ['en'],
  intents: [
    headOf('refund', 'refund', 0.6),
    headOf('__proto__', 'parcel', 0.6),
    headOf('shy', 'invoice', null),
  ],
  fittedUntil: Date.UTC(2026, 0, 1),
  card: { tickets: 3 },
};
const bytes = encodeIntentModel(model);
const version = decodeIntentModel(bytes).version;
const predict = intentPredictor(decodeIntentModel(bytes));

describe('a model of intents as bytes', () => {
  test('is read as it was written', () => {
    const { version: read, ...rest } = decodeIntentModel(bytes);
    const plain = ({ intents, ...more }: typeof model) => ({
      ...more,
      intents: intents.map(({ weights, ...head }) => ({
        ...head,
        weights: Buffer.from(weights).toString('base64'),
      })),
    });
    expect(plain(rest as typeof model)).toEqual(plain(model));
    expect(read).toMatch(/^[0-9a-f]{16}$/);
  });

  test('has another version when a threshold is another', () => {
    const [first, ...others] = model.intents;
    const other = { ...model, intents: [{ ...first!, threshold: 0.61 }, ...others] };
    expect(decodeIntentModel(encodeIntentModel(other)).version).not.toBe(version);
  });

  test.each([
    ['nothing', (_: Buffer) => Buffer.alloc(0)],
    [
      'a model of sentiment',
      (whole: Buffer) => Buffer.from(whole.toString('latin1').replace('intent', 'sentiment'), 'latin1'),
    ],
    ['the half of it', (whole: Buffer) => whole.subarray(0, whole.length - 3)],
    ['more than it', (whole: Buffer) => Buffer.concat([whole, Buffer.from('x')])],
    [
      'a damaged heading',
      (whole: Buffer) => Buffer.from(whole.toString('latin1').replace('"format"', 'format'), 'latin1'),
    ],
    [
      'a later format',
      (whole: Buffer) => Buffer.from(whole.toString('latin1').replace('"format":1', '"format":9'), 'latin1'),
    ],
  ])('is refused where there is %s', (_, damage) => {
    expect(() => decodeIntentModel(damage(Buffer.from(bytes)))).toThrow(UnreadableModel);
  });
});

describe('an intent', () => {
  test.each([
    ['is said where the model is sure', 'refund', 'en', 'refund'],
    ['may be called as it likes', 'parcel', 'en', '__proto__'],
    ['is not said that was never shown to be right', 'invoice', 'en', null],
    ['is not said of other words', 'zzz', 'en', null],
    ['is not said of two at once', 'refund parcel', 'en', null],
    ['is not said in a language that was not learned', 'refund', 'sv', null],
    ['is not said of no words', '…', 'en', null],
    ['is that of what the customer wrote, not of what they quote', 'parcel\n> refund', 'en', '__proto__'],
  ])('%s', (_, text, language, intent) => {
    expect(predict({ text, language })).toMatchObject({ predicted_intent: intent, intent_model: version });
  });

  test('is the same each time, whatever was asked in between', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string(), (text, other) => {
        const first = predict({ text, language: 'en' });
        predict({ text: other, language: 'en' });
        expect(predict({ text, language: 'en' })).toEqual(first);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  test('has a probability, and the likeliest has the largest part', () => {
    const odds = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(odds, (list) => {
        const { intent, probability } = likeliest(Float64Array.from(list));
        expect(list[intent]).toBeCloseTo(Math.max(...list), 9);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }),
      { seed: 13 },
    );
    expect(likeliest(new Float64Array())).toEqual({ intent: -1, probability: 0 });
    expect(likeliest(Float64Array.of(4, 4)).probability).toBeCloseTo(0.5);
  });
});

test('a tagger asks of texts whose event names no intent, and adds nothing where there is no model', async () => {
  const parts = {
    sentiment: standIn,
    languagesOf: async (texts: readonly unknown[]) =>
      texts.map(() => ({ language: 'en', by: 'default' as const })),
    version: 1,
  };
  const texts = [
    { text: 'refund', declared: null, isIntentOpen: true },
    { text: 'refund', declared: null, isIntentOpen: false },
    { text: 'refund', declared: null },
  ];
  const tags = await createTextTagger({ ...parts, predictIntent: predict }).tag(texts);
  expect(tags.map(({ predicted_intent }) => predicted_intent)).toEqual(['refund', undefined, undefined]);
  for (const tag of await createTextTagger(parts).tag(texts))
    expect(tag).not.toHaveProperty('predicted_intent');
});
