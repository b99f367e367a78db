import type { Settings } from '../contract/definitions/settings.ts';
import { numberOf, type Row, textOf } from '../contract/lake/rows.ts';
import { counted } from '../contract/records/english.ts';
import { addDays, type Day, daysBetween } from '../contract/records/instant.ts';
import type { LakeContext } from './lake-context.ts';
import type { ReportPlan } from './plan.ts';

/** A report's answer, as far as it is looked at for what to warn of. */
export interface Warned {
  readonly report: string;
  readonly plan: Pick<ReportPlan, 'from' | 'to'>;
  readonly context: Pick<LakeContext, 'first_day' | 'last_complete_day'>;
  readonly settings: WarningSettings;
  /** Asked for by few reports alone. */
  readonly rows: () => readonly Row[];
  /** First and last day with events, asked for when there is no row. */
  readonly days?: Row;
}

type WarningSettings = Pick<Settings, 'silent_source_days' | 'lag_days'>;

/** What a reader of a report should know before believing it, a sentence each; mostly nothing. */
export const reportWarnings = (warned: Warned): string[] => [
  ...outsideLake(warned),
  ...(warned.report === 'data_quality'
    ? itemWarnings(warned.rows(), warned.settings, warned.context.last_complete_day)
    : []),
  ...(warned.report === 'claims_audit' ? partsOfMonths(warned.rows()) : []),
  ...(warned.report === 'sentiment_agreement' ? distrusted(warned.rows()) : []),
];

/**
 * Of data_quality, files that were rejected whole: without one event they belong to the day that they arrived, which may be long after theirs.
 * @param row what `reports/quarantine` answers
 */
export function rejectedElsewhere(report: string, row: Row): string[] {
  const n = numberOf(row, 'quarantined_elsewhere');
  if (report !== 'data_quality' || !(n > 0)) return [];
  return [
    `${counted(n, 'record')} of files that were rejected whole (the last arrived on ${textOf(row, 'elsewhere_arrived')}) count on none of these days (handback quarantine list, the view quarantine_recent)`,
  ];
}

/** Months of which some days alone are asked for or in the lake: an invoice is of the whole month. */
function partsOfMonths(rows: readonly Row[]): string[] {
  const parts = new Map(rows.map((row) => [textOf(row, 'month'), numberOf(row, 'days')]));
  const said = [...parts]
    .map(([month, days]) => ({ month: month.slice(0, 7), days, of: daysBetween(month, nextMonth(month)) }))
    .filter(({ days, of }) => days < of)
    .map(({ month, days, of }) => `${days} of ${of} days of ${month}`);
  if (said.length === 0) return [];
  return [`${said.join(', ')} are counted: an invoice of the whole month counts more`];
}

const nextMonth = (first: Day): Day => `${addDays(first, 31).slice(0, 7)}-01`;

/** Tags that say too little of what customers feel, over all and by what they are split by. */
const distrusted = (rows: readonly Row[]): string[] =>
  rows
    .filter(({ verdict }) => verdict === 'not to be used')
    .map((row) => {
      const [language, channel] = [textOf(row, 'text_language'), textOf(row, 'channel')];
      const of = [language, channel].filter((name) => name !== '*').join(', ');
      const auc = numberOf(row, 'auc').toFixed(2);
      return `tags of ${textOf(row, 'engine')} ${textOf(row, 'model')}${of === '' ? '' : ` (${of})`} are not to be used: auc ${auc} is below 0.7`;
    });

/** Days that were asked for and that the lake does not have: without a word, they would look like quiet ones. */
function outsideLake({ plan: { from, to }, context, days }: Warned): string[] {
  const { first_day, last_complete_day } = context;
  const committed = { first_day, last_day: last_complete_day };
  if (days !== undefined)
    return [`no row of these days and filters: ${lakeHas(days.first_day === null ? committed : days)}`];
  if (from >= first_day && to <= last_complete_day) return [];
  return [`${lakeHas(committed)}: there are no rows of the other days`];
}

/** `the lake has 2024-02-01 … 2024-06-30` */
export const lakeHas = (days: Row): string =>
  `the lake has ${textOf(days, 'first_day')} … ${textOf(days, 'last_day')}`;

/**
 * The items of data_quality that are worth a sentence.
 * @param lastDay up to which a source's silence is counted
 */
export const itemWarnings = (rows: readonly Row[], settings: WarningSettings, lastDay: Day): string[] =>
  rows.flatMap((row) => {
    const [item, source] = [textOf(row, 'item'), textOf(row, 'source')];
    if (item === 'latest_event')
      return ifSilent(source, textOf(row, 'latest_at').slice(0, 10), settings, lastDay);
    const [n, of] = [numberOf(row, 'n'), numberOf(row, 'count_of')];
    const sentence = sentences[item];
    if (sentence === undefined || !(n > 0) || n < sentence.from * of) return [];
    return [`${source}: ${n} of ${of} (${Math.round((100 * n) / of)} %) ${sentence.says(settings.lag_days)}`];
  });

interface Sentence {
  /** The share from which on it is said: something is wrong, or numbers are biased. */
  readonly from: number;
  readonly says: (lagDays: number) => string;
}

const sentences: Readonly<Record<string, Sentence>> = {
  survey_event_without_episode: {
    from: 0.01,
    says: () => 'survey events belong to no ticket: do their ids and ticket_source agree with the tickets?',
  },
  claim_beyond_horizon: {
    from: 0.01,
    says: (lagDays) => `claims came more than ${lagDays} days after the ticket, and are not counted`,
  },
  answer_beyond_horizon: {
    from: 0.01,
    says: (lagDays) => `answers came more than ${lagDays} days after the ticket, and are not counted`,
  },
  anonymous_episode: {
    from: 0.05,
    says: () =>
      'episodes have no customer: who of them came back cannot be seen, so verified looks better than it is',
  },
};

function ifSilent(source: string, latest: Day, settings: WarningSettings, lastDay: Day): string[] {
  const days = daysBetween(latest, lastDay);
  if (!(days > settings.silent_source_days)) return [];
  return [`${source}: silent for ${days} days before ${lastDay}; its latest event is of ${latest}`];
}
