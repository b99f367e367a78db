import { type Design, effectiveControls } from '../design/design.ts';
import type { Stratification } from '../design/stratify.ts';
import type { Stream } from '../design/stream.ts';
import type { Window } from '../facts/samples.ts';
import { type ContrastSample, sampleContrast } from './contrast-sample.ts';

/** The controls left at a look, pooled. */
export interface Pool extends SharedPool {
  /** K_eff of what the stream uses of them. */
  readonly effective: number;
}

/** What streams with the same controls and strata have in common. */
interface SharedPool {
  readonly count: number;
  /** First look at which one of them has left. */
  readonly until: number;
  readonly sample: ContrastSample | undefined;
}

/** Pools the controls that are left at a look. */
export function poolControls(
  stream: Stream,
  design: Design,
  window: Window,
  stratification: Stratification,
  look: number,
): Pool {
  const left = design.controls.filter((control) => control.exit > look);
  const volumes = left.map(({ byStratum }) => byStratum);
  // Controls leave one after another, so that their number says which are left.
  const shared = stream.cache.get<SharedPool>(`pool ${window.beforeFrom} ${left.length}`, () => {
    const cells = stratification.assign(left.flatMap((control) => control.cells));
    return {
      count: left.length,
      until: left.reduce((first, { exit }) => Math.min(first, exit), Number.POSITIVE_INFINITY),
      sample:
        left.length === 0 ? undefined : sampleContrast(stream.index, cells, design.strata.length, window),
    };
  });
  return { ...shared, effective: effectiveControls(design.weights, volumes) };
}
