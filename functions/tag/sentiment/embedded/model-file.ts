import { createHash } from 'node:crypto';
import * as z from 'zod';
import { decodeFrame, encodeFrame, otherFormat, partsOf } from '../../models/model-frame.ts';
import { packWeights, unpackWeights } from '../../models/packed-weights.ts';
import type { ModelKind } from '../../models/stored-models.ts';
import { lexiconVersion } from './lexicon-version.ts';
import { numbers } from './numbers.ts';
import { buckets, type Head, type SentimentModel } from './sentiment-model.ts';

/** Of the bytes and of how features are read: a model of another format is fitted again. */
const format = 1;
const kind = 'sentiment';

const head = z.object({
  scale: z.number().positive(),
  numbers: z.array(z.number()).length(numbers.length),
  bias: z.number(),
  /** Bytes of its weights. */
  bytes: z.int().nonnegative(),
});
const headerSchema = z.object({
  format: z.int(),
  lexicon: z.string(),
  languages: z.array(z.string()),
  fitted_until: z.number(),
  negative: head,
  positive: head.optional(),
  card: z.unknown(),
});

/** A model as bytes. Equal models, equal bytes. */
export function encodeModel(model: Omit<SentimentModel, 'version'>): Uint8Array {
  const { negative, positive } = model;
  const packed = [negative, ...(positive === undefined ? [] : [positive])].map(({ weights }) =>
    packWeights(weights),
  );
  const describe = ({ scale, numbers: values, bias }: Head, at: number) => ({
    scale,
    numbers: [...values],
    bias,
    bytes: packed[at]!.length,
  });
  const header = {
    format,
    lexicon: lexiconVersion(),
    languages: [...model.languages],
    fitted_until: model.fittedUntil,
    negative: describe(negative, 0),
    ...(positive === undefined ? {} : { positive: describe(positive, 1) }),
    card: model.card,
  };
  return encodeFrame(kind, header, packed);
}

/** @throws UnreadableModel */
export function decodeModel(bytes: Uint8Array): SentimentModel {
  const frame = decodeFrame(kind, bytes);
  const header = readHeader(frame.header);
  const { negative, positive } = header;
  const [first, second] = partsOf(
    frame.body,
    [negative, positive].map((each) => each?.bytes ?? 0),
  );
  const headOf = (packed: Uint8Array, { bytes: _, ...rest }: z.infer<typeof head>): Head => ({
    ...rest,
    weights: unpackWeights(packed, buckets),
  });
  return {
    version: versionOf(bytes),
    languages: header.languages,
    fittedUntil: header.fitted_until,
    negative: headOf(first!, negative),
    ...(positive === undefined ? {} : { positive: headOf(second!, positive) }),
    card: header.card,
  };
}

/** The version that tags name: of the model's bytes and of the lexicons that stand beside it. */
export const versionOf = (bytes: Uint8Array): string => versionBeside(lexiconVersion(), bytes);

const versionBeside = (lexicon: string, bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).update(lexicon).digest('hex').slice(0, 16);

/** The lexicons of today may be others than those beside which a model was published. */
const isPublished = (bytes: Uint8Array, version: string): boolean =>
  versionBeside(readHeader(decodeFrame(kind, bytes).header).lexicon, bytes) === version;

/** Where a lake keeps the model of its scored comments. */
export const sentimentModels: ModelKind<SentimentModel> = {
  name: kind,
  decode: decodeModel,
  versionOf,
  isPublished,
};

function readHeader(json: unknown): z.infer<typeof headerSchema> {
  const read = headerSchema.safeParse(json);
  if (read.success && read.data.format === format) return read.data;
  throw otherFormat(format);
}
