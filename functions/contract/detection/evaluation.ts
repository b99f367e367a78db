/** What is said of a stream at one look (docs/detection-method.md). */
export type Verdict =
  | 'regression_confirmed'
  | 'regression_suspected'
  | 'no_regression_so_far'
  | 'improved'
  | 'not_enough_data'
  | 'not_in_data'
  /** The AI share of the tickets hardly moved, though a move was declared. */
  | 'did_not_happen'
  /** It moved less than half as far as declared. */
  | 'smaller_than_declared'
  | 'superseded';

/** A verdict; without controls, before is only compared with after, and that is said. */
export type Status = Verdict | `${Verdict}_uncontrolled`;

export const withControls = (verdict: Verdict, hasControls: boolean): Status =>
  hasControls ? verdict : `${verdict}_uncontrolled`;

/** Whether a status is this verdict, with controls or without. */
export const saysVerdict = (status: Status, verdict: Verdict): boolean =>
  status === verdict || status === withControls(verdict, false);

/** One look, as `backtest` prints it and `evaluations` stores it. */
export interface Look {
  readonly known_on: string;
  readonly change_id: string;
  readonly change_effective_on: string;
  readonly brand: string;
  readonly scope: string;
  readonly metric: string;
  readonly day: number;
  /** Null for the alarm of a scope, which has no effect of its own, and where the metric is not in the data. */
  readonly n_before: number | null;
  readonly n_after: number | null;
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
  readonly controls: number | null;
  /** How much of the controls' move is taken off, 0…1; null without controls. */
  readonly control_weight: number | null;
  readonly phi: number | null;
  readonly drift: number | null;
  readonly mix_effect: number | null;
  readonly pre_trend: number | null;
  readonly pre_trend_se: number | null;
  /** Share of the treated tickets first handled by AI, before and after, and the one declared; null where unknown. */
  readonly ai_share_before: number | null;
  readonly ai_share_after: number | null;
  readonly ai_share_declared: number | null;
  readonly design_hash: string | null;
  readonly definition_version: string;
  /** What recorded looks say besides: means of the treated, at the same mix and age, and the look's power. */
  readonly mean_before?: number | null;
  readonly mean_after?: number | null;
  readonly rho?: number | null;
  readonly days_to_detect?: number | null;
  readonly days_to_detect_5?: number | null;
  readonly days_to_detect_10?: number | null;
  readonly days_to_detect_20?: number | null;
  readonly days_limited_by?: 'few_tickets' | 'thin_controls' | 'drift' | null;
}

/** One stream: a change as it stands, and a metric in one place of a brand. */
export const streamKey = (look: Look): string => JSON.stringify(streamParts(look));

/** One look at a stream is recorded once for a day and a definition of its metric. */
export const lookKey = (look: Look): string =>
  JSON.stringify([look.known_on, ...streamParts(look), look.definition_version]);

const streamParts = ({ change_id, change_effective_on, brand, scope, metric }: Look): string[] => [
  change_id,
  change_effective_on,
  brand,
  scope,
  metric,
];

/** Whether every place that the tickets were compared with has a change of its own by now, so that nothing can be told. */
export const hasLostControls = ({ effect, controls, control_weight }: Look): boolean =>
  effect === null && controls === 0 && control_weight !== null;
