import { embeddedClassifier } from '../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import { decodeModel } from '../../../functions/tag/sentiment/embedded/model-file.ts';
import type { SentimentModel } from '../../../functions/tag/sentiment/embedded/sentiment-model.ts';
import { type Evaluated, type Figures, figuresOf } from '../../../functions/train/sentiment/figures.ts';
import type { ScoredComment } from '../../../functions/train/sentiment/scored-comment.ts';
import { classifyComments, trainSentiment } from '../../../functions/train/sentiment/train-sentiment.ts';
import type { DataSet } from './data-sets.ts';
import { classifyAlwaysNegative, classifyByReady, readyLexicons } from './ready-lexicons.ts';

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

/** Evaluates each engine and baseline, by language. */
export function measureQuality({ name, fit, heldOut }: DataSet): TrainedSet {
  const training = trainSentiment(fit);
  if (training.status === 'not_enough_data') throw new Error(`${name}: ${training.reason}`);
  const model = decodeModel(training.bytes);
  const engines: Readonly<Record<string, (comments: readonly ScoredComment[]) => Evaluated[]>> = {
    'always negative': classifyAlwaysNegative,
    ...Object.fromEntries(
      Object.keys(readyLexicons).map((ready) => [
        ready,
        (comments: readonly ScoredComment[]) => classifyByReady(ready, comments),
      ]),
    ),
    untrained: (comments) => classifyComments(comments, embeddedClassifier()),
    [`trained on ${fit.length}`]: (comments) => classifyComments(comments, embeddedClassifier(model)),
  };
  const languages = [...new Set(heldOut.map(({ language }) => language))];
  const rows = languages.flatMap((language) => {
    const own = heldOut.filter((comment) => comment.language === language);
    return Object.entries(engines).map(([by, evaluated]) => ({
      set: name,
      language,
      by,
      figures: figuresOf(evaluated(own)),
    }));
  });
  return { rows, model };
}
