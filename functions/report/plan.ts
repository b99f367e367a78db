import { settingParameters } from '../contract/definitions/setting-parameters.ts';
import type { Settings } from '../contract/definitions/settings.ts';
import { sqlTexts } from '../contract/generated/sql.ts';
import { bindParameters, type SqlValue } from '../contract/lake/sql.ts';
import { addDays, type Day, daysBetween } from '../contract/records/instant.ts';
import type { Report } from './catalogue.ts';
import type { LakeContext } from './lake-context.ts';
import { InvalidParameters, type Parameters } from './parameters.ts';

/** What to run for one report: texts of SQL with every value bound. */
export interface ReportPlan {
  readonly from: Day;
  readonly to: Day;
  /** Parameters with every default filled in. */
  readonly parameters: Parameters;
  readonly sql: string;
  /** Records in quarantine of the window. */
  readonly quarantineSql: string;
}

/**
 * Fills in the days and binds every value. Identifiers never come from a user: `by` becomes one truth value a
 * dimension, filters become texts or null.
 * @throws InvalidParameters when the days resolve to none.
 */
export function planReport(
  report: Report,
  given: Parameters,
  context: LakeContext,
  settings: Settings,
): ReportPlan {
  const { from, to } = resolveDays(report, given, context);
  const before = resolveBefore(report, given, from, to);
  const parameters = { ...given, from, to, ...before, ...resolveCounted(report, given, from) };
  const days = { from, to, mature_to: context.last_mature_day };
  const values: Record<string, SqlValue> = {
    ...settingParameters(settings),
    ...days,
    first_day: context.first_day,
    last_day: context.last_complete_day,
    currency: settings.currency,
    read_from: addDays(from, -settings.ticket_lifetime_days),
    opened_from: addDays(from, -2 * settings.ticket_lifetime_days),
    read_to: addDays(to, settings.lag_days + settings.verification_window_days),
    voided_to: addDays(to, settings.ticket_lifetime_days),
    known_at: { instant: Date.parse(context.known_at) },
    seen_until: { instant: Date.parse(context.seen_until) },
    ...filterValues(report, parameters),
  };
  return {
    from,
    to,
    parameters,
    sql: bindParameters(report.sql, values),
    quarantineSql: bindParameters(sqlTexts['reports/quarantine'], {
      ...days,
      arrived_from: addDays(from, -1),
    }),
  };
}

function filterValues(report: Report, given: Parameters): Record<string, SqlValue> {
  const names = [...report.filters, ...report.parameters.map(({ name }) => name)];
  const by = Array.isArray(given.by) ? given.by : [];
  return {
    ...Object.fromEntries(names.map((name) => [name, given[name] ?? null])),
    ...Object.fromEntries((report.by?.of ?? []).map((name) => [`by_${name}`, by.includes(name)])),
  };
}

/** Fewer days than these are no picture of a month. */
const enoughMature = 28;

/** The last day whose values are final; while there are few such days, the last complete one: maturity says it then. */
function lastMature({ first_day, last_mature_day, last_complete_day }: LakeContext, days: number): Day {
  const known = last_mature_day < first_day ? 0 : daysBetween(first_day, last_mature_day) + 1;
  return known >= Math.min(enoughMature, days) ? last_mature_day : last_complete_day;
}

function resolveDays(report: Report, given: Parameters, context: LakeContext): { from: Day; to: Day } {
  const { window } = report;
  const end = window.ends === 'mature' ? lastMature(context, window.days) : context.last_complete_day;
  const to = typeof given.to === 'string' ? given.to : end;
  const earliest = addDays(to, 1 - window.days);
  const start = window.starts === 'month' ? `${earliest.slice(0, 7)}-01` : earliest;
  const from =
    typeof given.from === 'string'
      ? given.from
      : start < context.first_day && to >= context.first_day
        ? context.first_day
        : start;
  if (from > to)
    throw new InvalidParameters(report.name, [
      { name: 'from', reason: `${from} is after the last day of the data, ${to}; give to as well` },
    ]);
  return { from, to };
}

/**
 * The first window of a report that compares two: unless said, as long as the second, and up to the day before it.
 * @throws InvalidParameters when it has no day
 */
function resolveBefore(report: Report, given: Parameters, from: Day, to: Day): Parameters {
  if (!report.parameters.some(({ name }) => name === 'before_from')) return {};
  const before_to = typeof given.before_to === 'string' ? given.before_to : addDays(from, -1);
  const sameLength = addDays(before_to, -daysBetween(from, to));
  const before_from = typeof given.before_from === 'string' ? given.before_from : sameLength;
  if (before_from > before_to) {
    const reason = `${before_from} is after the last day of the first window, ${before_to}`;
    throw new InvalidParameters(report.name, [{ name: 'before_from', reason }]);
  }
  return { before_from, before_to };
}

/** The day from which a report counts its periods: unless said, the first. */
const resolveCounted = (report: Report, { counted_from }: Parameters, from: Day): Parameters =>
  report.parameters.some(({ name }) => name === 'counted_from') ? { counted_from: counted_from ?? from } : {};
