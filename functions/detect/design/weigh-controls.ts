import type { Noise } from '../noise/noise.ts';
import { type Volumes, varianceAhead } from './rho.ts';

/** Controls may cost this part of the variance that the comparison has with the best part of them. */
const mostCost = 1 / 6;
/** Parts of the controls that are tried, as tenths. */
const tenths = 10;

/** How much of the controls' move is taken off, and the noise of the contrast that this gives. */
export interface Weighed {
  /** c, 0…1. */
  readonly controlWeight: number;
  readonly noise: Noise;
  /** V28, NaN where no stratum has anything on every side. */
  readonly ahead28: number;
}

/** What controls are weighed by, all of it known at the change. */
export interface WeighInput {
  /** The noise of the treated less so much of their controls. */
  readonly noiseWith: (controlWeight: number) => Noise;
  readonly driftOf: (noise: Noise) => number;
  readonly volumes: Volumes;
  readonly weights: Float64Array;
  readonly maturities: number;
  /** K_eff; undefined without controls. */
  readonly effective: number | undefined;
}

/**
 * How much of the controls' move is taken off from that of the treated. Controls bring noise of their own, and take away
 * what moves everybody; how much that is, history shows in the treated less part of their controls. The part is the
 * largest with which V28 is at most a sixth above that of the best part, so that controls are kept as far as they are
 * cheap: history does not show all that can hit everybody. Controls that are many and large, or whose drift is not
 * known, count whole.
 */
export function weighControls(input: WeighInput): Weighed {
  const whole = weigh(input, 1);
  if (input.effective === undefined || whole.noise.drift === undefined || areCheap(input, whole))
    return whole;
  const tried = [whole];
  for (let k = tenths - 1; k > 0; k--) tried.push(weigh(input, k / tenths));
  const best = tried.reduce((least, { ahead28 }) => Math.min(least, ahead28), Number.POSITIVE_INFINITY);
  return tried.find(({ ahead28 }) => ahead28 <= (1 + mostCost) * best) ?? whole;
}

function weigh(input: WeighInput, controlWeight: number): Weighed {
  const noise = input.noiseWith(controlWeight);
  const { phi } = noise;
  return { controlWeight, noise, ahead28: ahead(input, noise, phi, input.driftOf(noise), controlWeight) };
}

/** Whether their sampling and their drift each cost no more than they may, whatever they take away. */
function areCheap(input: WeighInput, { noise }: Weighed): boolean {
  const own = ahead(input, noise, 1, 0, 0);
  const both = ahead(input, noise, 1, 0, 1);
  return !(both > (1 + mostCost) * own) && !(1 / input.effective! > mostCost);
}

function ahead(
  { volumes, weights, maturities, effective }: WeighInput,
  { deviation }: Noise,
  phi: number,
  drift: number,
  controlWeight: number,
): number {
  const mature = new Float64Array(weights.length);
  for (let s = 0; s < mature.length; s++) mature[s] = deviation[(s + 1) * maturities - 1]!;
  return varianceAhead(volumes, weights, mature, phi, drift, effective, controlWeight);
}
