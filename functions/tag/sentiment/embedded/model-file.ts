import { createHash } from 'node:crypto';
import * as z from 'zod';
import { buckets, numbers } from './features.ts';
import { lexiconVersion } from './lexicon-version.ts';
import type { Head, SentimentModel } from './sentiment-model.ts';

/** Of the bytes and of how features are read: a model of another format is fitted again. */
const format = 1;
const magic = 'handback sentiment model\n';

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

/** A stored model that cannot be used; the message says why and what to do. */
export class UnreadableModel extends Error {
  override readonly name = 'UnreadableModel';
}

/**
 * A model as bytes: a line of JSON behind the magic line, then for each head the weights that are not 0, each as the
 * distance from the one before (7 bits a byte, the lowest first) and a signed byte. Equal models, equal bytes.
 */
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
  const header = JSON.stringify({
    format,
    lexicon: lexiconVersion(),
    languages: [...model.languages],
    fitted_until: model.fittedUntil,
    negative: describe(negative, 0),
    ...(positive === undefined ? {} : { positive: describe(positive, 1) }),
    card: model.card,
  });
  return Buffer.concat([Buffer.from(`${magic}${header}\n`), ...packed]);
}

/** @throws UnreadableModel */
export function decodeModel(bytes: Uint8Array): SentimentModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = magic.length;
  const end = buffer.indexOf('\n', start);
  if (buffer.toString('latin1', 0, start) !== magic || end === -1)
    throw new UnreadableModel('it is no sentiment model; train again');
  const header = readHeader(buffer.toString('utf8', start, end));
  const { negative, positive } = header;
  const first = end + 1;
  const second = first + negative.bytes;
  if (buffer.length !== second + (positive?.bytes ?? 0))
    throw new UnreadableModel('it is cut short; train again');
  const headOf = (from: number, { bytes: length, ...rest }: z.infer<typeof head>): Head => ({
    ...rest,
    weights: unpackWeights(buffer.subarray(from, from + length)),
  });
  return {
    version: versionOf(bytes),
    languages: header.languages,
    fittedUntil: header.fitted_until,
    negative: headOf(first, negative),
    ...(positive === undefined ? {} : { positive: headOf(second, positive) }),
    card: header.card,
  };
}

/** The version that tags name: of the model's bytes and of the lexicons that stand beside it. */
export const versionOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).update(lexiconVersion()).digest('hex').slice(0, 16);

function readHeader(text: string): z.infer<typeof headerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableModel('its heading is damaged; train again');
  }
  const read = headerSchema.safeParse(json);
  if (read.success && read.data.format === format) return read.data;
  throw new UnreadableModel(
    `it was made by another version of Handback (format ${format} is read); train again`,
  );
}

function packWeights(weights: Int8Array): Buffer {
  const bytes: number[] = [];
  let before = -1;
  weights.forEach((weight, place) => {
    if (weight === 0) return;
    let distance = place - before;
    before = place;
    for (; distance > 0x7f; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, weight & 0xff);
  });
  return Buffer.from(bytes);
}

function unpackWeights(packed: Uint8Array): Int8Array {
  const weights = new Int8Array(buckets);
  let place = -1;
  for (let at = 0; at < packed.length; at++) {
    let distance = 0;
    let shift = 0;
    for (; packed[at]! > 0x7f; at++, shift += 7) distance |= (packed[at]! & 0x7f) << shift;
    place += distance | (packed[at]! << shift);
    at++;
    if (place >= buckets || at >= packed.length)
      throw new UnreadableModel('its weights are damaged; train again');
    weights[place] = packed[at]!;
  }
  return weights;
}
