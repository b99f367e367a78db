import { areaUnderCurve } from '../../../contract/definitions/area-under-curve.ts';
import type { SentimentService } from '../../../platform/ports.ts';
import type { PlantedMessages } from '../../../simulate/story/words/moods.ts';
import { rounded } from './compared.ts';

/** Tags of messages against the moods they were planted in. */
export interface MoodNumbers {
  readonly messages: number;
  readonly displeased: number;
  /** Chance that of a displeased message and another the displeased one is tagged more negative. */
  readonly auc: number | null;
  /** Of the displeased messages, and of the others, those tagged negative. */
  readonly tagged_negative: { readonly displeased: number; readonly others: number };
}

interface Evaluated {
  readonly count: number;
  readonly isDispleased: boolean;
  readonly negative: number;
}

/** Classifies every message of the story as ingest does, and holds the tags against the truth. */
export async function evaluateTags(
  planted: PlantedMessages,
  sentiment: SentimentService,
): Promise<MoodNumbers> {
  const messages = [...planted.values()];
  const tags = await sentiment.classify(messages);
  const evaluated = messages.map(({ count, mood }, i) => ({
    count,
    isDispleased: mood === 'displeased',
    negative: tags[i]!.scores.negative,
  }));
  const displeased = evaluated.filter(({ isDispleased }) => isDispleased);
  const others = evaluated.filter(({ isDispleased }) => !isDispleased);
  const shareNegative = (some: readonly Evaluated[]) =>
    rounded(sumOf(some.filter(({ negative }) => negative >= 0.5)) / sumOf(some))!;
  const area = areaUnderCurve({
    n: sumOf(evaluated),
    low: sumOf(displeased),
    rankSum: sumRanks(evaluated),
  });
  return {
    messages: sumOf(evaluated),
    displeased: sumOf(displeased),
    auc: rounded(area?.value ?? null),
    tagged_negative: { displeased: shareNegative(displeased), others: shareNegative(others) },
  };
}

const sumOf = (some: readonly Evaluated[]): number => some.reduce((sum, { count }) => sum + count, 0);

/** Ranks of the displeased messages by how negative their tags are, ties sharing theirs. */
function sumRanks(evaluated: readonly Evaluated[]): number {
  let below = 0;
  let ranks = 0;
  const alike = Map.groupBy(evaluated, ({ negative }) => negative);
  for (const negative of [...alike.keys()].sort((a, b) => a - b)) {
    const own = alike.get(negative)!;
    const count = sumOf(own);
    ranks += sumOf(own.filter(({ isDispleased }) => isDispleased)) * (below + (count + 1) / 2);
    below += count;
  }
  return ranks;
}
