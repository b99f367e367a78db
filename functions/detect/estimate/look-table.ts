/** Room for the looks of several streams. One day's looks lie together, because they are read together. */
export interface LookTable {
  readonly streams: number;
  readonly firstDay: number;
  /** Day after day, stream after stream, `rowLength` figures in the order of `figure`. */
  readonly figures: Float64Array;
}

export const createLookTable = (streams: number, firstDay: number, lastDay: number): LookTable => ({
  streams,
  firstDay,
  figures: new Float64Array(Math.max(0, lastDay - firstDay + 1) * streams * rowLength),
});

/** Every look of one stream; look k is on day `firstLook + k`. */
export interface StreamLooks {
  readonly firstLook: number;
  readonly count: number;
  readonly table: LookTable;
  /** Place of the stream in the table. */
  readonly position: number;
  /** log E of each look, NaN before the burn-in is over: in the table those of a stream lie far apart. */
  readonly evidence: Float64Array;
}

/** Room for the looks of the stream at a position of the table. */
export const looksIn = (
  table: LookTable,
  position: number,
  firstLook: number,
  count: number,
): StreamLooks => ({
  firstLook,
  count,
  table,
  position,
  evidence: new Float64Array(count).fill(Number.NaN),
});

/** Where the figures of a stream's look on `day` begin. */
export const rowOf = ({ table, position }: StreamLooks, day: number): number =>
  ((day - table.firstDay) * table.streams + position) * rowLength;

/** Figures of a look. effect, variance, logE and mixEffect are NaN where there is no estimate. */
export const figure = {
  effect: 0,
  variance: 1,
  logE: 2,
  mixEffect: 3,
  /** Treated observations in the strata used. */
  nBefore: 4,
  nAfter: 5,
  /** Controls left. */
  controls: 6,
  /** 1 when the burn-in is over and there is an estimate. */
  isReady: 7,
  /** Means of the treated at the weights and ages of the comparison; NaN where there is no estimate. */
  meanBefore: 8,
  meanAfter: 9,
} as const;
const rowLength = 10;

/** First look at which a stream is flagged: burn-in over and E ≥ 1/α; Infinity when there is none. */
export function firstFlag({ evidence, firstLook, count }: StreamLooks, alpha: number): number {
  const threshold = -Math.log(alpha);
  for (let k = 0; k < count; k++) if (evidence[k]! >= threshold) return firstLook + k;
  return Number.POSITIVE_INFINITY;
}
