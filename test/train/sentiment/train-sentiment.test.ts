import { describe, expect, test } from 'vitest';
import { embeddedClassifier } from '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import { decodeModel } from '../../../functions/tag/sentiment/embedded/model-file.ts';
import { inOrder, splitExamples } from '../../../functions/train/examples/split-examples.ts';
import { type Training, trainSentiment } from '../../../functions/train/sentiment/train-sentiment.ts';
import { madeComments } from '../made-comments.ts';

const fitted = (training: Training) => {
  if (training.status === 'not_enough_data') throw new Error(training.reason);
  return training;
};
const comments = madeComments(240);
const first = fitted(trainSentiment(comments));
const model = decodeModel(first.bytes);

describe('a model fitted to scored comments', () => {
  test('knows words that no lexicon has', () => {
    const text = { text: 'the valve seeping downstairs', language: 'en' };
    expect(embeddedClassifier()(text).label).not.toBe('negative');
    expect(embeddedClassifier(model)(text)).toMatchObject({ label: 'negative', modelVersion: first.version });
    expect(embeddedClassifier(model)({ ...text, text: 'boiler humming downstairs' }).label).toBe('positive');
    expect(embeddedClassifier(model)({ ...text, text: 'model seven' }).label).toBe('neutral');
  });

  test('is the same for the same comments, whatever their order', () => {
    const again = fitted(trainSentiment(comments.toReversed()));
    expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
    expect(again.version).toBe(first.version);
  });

  test('comes with figures on comments that it had not seen', () => {
    const { held_out, lexicon, always_negative, labels, languages, judged_by_model } = first.card;
    expect(first.status).toBe('better');
    expect(held_out.n).toBe(48);
    expect(held_out.auc).toBeGreaterThan(0.95);
    expect(held_out.auc_lower).toBeLessThan(held_out.auc!);
    expect(lexicon.auc).toBeLessThan(0.7);
    expect(always_negative).toMatchObject({ auc: 0.5, n: 48 });
    expect({ labels, languages, judged_by_model }).toEqual({
      labels: { negative: 80, neutral: 80, positive: 80 },
      languages: { en: 240 },
      judged_by_model: ['en'],
    });
  });

  test('leaves other languages to their lexicons, and says so', () => {
    const classify = embeddedClassifier(model);
    expect(classify({ text: 'Frechheit, das funktioniert nicht', language: 'de' })).toMatchObject({
      label: 'negative',
      isScored: true,
      isDegraded: true,
    });
    expect(classify({ text: 'rezalet', language: 'tr' })).toMatchObject({
      isScored: false,
      isDegraded: true,
    });
  });

  test('may classify a language without a lexicon', () => {
    const turkish = comments.map((comment) => ({ ...comment, language: 'tr' }));
    const classify = embeddedClassifier(decodeModel(fitted(trainSentiment(turkish)).bytes));
    expect(classify({ text: 'valve seeping', language: 'tr' })).toMatchObject({
      label: 'negative',
      isScored: true,
      isDegraded: false,
    });
  });

  test('knows no middle where the scores have none', () => {
    const answers = comments.filter(({ score }) => score !== 0.5);
    const classify = embeddedClassifier(decodeModel(fitted(trainSentiment(answers)).bytes));
    expect(classify({ text: 'kettle whistles', language: 'en' }).label).toBe('positive');
    expect(classify({ text: 'valve seeping', language: 'en' }).label).toBe('negative');
  });
});

describe('a model is not put in use', () => {
  test.each([
    ['no comments', []],
    ['too few', madeComments(99)],
    ['hardly any low scores', madeComments(400).filter(({ score }, at) => score > 0.3 || at < 30)],
    ['no words', madeComments(240).map((comment) => ({ ...comment, text: ' ' }))],
  ])('made of %s', (_, given) => {
    const training = trainSentiment(given);
    expect(training).toMatchObject({ status: 'not_enough_data' });
    expect(training.reason).toMatch(/\d+ comments have a score/);
  });

  test('that is worse than the one before it', () => {
    // From then on, scores have nothing to do with words.
    const later = madeComments(240, 240).map((comment, at, list) => ({
      ...comment,
      score: list[(at * 7 + 5) % 240]!.score,
    }));
    const worse = fitted(trainSentiment([...later.slice(0, 190), ...madeComments(50, 430)], model));
    expect(worse.status).toBe('worse');
    expect(worse.card.in_use).toMatchObject({ version: first.version });
    expect(worse.card.in_use!.its.auc).toBeGreaterThan(worse.card.in_use!.new.auc!);
  });

  test('of which nothing shows that it is better', () => {
    const training = fitted(trainSentiment(madeComments(250), model));
    expect(training.status).toBe('worse');
    expect(training.reason).toMatch(/cannot be shown to be better than the model in use/);
  });
});

test('more comments of the same kind replace the model', () => {
  expect(fitted(trainSentiment(madeComments(480), model)).status).toBe('better');
});

describe('comments are split', () => {
  test('by time, and no customer stands on both sides', () => {
    const ordered = inOrder(
      madeComments(300).map((comment, at) => ({ ...comment, customer: `c${at % 149}` })),
    );
    const { learned, heldOut } = splitExamples(ordered);
    const customers = new Set(heldOut.map((at) => ordered[at]!.customer));
    expect(learned.some((at) => customers.has(ordered[at]!.customer))).toBe(false);
    expect(Math.max(...learned)).toBeLessThan(Math.min(...heldOut));
  });

  test('by customer where later customers wrote most of what was before', () => {
    const ordered = inOrder(
      madeComments(300).map((comment, at) => ({ ...comment, customer: `c${at % 60}` })),
    );
    const { learned, heldOut } = splitExamples(ordered);
    expect(learned.length + heldOut.length).toBe(300);
    expect(heldOut.length).toBeGreaterThan(20);
    const customers = new Set(heldOut.map((at) => ordered[at]!.customer));
    expect(learned.some((at) => customers.has(ordered[at]!.customer))).toBe(false);
  });
});
