import type { SentimentService } from '../../platform/ports.ts';

/** The engine given, whose every tag says that it could do less than what was asked for. */
export const degradedSentiment = (
  standIn: SentimentService,
  onTexts: (texts: number) => void = () => {},
): SentimentService => ({
  async classify(texts) {
    const tags = await standIn.classify(texts);
    onTexts(texts.length);
    return tags.map((tag) => ({ ...tag, isDegraded: true }));
  },
});
