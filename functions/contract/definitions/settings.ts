import * as z from 'zod';

const days = (value: number, what: string) => z.int().min(1).max(365).default(value).describe(what);
const money = (value: number, what: string) => z.number().min(0).default(value).describe(what);
const perMetric = (what: string) => z.record(z.string(), z.number().positive()).prefault({}).describe(what);

/**
 * Settings of one deployment: `handback.config.yaml` in the lake's folder, or `--config FILE`.
 * Every one has a default that works; an unknown name is an error.
 */
export const Settings = z.strictObject({
  verification_window_days: days(7, 'W: a claim is verified when nothing contradicts it for so many days'),
  intake_minutes: z
    .int()
    .min(0)
    .max(1_440)
    .default(60)
    .describe('Attributes known within so many minutes of the opening are intake attributes'),
  ticket_lifetime_days: days(
    60,
    'Events later than so many days after the opening (of a survey, after its first event) are not used',
  ),
  lag_days: days(30, 'Horizon of daily_facts: what becomes known later is not counted'),
  silent_after_days: days(7, 'An unclaimed episode is silent after so many days without a word'),
  given_up_after_hours: z
    .int()
    .min(1)
    .max(8760)
    .default(24)
    .describe('Who asked for a person and reached none within so many hours has given up'),
  requests_from_text: z
    .boolean()
    .default(true)
    .describe("A customer's text that asks for a person is a request for one"),
  intents_from_text: z
    .boolean()
    .default(false)
    .describe(
      'Where nobody says at intake what the customer wants, the intent that their first text lets expect stands in, as far as a model was fitted (`train-intent`) and is sure',
    ),
  default_language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a code such as en, sv or zh-TW')
    .default('en')
    .describe(
      "Language of customers' texts where none is declared and none can be detected, as `en` or `zh-TW`",
    ),
  human_access_slo_minutes: z
    .object({
      chat: z.int().min(1).default(15),
      phone: z.int().min(1).default(15),
      other: z.int().min(1).default(480),
    })
    .catchall(z.int().min(1))
    .prefault({})
    .describe('Minutes to a person by channel; `other` for channels not named'),
  silent_source_days: days(7, 'A source silent for longer is left out of the watermark'),
  currency: z.string().default('EUR').describe('Currency of the price list'),
  prices: z
    .strictObject({
      human_message: z
        .strictObject({
          in_house: money(2.4, 'A message written by in-house people'),
          outsourced: money(1.3, 'A message written by outsourced people'),
          on_demand: money(1.9, 'A message written by on-demand people'),
        })
        .prefault({}),
      ai_resolution: money(0.9, 'A resolution claimed by AI'),
    })
    .prefault({})
    .describe('Price list behind handling_cost'),
  sources: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
      ),
    )
    .prefault({})
    .describe(
      'By source, what the shipped mapping of its help desk asks for (docs/help-desks.md): who is AI, which field is the intent; `vendor` where the source has another name than its help desk',
    ),
  detection: z
    .strictObject({
      alpha: z
        .number()
        .positive()
        .max(0.5)
        .default(0.05)
        .describe('Highest error level of a stream; the budget of false alerts mostly gives less'),
      horizon_days: days(180, 'A change is watched for so many days'),
      false_alerts_per_quarter: z
        .number()
        .positive()
        .default(1)
        .describe('Budget of expected false alerts a quarter'),
      rho: perMetric(
        'Drop one most wants to catch, in the unit of the metric; thin streams look for a larger one',
      ),
      drift: perMetric('Random-walk variance a day where history is too short'),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of a deployment that sets nothing. */
export const defaultSettings: Settings = Settings.parse({});

/** Settings that docs/settings.md does not describe; the message names every one that is wrong. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
}

/** Names of `detection` that were in use up to 0.1.0, with those of today. */
const renamedDetection: Readonly<Record<string, string>> = { pages_per_quarter: 'false_alerts_per_quarter' };

/**
 * Checks what a settings file says. Earlier names still count where today's is not given.
 * @param given the parsed file; null and undefined stand for an empty one
 * @returns the settings, and a sentence for each earlier name
 * @throws InvalidSettings
 */
export function parseSettings(given: unknown): { settings: Settings; deprecated: string[] } {
  const { current, deprecated } = withCurrentNames(given ?? {});
  const { data, error } = Settings.safeParse(current);
  if (error === undefined) return { settings: data, deprecated };
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new InvalidSettings(faults.join('; '));
}

function withCurrentNames(given: unknown): { current: unknown; deprecated: string[] } {
  const detection = isObject(given) && 'detection' in given ? given.detection : undefined;
  if (!isObject(given) || !isObject(detection)) return { current: given, deprecated: [] };
  const old = Object.keys(detection).filter((name) => Object.hasOwn(renamedDetection, name));
  const renamed = Object.entries(detection).map(([name, value]) => [renamedDetection[name] ?? name, value]);
  const current = { ...given, detection: { ...Object.fromEntries(renamed), ...omit(detection, old) } };
  const deprecated = old.map(
    (name) => `detection.${name} is now called detection.${renamedDetection[name]}; the old name still works`,
  );
  return { current, deprecated };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const omit = (from: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
