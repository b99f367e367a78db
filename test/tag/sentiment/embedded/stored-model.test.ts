import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadModel, publishModel } from '../../../../functions/tag/models/stored-models.ts';
import { UnreadableModel } from '../../../../functions/tag/models/unreadable-model.ts';
import { createEmbeddedSentiment } from '../../../../functions/tag/sentiment/embedded/create-embedded-sentiment.ts';
import {
  decodeModel,
  encodeModel,
  sentimentModels,
} from '../../../../functions/tag/sentiment/embedded/model-file.ts';
import { numbers } from '../../../../functions/tag/sentiment/embedded/numbers.ts';
import { buckets, type Head } from '../../../../functions/tag/sentiment/embedded/sentiment-model.ts';
import { createMemoryStore } from '../../../ingest/memory-lake.ts';
import { keepsServiceContract } from '../service-contract.ts';

const headOf = (weights: readonly (readonly [number, number])[], bias = 0): Head => {
  const filled = new Int8Array(buckets);
  for (const [place, weight] of weights) filled[place] = weight;
  return { weights: filled, scale: 0.01, numbers: numbers.map(() => 0.5), bias };
};
const model = {
  languages: ['en', 'tr'],
  negative: headOf(
    [
      [0, -128],
      [1, 127],
      [130, 1],
      [buckets - 1, -1],
    ],
    -0.5,
  ),
  positive: headOf([[70_000, 5]]),
  fittedUntil: Date.UTC(2026, 0, 1),
  card: { comments: 3 },
};

keepsServiceContract('the embedded engine with a model', () =>
  createEmbeddedSentiment({ ...model, version: '0123456789abcdef' }),
);

describe('a model as bytes', () => {
  test('is what it was', () => {
    const { version, ...read } = decodeModel(encodeModel(model));
    expect(read).toEqual(model);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
  });

  test('for any weights', () => {
    const weight = fc.tuple(fc.nat(buckets - 1), fc.integer({ min: -128, max: 127 }));
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 200 }), (weights) => {
        const negative = headOf(weights);
        const { positive: _, ...rest } = model;
        const read = decodeModel(encodeModel({ ...rest, negative })).negative.weights;
        expect(Buffer.from(read).equals(Buffer.from(negative.weights))).toBe(true);
      }),
      { seed: 13, numRuns: 30 },
    );
  });

  test('has another version when a single weight is another', () => {
    const other = { ...model, negative: headOf([[0, -127]]) };
    expect(decodeModel(encodeModel(other)).version).not.toBe(decodeModel(encodeModel(model)).version);
  });

  test.each([
    ['nothing', (_: Buffer) => Buffer.alloc(0)],
    ['another file', (_: Buffer) => Buffer.from('PAR1 and so on')],
    ['the half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
    [
      'a damaged heading',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('"format"', 'format'), 'latin1'),
    ],
    [
      'a later format',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('"format":1', '"format":9'), 'latin1'),
    ],
  ])('is refused where there is %s', (_, damage) => {
    expect(() => decodeModel(damage(Buffer.from(encodeModel(model))))).toThrow(UnreadableModel);
  });
});

describe('models in a lake', () => {
  test('the last one published is in use, an earlier one too when it is published again', async () => {
    const store = createMemoryStore();
    expect(await loadModel(store, sentimentModels)).toBeUndefined();
    const first = await publishModel(store, sentimentModels, encodeModel(model));
    const second = await publishModel(store, sentimentModels, encodeModel({ ...model, languages: ['de'] }));
    expect((await loadModel(store, sentimentModels))?.version).toBe(second);
    await publishModel(store, sentimentModels, encodeModel(model));
    expect((await loadModel(store, sentimentModels))?.version).toBe(first);
  });

  test('one beside other lexicons than those of today is read', async () => {
    const store = createMemoryStore();
    const [line = '', header = '', ...rest] = Buffer.from(encodeModel(model)).toString('latin1').split('\n');
    const older = { ...(JSON.parse(header) as object), lexicon: 'of old' };
    const bytes = Buffer.from([line, JSON.stringify(older), ...rest].join('\n'), 'latin1');
    const version = createHash('sha256').update(bytes).update('of old').digest('hex').slice(0, 16);
    await publishModel(store, { ...sentimentModels, versionOf: () => version }, bytes);
    expect((await loadModel(store, sentimentModels))?.languages).toEqual(model.languages);
  });

  test('publishing the model in use changes nothing', async () => {
    const store = createMemoryStore();
    await publishModel(store, sentimentModels, encodeModel(model));
    const keys = [...store.objects.keys()];
    await publishModel(store, sentimentModels, encodeModel(model));
    expect([...store.objects.keys()]).toEqual(keys);
  });

  test('one that is damaged or gone is named', async () => {
    const store = createMemoryStore();
    const version = await publishModel(store, sentimentModels, encodeModel(model));
    store.objects.set(`models/sentiment/${version}.model`, Buffer.from('x'));
    await expect(loadModel(store, sentimentModels)).rejects.toThrow(
      `models/sentiment/${version}.model: it is no`,
    );
    const flipped = Buffer.from(encodeModel(model));
    flipped[flipped.length - 1]! ^= 1;
    store.objects.set(`models/sentiment/${version}.model`, flipped);
    await expect(loadModel(store, sentimentModels)).rejects.toThrow(
      'its bytes are not those that were stored',
    );
    store.objects.delete(`models/sentiment/${version}.model`);
    await expect(loadModel(store, sentimentModels)).rejects.toThrow('is not there');
  });
});
