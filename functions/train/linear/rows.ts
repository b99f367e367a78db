/** Examples of a linear model: by row the places of its hashed features, each once, and some numbers. */
export interface Rows {
  readonly count: number;
  /** Row `i` has the places from `offsets[i]` to `offsets[i + 1]`; the value of each is 1 / √(how many there are). */
  readonly places: Int32Array;
  readonly offsets: Int32Array;
  /** Row by row. */
  readonly numbers: Float64Array;
  readonly numbersOfRow: number;
  /** All places there may be. */
  readonly buckets: number;
}

/** Weights of hashed features and of numbers, and the log-odds of a row without any. */
export interface LinearModel {
  readonly weights: Float64Array;
  readonly numbers: Float64Array;
  readonly bias: number;
}

/** Log-odds of a row. */
export function scoreOf(rows: Rows, row: number, { weights, numbers, bias }: LinearModel): number {
  const from = rows.offsets[row]!;
  const to = rows.offsets[row + 1]!;
  let sum = 0;
  for (let i = from; i < to; i++) sum += weights[rows.places[i]!]!;
  let score = bias + (to > from ? sum / Math.sqrt(to - from) : 0);
  for (let i = 0; i < rows.numbersOfRow; i++)
    score += numbers[i]! * rows.numbers[row * rows.numbersOfRow + i]!;
  return score;
}
