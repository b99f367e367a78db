import { createHash } from 'node:crypto';
import { serviceAlarm, serviceVersion } from '../detection/service-alarm.ts';
import { type SqlName, sqlText, withoutComments } from '../lake/compose-sql.ts';
import { quote } from '../lake/sql.ts';
import { factName } from './daily-facts.ts';
import { metrics } from './metrics.ts';
import { settingParameters } from './setting-parameters.ts';
import type { Settings } from './settings.ts';

/** What every metric rests on: the events that count, and the episodes made of them. */
const episodeFiles: readonly SqlName[] = [
  'views/ticket_events_current',
  'curate/earlier_tickets',
  'curate/told_events',
  'curate/used_events',
  'curate/episode_events',
  'curate/episode_spans',
  'curate/episode_contacts',
  'curate/episodes',
];
/** What decides whose episodes count. */
const coverageFiles: readonly SqlName[] = ['curate/coverage', 'curate/coverage_states'];
/** What a metric rests on besides, when its file reads these. */
const furtherFiles: Readonly<Record<string, readonly SqlName[]>> = {
  surveys: ['views/csat_events_current', 'curate/surveys'],
  handling: ['curate/handling'],
};
/** Settings of the episode files that only columns other than the metric depend on, unless it reads what they make. */
const settingsOfMakers: Readonly<Record<string, readonly string[]>> = {
  handling: ['price_in_house', 'price_outsourced', 'price_on_demand', 'price_ai_resolution'],
  access_due_at: ['access_limits'],
  resolution: ['silent_days'],
  is_given_up: ['given_up_hours'],
  human_requested_at: ['requests_from_text'],
};

/**
 * The definition version of each metric and of the alarm that rests on several: 16 hex characters over its SQL, the episodes' SQL and the settings it
 * uses. Comments and white space do not count.
 * @param tagVersion newest version under which texts were tagged again; it is part of what metrics of sentiment mean
 */
export function definitionVersions(
  settings: Settings,
  tagVersion?: number,
): Readonly<Record<string, string>> {
  const values = settingParameters(settings);
  const versions = Object.fromEntries(
    metrics.map(({ name, needs }) => {
      const texts = filesOf(name).map((file) => normalizeSql(sqlText(file)));
      const used = settingsOf(name, texts).filter((setting) => values[setting] !== undefined);
      const bound = used.map((setting) => `${setting}=${quote(values[setting] ?? null)}`);
      const tagged = tagVersion === undefined || !readsSentiment(name) ? [] : [`tags=${tagVersion}`];
      const facts = normalizeSql(sqlText('curate/facts'));
      const hash = createHash('sha256').update(
        JSON.stringify([name, needs, ...texts, facts, ...bound, ...tagged]),
      );
      return [name, hash.digest('hex').slice(0, 16)] as const;
    }),
  );
  return { ...versions, [serviceAlarm.name]: serviceVersion((metric) => versions[metric] ?? 'none') };
}

/** Whether every metric is defined alike. */
export function areSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}

/** The text without comments, with single spaces: two texts that mean the same word for word are one. */
export const normalizeSql = (sql: string): string => withoutComments(sql).replace(/\s+/g, ' ').trim();

function filesOf(metric: string): SqlName[] {
  const own = normalizeSql(sqlText(factName(metric)));
  const further = Object.entries(furtherFiles).filter(([view]) => reads(own, view));
  return [factName(metric), ...episodeFiles, ...coverageFiles, ...further.flatMap(([, files]) => files)];
}

/** Names of the parameters that matter to the metric, sorted. */
function settingsOf(metric: string, texts: readonly string[]): string[] {
  const own = normalizeSql(sqlText(factName(metric)));
  const others = Object.entries(settingsOfMakers).flatMap(([maker, names]) =>
    reads(own, maker) ? [] : names,
  );
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/:([a-z_][a-z0-9_]*)/g)].map(([, name]) => name!)),
  );
  return [...named, 'lag_days'].filter((name) => !others.includes(name)).sort();
}

/** Whether the metric rests on what texts were judged as. */
const readsSentiment = (metric: string): boolean =>
  /\bsentiment_/.test(normalizeSql(sqlText(factName(metric))));

const reads = (sql: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(sql);
