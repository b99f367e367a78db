import { createHash } from 'node:crypto';
import * as z from 'zod';
import { decodeFrame, encodeFrame, otherFormat, partsOf } from '../models/model-frame.ts';
import { packWeights, unpackWeights } from '../models/packed-weights.ts';
import type { ModelKind } from '../models/stored-models.ts';
import { buckets, type IntentModel } from './intent-model.ts';

/** Of the bytes and of how features are read: a model of another format is fitted again. */
const format = 1;
const kind = 'intent';

const headerSchema = z.object({
  format: z.literal(format),
  languages: z.array(z.string()),
  fitted_until: z.number(),
  intents: z.array(
    z.object({
      name: z.string().min(1),
      scale: z.number().positive(),
      bias: z.number(),
      threshold: z.number().nullable(),
      /** Bytes of its weights. */
      bytes: z.int().nonnegative(),
    }),
  ),
  card: z.unknown(),
});

/** A model as bytes. Equal models, equal bytes. */
export function encodeIntentModel(model: Omit<IntentModel, 'version'>): Uint8Array {
  const packed = model.intents.map(({ weights }) => packWeights(weights));
  const header: z.infer<typeof headerSchema> = {
    format,
    languages: [...model.languages],
    fitted_until: model.fittedUntil,
    intents: model.intents.map(({ name, scale, bias, threshold }, at) => ({
      name,
      scale,
      bias,
      threshold,
      bytes: packed[at]!.length,
    })),
    card: model.card,
  };
  return encodeFrame(kind, header, packed);
}

/** @throws UnreadableModel */
export function decodeIntentModel(bytes: Uint8Array): IntentModel {
  const { header, body } = decodeFrame(kind, bytes);
  const read = headerSchema.safeParse(header);
  if (!read.success) throw otherFormat(format);
  const { intents, languages, fitted_until: fittedUntil, card } = read.data;
  const parts = partsOf(
    body,
    intents.map((intent) => intent.bytes),
  );
  return {
    version: intentVersionOf(bytes),
    languages,
    intents: intents.map(({ name, scale, bias, threshold }, at) => ({
      name,
      weights: unpackWeights(parts[at]!, buckets),
      scale,
      bias,
      threshold,
    })),
    fittedUntil,
    card,
  };
}

/** The version that rows name. */
export const intentVersionOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** Where a lake keeps the model of its labelled tickets. */
export const intentModels: ModelKind<IntentModel> = {
  name: kind,
  decode: decodeIntentModel,
  versionOf: intentVersionOf,
  isPublished: (bytes, version) => intentVersionOf(bytes) === version,
};
