import { readFileSync } from 'node:fs';
import type { ScoredComment } from '../../../functions/train/sentiment/scored-comment.ts';
import { sharedFile } from '../../shared-data/shared-data.ts';

/** Public texts with labels, and which of them a model may be fitted to. */
export interface DataSet {
  readonly name: string;
  readonly fit: readonly ScoredComment[];
  readonly heldOut: readonly ScoredComment[];
}

const linesOf = (path: string): string[] =>
  readFileSync(sharedFile(path), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Labels 0, 1, 2 are negative, neutral, positive. Each text is a customer of its own, one an hour. */
const commentsOf = (
  language: string,
  texts: readonly string[],
  labels: readonly number[],
): ScoredComment[] => {
  if (texts.length !== labels.length)
    throw new Error(`${texts.length} texts have ${labels.length} labels (${language})`);
  return texts.map((text, at) => ({
    text,
    language,
    score: labels[at]! / 2,
    customer: `${language} ${at}`,
    occurredAt: at * 3_600_000,
  }));
};

const languages = {
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
};
const fittedTo = 800;

function tweetsOf(language: string, folder: string): ScoredComment[] {
  const of = (kind: string) =>
    ['val', 'test'].flatMap((part) => linesOf(`sentiment/umsab_multilingual/${folder}/${part}_${kind}.txt`));
  return commentsOf(language, of('text'), of('labels').map(Number));
}

/** 1,194 tweets of each of six languages: 800 to fit one model to, 394 to evaluate it. */
function tweets(): DataSet {
  const all = Object.entries(languages).map(([language, folder]) => tweetsOf(language, folder));
  return {
    name: 'tweets in six languages',
    fit: all.flatMap((list) => list.slice(0, fittedTo)),
    heldOut: all.flatMap((list) => list.slice(fittedTo)),
  };
}

/** 3,000 sentences of reviews, without a middle: two of three to fit to. */
function reviews(): DataSet {
  const rows = ['amazon_cells', 'yelp', 'imdb'].flatMap((name) =>
    linesOf(`sentiment/uci_sentiment_sentences/${name}_labelled.txt`).map((line) => line.split('\t')),
  );
  const all = commentsOf(
    'en',
    rows.map(([text = '']) => text),
    rows.map(([, label = '']) => (label.trim() === '1' ? 2 : 0)),
  );
  return {
    name: 'sentences of reviews',
    fit: all.filter((_, at) => at % 3 > 0),
    heldOut: all.filter((_, at) => at % 3 === 0),
  };
}

function englishTweets(): DataSet {
  const labels = linesOf('sentiment/tweeteval_val/val_labels.txt').map(Number);
  const all = commentsOf('en', linesOf('sentiment/tweeteval_val/val_text.txt'), labels);
  return { name: 'English tweets', fit: all.slice(0, 1400), heldOut: all.slice(1400) };
}

export const dataSets = (): DataSet[] => [reviews(), englishTweets(), tweets()];
