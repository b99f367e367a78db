import { embeddedJudge } from '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import { decodeModel } from '../../../functions/tag/sentiment/embedded/model-file.ts';
import type { SentimentModel } from '../../../functions/tag/sentiment/embedded/sentiment-model.ts';
import { type Figures, figuresOf, type Judged } from '../../../functions/train/sentiment/figures.ts';
import type { ScoredComment } from '../../../functions/train/sentiment/scored-comment.ts';
import { judgeComments, trainSentiment } from '../../../functions/train/sentiment/train-sentiment.ts';
import type { DataSet } from './data-sets.ts';
import { judgeAlwaysNegative, judgeByReady, readyLexicons } from './ready-lexicons.ts';

export interface QualityRow {
  readonly set: string;
  readonly language: string;
  readonly by: string;
  readonly figures: Figures;
}

export interface TrainedSet {
  readonly rows: readonly QualityRow[];
  readonly model: SentimentModel;
}

/** The texts to judge by each engine and baseline, by language. */
export function measureQuality({ name, fit, judge }: DataSet): TrainedSet {
  const training = trainSentiment(fit);
  if (training.status === 'not_enough_data') throw new Error(`${name}: ${training.reason}`);
  const model = decodeModel(training.bytes);
  const engines: Readonly<Record<string, (comments: readonly ScoredComment[]) => Judged[]>> = {
    'always negative': judgeAlwaysNegative,
    ...Object.fromEntries(
      Object.keys(readyLexicons).map((ready) => [
        ready,
        (comments: readonly ScoredComment[]) => judgeByReady(ready, comments),
      ]),
    ),
    untrained: (comments) => judgeComments(comments, embeddedJudge()),
    [`trained on ${fit.length}`]: (comments) => judgeComments(comments, embeddedJudge(model)),
  };
  const languages = [...new Set(judge.map(({ language }) => language))];
  const rows = languages.flatMap((language) => {
    const own = judge.filter((comment) => comment.language === language);
    return Object.entries(engines).map(([by, judged]) => ({
      set: name,
      language,
      by,
      figures: figuresOf(judged(own)),
    }));
  });
  return { rows, model };
}
