import type { Calibration } from './calibrate.ts';
import type { LinearModel } from './rows.ts';

/** A model in small: a weight is a signed byte of so many steps. */
export interface QuantisedModel {
  readonly weights: Int8Array;
  /** What one step of a weight is. */
  readonly scale: number;
  readonly numbers: readonly number[];
  readonly bias: number;
}

const largestWeight = 127;

/** Weights as signed bytes, with the calibration in them. */
export function quantise(
  { weights, numbers, bias }: LinearModel,
  { slope, threshold }: Calibration,
): QuantisedModel {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = largest === 0 ? 1 : largest / largestWeight;
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / step)),
    scale: step * slope,
    numbers: Array.from(numbers, (weight) => weight * slope),
    bias: (bias - threshold) * slope,
  };
}
