import { type Design, toShares } from '../design/design.ts';
import type { Stratification } from '../design/stratify.ts';
import type { Stream } from '../design/stream.ts';
import { countTickets, type TicketSample } from '../design/tickets.ts';

/** Collects the stratum means of one look and says what the move in ticket mix did to the raw change. */
export interface MixLedger {
  /** ½(μ0+μ1) of a stratum, for the treated and their controls. */
  set(stratum: number, treated: number, controls: number): void;
  /** Σ ½(μ0+μ1)(w0−w1) of the treated less c times that of the controls, before − after, in the metric's unit. */
  effect(afterDay: number): number;
}

/** For one stratum, and where nobody asks. */
export const noMix: MixLedger = { set() {}, effect: () => 0 };

/** Mix part of docs/detection.md §8 (Kitagawa 1955) with ticket shares as weights. */
export function createMixLedger(stream: Stream, design: Design, stratification: Stratification): MixLedger {
  const strata = design.strata.length;
  if (strata === 1) return noMix;
  const side = (cells: Stream['treated']): Side => {
    const tickets = countTickets(stream.index, stream.change, cells, stratification, design.window);
    return { before: toShares(tickets.before), tickets, means: new Float64Array(strata) };
  };
  const treated = side(stream.treated);
  const controls = side(design.controls.flatMap((control) => control.cells));
  return {
    set(stratum, treatedMean, controlMean) {
      treated.means[stratum] = treatedMean;
      controls.means[stratum] = controlMean;
    },
    effect: (afterDay) =>
      sideEffect(treated, afterDay) - design.controlWeight * sideEffect(controls, afterDay),
  };
}

interface Side {
  readonly before: Float64Array;
  readonly tickets: TicketSample;
  readonly means: Float64Array;
}

function sideEffect({ before, tickets, means }: Side, afterDay: number): number {
  const strata = before.length;
  const days = tickets.after.length / strata;
  let all = 0;
  for (let s = 0; s < strata; s++) all += tickets.after[s * days + afterDay]!;
  if (all <= 0) return 0;
  let effect = 0;
  for (let s = 0; s < strata; s++) {
    effect += means[s]! * (before[s]! - tickets.after[s * days + afterDay]! / all);
  }
  return effect;
}
