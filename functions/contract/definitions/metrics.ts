import type { Needs, ShownThing } from './coverage.ts';

/** What a metric is measured in: points on the scale 1..5, a share 0..1, or money of the price list. */
export type MetricUnit = 'points' | 'share' | 'money';

/**
 * Which way is good: `two_sided` guardrails worry in both directions; `none` describes or measures exposure.
 */
export type MetricDirection = 'up' | 'down' | 'two_sided' | 'none';

/** How the detector looks at a metric (docs/detection-method.md). */
export interface DetectionRule {
  /** Drop one most wants to catch, in the metric's unit; money: as a share of the mean before. */
  readonly rho: number;
  /** Random-walk variance a day where history is too short to estimate it. */
  readonly drift: number;
  /** Rests on no survey, so that its flag confirms that of a survey-based metric in the same scope. */
  readonly corroborates: boolean;
}

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
  /** What a source must show for its episodes to count; of others the metric is not in the data. */
  readonly needs: Needs;
  readonly detection: DetectionRule;
}

/** A metric that is judged: one that can get worse. */
export interface JudgedMetric extends MetricSpec {
  readonly better: Exclude<MetricDirection, 'none'>;
}

const usualDetection: Readonly<Record<MetricUnit, DetectionRule>> = {
  points: { rho: 0.2, drift: 1e-4, corroborates: false },
  share: { rho: 0.05, drift: 4e-6, corroborates: false },
  money: { rho: 0.1, drift: 0, corroborates: false },
};

type Extras = Partial<Omit<MetricSpec, 'detection' | 'needs'>> &
  Pick<MetricSpec, 'needs'> & { readonly detection?: Partial<DetectionRule> };

/** A metric as most are: an outcome of episodes, judged with the usual settings of its unit. */
export const defineMetric = (
  name: string,
  title: string,
  unit: MetricUnit,
  better: MetricDirection,
  { detection, ...rest }: Extras,
): MetricSpec => ({
  name,
  title,
  unit,
  better,
  role: 'outcome',
  counts: 'episodes',
  isSurveyBased: false,
  waitsForVerification: false,
  detection: { ...usualDetection[unit], ...detection },
  ...rest,
});

const needing = (...things: readonly ShownThing[]): Extras => ({ needs: things.map((thing) => [thing]) });
const survey = { counts: 'surveys', isSurveyBased: true } as const;

/** Every metric of daily_facts; each is computed by `queries/facts/<name>.sql`. */
export const metrics = [
  defineMetric('csat', 'Customer satisfaction', 'points', 'up', { ...survey, ...needing('answers') }),
  defineMetric('csat_positive', 'Satisfied answers', 'share', 'up', { ...survey, ...needing('answers') }),
  defineMetric('survey_offer_rate', 'Surveys offered', 'share', 'two_sided', {
    role: 'guardrail',
    isSurveyBased: true,
    ...needing('offers'),
  }),
  defineMetric('survey_response_rate', 'Surveys answered', 'share', 'two_sided', {
    ...survey,
    role: 'guardrail',
    ...needing('offers'),
  }),
  defineMetric('claimed_resolution_rate', 'Claimed resolutions', 'share', 'up', needing('claims')),
  defineMetric('verified_resolution_rate', 'Verified resolutions', 'share', 'up', {
    waitsForVerification: true,
    needs: [['claims'], ['reopenings', 'customers', 'explicit_requests', 'customer_messages']],
    detection: { corroborates: true },
  }),
  defineMetric('reopen_rate', 'Reopened', 'share', 'down', {
    ...needing('reopenings'),
    detection: { rho: 0.03, corroborates: true },
  }),
  defineMetric('repeat_contact_rate', 'Came back with another ticket', 'share', 'down', {
    ...needing('customers'),
    detection: { rho: 0.03, corroborates: true },
  }),
  defineMetric('human_request_rate', 'Asked for a person', 'share', 'down', {
    ...needing('requests'),
    detection: { rho: 0.03 },
  }),
  defineMetric('human_access_rate', 'Reached a person in time', 'share', 'up', {
    counts: 'requests',
    needs: [['requests'], ['people_work', 'handlers']],
    detection: { corroborates: true },
  }),
  defineMetric('negative_sentiment_rate', 'Negative texts', 'share', 'down', {
    ...needing('scored_texts'),
    detection: { corroborates: true },
  }),
  defineMetric('ai_share', 'First handled by AI', 'share', 'none', {
    role: 'exposure',
    ...needing('handlers'),
  }),
  defineMetric('handoff_rate', 'Handed from AI to a person', 'share', 'none', {
    role: 'descriptive',
    ...needing('handoffs'),
  }),
  defineMetric('handling_cost', 'Cost of handling', 'money', 'down', needing('people_work')),
] as const satisfies readonly MetricSpec[];

const byName: ReadonlyMap<string, MetricSpec> = new Map(metrics.map((spec) => [spec.name, spec]));

/** The metric of that name; undefined when there is none. */
export const findMetric = (name: string): MetricSpec | undefined => byName.get(name);

const isJudged = (spec: MetricSpec): spec is JudgedMetric => spec.better !== 'none';

/** Those of the metrics that are judged, by name; others (exposure, descriptions) are not. */
export const judgedAmong = (specs: Iterable<MetricSpec>): ReadonlyMap<string, JudgedMetric> =>
  new Map([...specs].filter(isJudged).map((spec) => [spec.name, spec]));

/** The metrics that the detector judges. */
export const judgedMetrics = judgedAmong(byName.values());

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
