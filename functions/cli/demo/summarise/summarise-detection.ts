import type { DetectResult } from '../../../detect/run-detect.ts';
import { type ChangeHistory, type StreamHistory, summariseHistory } from '../../run/summarise-history.ts';
import { rounded } from './compared.ts';

/** Every change with what the detector and a daily t-test said of it, and how many looks that took. */
export interface DetectionNumbers {
  readonly looks: number;
  readonly changes: readonly ChangeHistory[];
}

/** Six significant digits, as in all numbers of the demo. */
export const summariseDetection = (result: DetectResult): DetectionNumbers => ({
  looks: result.history.length,
  changes: summariseHistory(result).map((change) => ({
    ...change,
    streams: change.streams.map(roundStream),
  })),
});

const roundStream = (stream: StreamHistory): StreamHistory => ({
  ...stream,
  effect: rounded(stream.effect),
  lower: rounded(stream.lower),
  upper: rounded(stream.upper),
});
