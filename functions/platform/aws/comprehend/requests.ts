import type { LanguageCode } from '@aws-sdk/client-comprehend';
import {
  comprehendLanguages,
  mostBytes,
  unitsOfLength,
} from '../../../contract/definitions/comprehend-price.ts';
import type { SentimentText } from '../../ports.ts';

/** Limit of BatchDetectSentiment: documents of a call. */
export const mostDocuments = 25;

/** The same as the service's client names them. */
const serviceLanguages: readonly LanguageCode[] = comprehendLanguages;

/** Regions that have Amazon Comprehend (its page of guidelines and quotas, 2026). */
export const comprehendRegions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-2', 'ca-central-1', 'us-gov-west-1'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2'],
  ...['ap-south-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
];

/** One call: texts of one language, each as it is sent, with the places of the texts asked about. */
export interface ComprehendRequest {
  readonly language: LanguageCode;
  readonly documents: readonly { readonly text: string; readonly places: readonly number[] }[];
}

/** True where there are words to classify: not for empty texts, nor for those of signs alone. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The text as far as the service reads it: cut between two characters. */
export function cutToBytes(text: string, most: number = mostBytes): string {
  // A half of a pair has no bytes of its own.
  const whole = text.toWellFormed();
  if (Buffer.byteLength(whole) <= most) return whole;
  const bytes = Buffer.from(whole);
  let end = most;
  while (end > 0 && (bytes[end]! & 0b1100_0000) === 0b1000_0000) end--;
  return bytes.toString('utf8', 0, end);
}

/** Units that a text is charged as. */
export const unitsOf = (text: string): number => unitsOfLength([...text].length);

/**
 * The calls that classify texts: those in a language of the service with words in them, each distinct one once. What is in
 * no call is classified by another engine.
 */
export function planRequests(texts: readonly SentimentText[]): ComprehendRequest[] {
  const classified = texts.flatMap(({ text, language }, place) => {
    const code = serviceLanguages.find((each) => each === language);
    return code === undefined || !hasWords(text) ? [] : [{ code, sent: cutToBytes(text), place }];
  });
  return [...Map.groupBy(classified, ({ code }) => code)].flatMap(([language, own]) => {
    const documents = [...Map.groupBy(own, ({ sent }) => sent)].map(([text, alike]) => ({
      text,
      places: alike.map(({ place }) => place),
    }));
    return Array.from({ length: Math.ceil(documents.length / mostDocuments) }, (_, at) => ({
      language,
      documents: documents.slice(at * mostDocuments, (at + 1) * mostDocuments),
    }));
  });
}
