/** How the detector treats a metric. */
export interface MetricRule {
  readonly unit: 'points' | 'share' | 'money';
  /** `two_sided`: a guardrail that should not move at all. */
  readonly better: 'up' | 'down' | 'two_sided';
  /** Drop one most wants to catch, in the metric's unit; money: as a share of the mean before. */
  readonly rho: number;
  /** Random-walk variance a day where history is too short to tell. */
  readonly drift: number;
  /** Hangs on who answers surveys: its flag needs a witness (docs/detection.md). */
  readonly isSurveyed: boolean;
  /** May witness for a surveyed metric. */
  readonly isWitness: boolean;
}

const share = (better: MetricRule['better'], rho: number, extra: Partial<MetricRule> = {}): MetricRule => ({
  unit: 'share',
  better,
  rho,
  drift: 4e-6,
  isSurveyed: false,
  isWitness: false,
  ...extra,
});

/** The metrics that are judged; others (exposure, descriptions) are not. */
export const metricRules: Readonly<Record<string, MetricRule>> = {
  csat: { unit: 'points', better: 'up', rho: 0.2, drift: 1e-4, isSurveyed: true, isWitness: false },
  csat_positive: share('up', 0.05, { isSurveyed: true }),
  survey_offer_rate: share('two_sided', 0.05, { isSurveyed: true }),
  survey_response_rate: share('two_sided', 0.05, { isSurveyed: true }),
  claimed_resolution_rate: share('up', 0.05),
  verified_resolution_rate: share('up', 0.05, { isWitness: true }),
  reopen_rate: share('down', 0.03, { isWitness: true }),
  repeat_contact_rate: share('down', 0.03, { isWitness: true }),
  human_request_rate: share('down', 0.03),
  human_access_rate: share('up', 0.05, { isWitness: true }),
  negative_sentiment_rate: share('down', 0.05),
  handling_cost: { unit: 'money', better: 'down', rho: 0.1, drift: 0, isSurveyed: false, isWitness: false },
};

/** Metrics that count every ticket at its start, best first: the ticket mix is read from one of them. */
export const ticketMetrics = [
  'ai_share',
  'claimed_resolution_rate',
  'survey_offer_rate',
  'reopen_rate',
  'repeat_contact_rate',
  'human_request_rate',
  'handoff_rate',
  'handling_cost',
] as const;
