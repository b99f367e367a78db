import { expect, test } from 'vitest';
import { evaluateTags } from '../../../../functions/cli/demo/summarise/evaluate-tags.ts';
import type { SentimentService } from '../../../../functions/platform/ports.ts';
import { createChance } from '../../../../functions/simulate/story/plan/chance.ts';
import { type Mood, moodsWhen } from '../../../../functions/simulate/story/plan/planted-truth.ts';
import { createMoods, type PlantedMessages } from '../../../../functions/simulate/story/words/moods.ts';
import { german } from '../../../../functions/simulate/story/words/phrases/de.ts';
import { english } from '../../../../functions/simulate/story/words/phrases/en.ts';
import { spanish } from '../../../../functions/simulate/story/words/phrases/es.ts';
import { dutch } from '../../../../functions/simulate/story/words/phrases/nl.ts';
import { swedish } from '../../../../functions/simulate/story/words/phrases/sv.ts';
import { tagText } from '../../../../functions/tag/phrases/tag-text.ts';

const languages = { de: german, en: english, es: spanish, nl: dutch, sv: swedish };

test('moods come from a sequence of their own, and are those planted for the occasion', () => {
  const chance = createChance(1);
  const alone = Array.from({ length: 5 }, () => createChance(1).uniform());
  const said: PlantedMessages = new Map();
  const moods = createMoods(1, said);
  const drawn = Array.from({ length: 20_000 }, () => moods.draw('not_helped'));
  expect(chance.uniform()).toBe(alone[0]);
  for (const mood of ['displeased', 'plain', 'pleased'] as const)
    expect(drawn.filter((each) => each === mood).length / drawn.length).toBeCloseTo(
      moodsWhen.not_helped[mood],
      1.5,
    );
});

test('a message is counted under its mood', () => {
  const said: PlantedMessages = new Map();
  const moods = createMoods(1, said);
  const message = { text: 'No answer.', language: 'en', mood: 'displeased' } as const;
  moods.note(message);
  moods.note(message);
  moods.note({ ...message, mood: 'plain' });
  expect([...said.values()].map(({ mood, count }) => [mood, count])).toEqual([
    ['displeased', 2],
    ['plain', 1],
  ]);
});

test.each(Object.entries(languages))(
  '%s: a mood neither asks for a person nor is mere thanks',
  (_, spoken) => {
    const matters = [...Object.values(spoken.asks).flat(), ...spoken.follows, ...spoken.comesBack];
    for (const feeling of [...spoken.feelings.displeased, ...spoken.feelings.pleased, ''])
      for (const matter of matters) {
        const text = `${matter} ${feeling}`.trim();
        expect({ text, ...tagText(text) }).toEqual({ text, asksForPerson: false, isThanks: false });
      }
  },
);

/** Calls negative what is given, likelier from left to right. */
const byList = (texts: readonly string[]): SentimentService => ({
  classify: async (asked) =>
    asked.map(({ text }) => {
      const negative = texts.indexOf(text) / (texts.length - 1);
      return {
        label: 'neutral',
        scores: { positive: 0, negative, neutral: 1 - negative, mixed: 0 },
        engine: 'list',
        modelVersion: '1',
        isDegraded: false,
        isScored: true,
      };
    }),
});

const planted = (...messages: [text: string, mood: Mood, count: number][]): PlantedMessages =>
  new Map(messages.map(([text, mood, count]) => [text, { text, language: 'en', mood, count }]));

test('the area holds every displeased message against every other one', async () => {
  const messages = planted(
    ['a', 'plain', 10],
    ['b', 'displeased', 10],
    ['c', 'pleased', 10],
    ['d', 'displeased', 30],
  );
  // b wins against a alone, d against both: (10 × 10 + 30 × 20) of 40 × 20 pairs.
  expect(await evaluateTags(messages, byList(['a', 'b', 'c', 'd']))).toEqual({
    messages: 60,
    displeased: 40,
    auc: 0.875,
    tagged_negative: { displeased: 0.75, others: 0.5 },
  });
});
