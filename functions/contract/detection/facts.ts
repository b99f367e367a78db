/** What a cell of daily_facts is about, besides its brand: scope, stratum and metric. */
export interface FactCell {
  readonly market: string;
  readonly channel: string;
  readonly queue: string;
  readonly intent: string;
  readonly language: string;
  readonly priority: string;
  readonly metric: string;
}

/** One increment of daily_facts: what became known of one intake day at one lag (docs/data-contract.md). */
export interface FactRow extends FactCell {
  /** Intake day, `YYYY-MM-DD` UTC. */
  readonly dt: string;
  readonly brand: string;
  readonly handler_kind: string;
  /** Calendar days from intake until it was known. */
  readonly lag_days: number;
  readonly n: number;
  /** Sum of the values. */
  readonly total: number;
  /** Sum of the squared values. */
  readonly total_squares: number;
}

/** The columns of a facts file, in order; a missing dimension reads `*`, a missing lag_days 0. */
export const factColumns = [
  'dt',
  'brand',
  'market',
  'channel',
  'queue',
  'intent',
  'language',
  'priority',
  'handler_kind',
  'metric',
  'lag_days',
  'n',
  'total',
  'total_squares',
] as const satisfies readonly (keyof FactRow)[];
