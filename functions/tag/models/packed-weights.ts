import { UnreadableModel } from './unreadable-model.ts';

/**
 * Weights that are not 0, each as the distance from the one before (7 bits a byte, the lowest first) and a signed byte.
 * Equal weights, equal bytes.
 */
export function packWeights(weights: Int8Array): Buffer {
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

/**
 * @param buckets how many weights there are
 * @throws UnreadableModel
 */
export function unpackWeights(packed: Uint8Array, buckets: number): Int8Array {
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
