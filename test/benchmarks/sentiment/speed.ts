import { eld } from 'eld/extrasmall';
import { loadLanguageDetector } from '../../../functions/tag/language/language-detector.ts';
import { languageOf } from '../../../functions/tag/language/language-of.ts';
import { embeddedClassifier } from '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import type { SentimentModel } from '../../../functions/tag/sentiment/embedded/sentiment-model.ts';
import type { Figure } from '../figures.ts';

const runs = 5;

/** Texts a second of processor time, the best of five runs: what else the machine does counts as little as may be. */
function textsASecond(texts: readonly string[], work: (text: string) => unknown): number {
  let best = 0;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    for (const text of texts) work(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, texts.length / ((user + system) / 1e6));
  }
  return best;
}

export async function measureSpeed(texts: readonly string[], model: SentimentModel): Promise<Figure[]> {
  const [untrained, trained] = [embeddedClassifier(), embeddedClassifier(model)];
  const detect = await loadLanguageDetector();
  const figure = (name: string, work: (text: string) => unknown) => ({
    name,
    value: textsASecond(texts, work),
    unit: 'texts/s of CPU',
  });
  return [
    { ...figure('untrained', (text) => untrained({ text, language: 'en' })), atLeast: 20_000, aim: 50_000 },
    { ...figure('trained', (text) => trained({ text, language: 'en' })), atLeast: 10_000, aim: 50_000 },
    figure('language detection', (text) => languageOf(text, null, 'en', detect)),
    figure('language detection, eld alone', (text) => eld.detect(text).language),
    figure('language detection, eld alone, and whether it is sure', (text) => {
      const found = eld.detect(text);
      return found.isReliable() && found.getScores();
    }),
  ];
}
