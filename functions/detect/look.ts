import { intervalHalfWidth } from './e-process.ts';
import type { StreamLooks } from './looks.ts';
import { judge, type Status, withControls } from './verdict.ts';

/** One look, as `backtest` prints it and `evaluations` stores it. */
export interface Look {
  readonly known_on: string;
  readonly change_id: string;
  readonly change_effective_on: string;
  readonly brand: string;
  readonly scope: string;
  readonly metric: string;
  readonly day: number;
  readonly n_before: number;
  readonly n_after: number;
  readonly effect: number | null;
  readonly se: number | null;
  readonly information: number | null;
  readonly log_e: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly alpha: number;
  readonly flagged: boolean;
  readonly flagged_on: string | null;
  readonly listed: boolean;
  readonly status: Status;
  readonly controls: number;
  readonly phi: number | null;
  readonly drift: number | null;
  readonly mix_effect: number | null;
  readonly design_hash: string | null;
  readonly definition_version: string;
}

/** One stream with all its looks and its first flag. */
export interface Track {
  readonly looks: StreamLooks;
  readonly alpha: number;
  /** First flagged day; Infinity when there is none. */
  readonly flaggedOn: number;
  /** The same and the change's day, as text. */
  readonly flaggedText: string | null;
  readonly effectiveOn: string;
  /** First day on which a survey-free metric of the same change and scope is flagged; Infinity when none is. */
  readonly witnessedFrom: number;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What a look at one stream on one day says. */
export function toLook(
  track: Track,
  day: number,
  knownOn: string,
  isListed: boolean,
  definitionVersionOf: (metric: string) => string,
): Look {
  const { looks, alpha } = track;
  const { stream } = looks;
  const { change, design, metric, rule } = stream;
  const isSuperseded = day >= stream.supersededFrom;
  // A superseded stream keeps showing its last evidence.
  const k = Math.min(day - looks.firstLook, looks.count - 1);
  const effect = looks.effect[k] ?? Number.NaN;
  const information = 1 / (looks.variance[k] ?? Number.NaN);
  const half = design === undefined ? Number.NaN : intervalHalfWidth(information, design.rho, alpha);
  const isFlagged = track.flaggedOn <= day;
  const verdict = isSuperseded
    ? 'superseded'
    : judge(rule, {
        isReady: looks.isReady[k] === 1,
        isFlagged,
        upper: effect + half,
        isWitnessed: track.witnessedFrom <= day,
      });
  return {
    known_on: knownOn,
    change_id: change.id,
    change_effective_on: track.effectiveOn,
    brand: stream.index.brand,
    scope: stream.scope,
    metric,
    day: day - change.day + 1,
    n_before: looks.nBefore[k] ?? 0,
    n_after: looks.nAfter[k] ?? 0,
    effect: finite(effect),
    se: finite(Math.sqrt(1 / information)),
    information: finite(information),
    log_e: finite(looks.logE[k] ?? Number.NaN),
    lower: finite(effect - half),
    upper: finite(effect + half),
    alpha,
    flagged: isFlagged,
    flagged_on: isFlagged ? track.flaggedText : null,
    listed: isListed,
    status: withControls(verdict, design === undefined || design.controls.length > 0),
    controls: looks.controls[k] ?? 0,
    phi: design?.phi ?? null,
    drift: design?.drift ?? null,
    mix_effect: finite(looks.mixEffect[k] ?? Number.NaN),
    design_hash: design?.hash ?? null,
    definition_version: definitionVersionOf(metric),
  };
}
