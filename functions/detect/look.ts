import type { Status } from './verdict.ts';

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
  readonly pre_trend: number | null;
  readonly pre_trend_se: number | null;
  readonly design_hash: string | null;
  readonly definition_version: string;
  /** What recorded looks say besides: means of the treated, at the same mix and age, and the look's power. */
  readonly mean_before?: number | null;
  readonly mean_after?: number | null;
  readonly rho?: number | null;
  readonly days_to_detect?: number | null;
}
