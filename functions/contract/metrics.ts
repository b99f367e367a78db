/** What a metric is measured in: points on the scale 1..5, a share 0..1, or money of the price list. */
export type MetricUnit = 'points' | 'share' | 'money';

/**
 * Which way is good: `two_sided` guardrails worry in both directions; `none` describes or measures exposure.
 */
export type MetricDirection = 'up' | 'down' | 'two_sided' | 'none';

export interface MetricSpec {
  readonly name: string;
  /** As a person would say it. */
  readonly title: string;
  readonly unit: MetricUnit;
  readonly better: MetricDirection;
  /** What it serves: judging quality, guarding the surveys, telling who handles, or describing. */
  readonly role: 'outcome' | 'guardrail' | 'exposure' | 'descriptive';
  /** What is counted: `n` is a number of these. */
  readonly counts: 'episodes' | 'surveys' | 'requests';
  /** True when it rests on survey answers, whose givers choose themselves. */
  readonly isSurveyBased: boolean;
  /** True when it is known only after the verification window: its lags reach as much further. */
  readonly waitsForVerification: boolean;
}

const metric = (
  name: string,
  title: string,
  unit: MetricUnit,
  better: MetricDirection,
  rest: Partial<MetricSpec> = {},
): MetricSpec => ({
  name,
  title,
  unit,
  better,
  role: 'outcome',
  counts: 'episodes',
  isSurveyBased: false,
  waitsForVerification: false,
  ...rest,
});

const survey: Partial<MetricSpec> = { counts: 'surveys', isSurveyBased: true };

/** Every metric of daily_facts; each is computed by `queries/facts/<name>.sql`. */
export const metrics = [
  metric('csat', 'Customer satisfaction', 'points', 'up', survey),
  metric('csat_positive', 'Satisfied answers', 'share', 'up', survey),
  metric('survey_offer_rate', 'Surveys offered', 'share', 'two_sided', {
    role: 'guardrail',
    isSurveyBased: true,
  }),
  metric('survey_response_rate', 'Surveys answered', 'share', 'two_sided', { ...survey, role: 'guardrail' }),
  metric('claimed_resolution_rate', 'Claimed resolutions', 'share', 'up'),
  metric('verified_resolution_rate', 'Verified resolutions', 'share', 'up', { waitsForVerification: true }),
  metric('reopen_rate', 'Reopened', 'share', 'down'),
  metric('repeat_contact_rate', 'Came back with another ticket', 'share', 'down'),
  metric('human_request_rate', 'Asked for a person', 'share', 'down'),
  metric('human_access_rate', 'Reached a person in time', 'share', 'up', { counts: 'requests' }),
  metric('ai_share', 'First handled by AI', 'share', 'none', { role: 'exposure' }),
  metric('handoff_rate', 'Handed from AI to a person', 'share', 'none', { role: 'descriptive' }),
  metric('handling_cost', 'Cost of handling', 'money', 'down'),
] as const satisfies readonly MetricSpec[];

const byName: ReadonlyMap<string, MetricSpec> = new Map(metrics.map((spec) => [spec.name, spec]));

/** The metric of that name; undefined when there is none. */
export const findMetric = (name: string): MetricSpec | undefined => byName.get(name);
