import { besideWord } from '../contract/definitions/interval.ts';
import { differenceInWords, meanInWords, plainValue, titleOf } from '../contract/definitions/metric-words.ts';
import { findMetric } from '../contract/definitions/metrics.ts';
import { isNoLongerSeen, noLongerSeen } from '../contract/definitions/no-longer-seen.ts';
import { placeInWords } from '../contract/detection/scope-name.ts';
import { isUndeclared, nameOfChange } from '../contract/detection/undeclared-change.ts';
import type { Row } from '../contract/lake/rows.ts';
import { upperFirst } from '../contract/records/english.ts';
import { earlierInWords } from './earlier-harm.ts';

/** A scope as the end of a sentence. */
export const placeOf = ({ brand, scope }: Row): string => `${brand}, ${placeInWords(String(scope))}`;

/** All that a change covers is the same tickets as its only place: its figures need not be told twice. */
export const isSameTickets = ({ scope, places }: Row): boolean => scope === '*' && Number(places) === 1;

/** A place among those of its change. */
const placeInChange = (row: Row): string =>
  `${placeInWords(String(row.scope))}${isSameTickets(row) ? ' (the same tickets)' : ''}`;

/** The figures of one look, or of a finding. */
export interface Moved {
  readonly metric?: unknown;
  readonly mean_before?: unknown;
  readonly mean_after?: unknown;
  readonly effect?: unknown;
  readonly lower?: unknown;
  readonly upper?: unknown;
  readonly status?: unknown;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

/**
 * Before → after with the effect and its interval; empty where the metric has no effect of its own.
 * @param currency of the price list
 */
export function moveOf(moved: Moved, currency: string): string {
  const { mean_before: before, mean_after: after, effect, lower, upper, status } = moved;
  const metric = String(moved.metric);
  const inWords = (value: number) => meanInWords(metric, value, currency);
  if (!isNumber(effect) || !isNumber(lower) || !isNumber(upper)) return '';
  const means = isNumber(before) && isNumber(after) ? `${inWords(before)} → ${inWords(after)}, ` : '';
  const [up, down] = sidesOf(metric);
  const difference = `${differenceInWords(metric, Math.abs(effect), currency)} ${effect > 0 ? up : down}`;
  const than = String(status).endsWith('_uncontrolled') ? 'than before' : 'than the controls say it would be';
  const [least, most] = besideWord(effect, lower, upper);
  return `${means}${difference} ${than} (${plainValue(metric, least)} to ${plainValue(metric, most)})`;
}

const isMoney = (metric: string): boolean => findMetric(metric)?.unit === 'money';

/** What an effect above and below 0 is called: a cost is no service. */
const sidesOf = (metric: string): readonly [string, string] =>
  isTwoSided(metric) ? ['lower', 'higher'] : isMoney(metric) ? ['more', 'less'] : ['worse', 'better'];

const isTwoSided = (metric: string): boolean => findMetric(metric)?.better === 'two_sided';

/** The word for the state, as it stands before everything else. */
export function verdictOf(row: Row): string {
  const { state, metric } = row;
  if ((state === 'confirmed' || state === 'suspected') && isGone(row))
    return upperFirst(noLongerSeen(String(metric)));
  const worse = isTwoSided(String(metric)) ? 'Moved' : isMoney(String(metric)) ? 'Dearer' : 'Worse';
  if (state === 'confirmed') return worse;
  if (state === 'suspected') return `${worse}, not confirmed yet`;
  if (state === 'recovered') return 'Recovered';
  return state === 'superseded' ? 'Overtaken by a later change' : 'Dismissed';
}

/** By the last look the metric that carries the finding shows nothing of it. */
const isGone = ({ metric, effect, carried_by, carried_effect }: Row): boolean =>
  isNoLongerSeen(
    typeof carried_by === 'string' ? { metric: carried_by, effect: carried_effect } : { metric, effect },
  );

/** An alarm can be sure of several metrics together whose intervals each leave it open. */
const leavesOpen = (row: Row): boolean =>
  isNumber(row.carried_lower) && row.carried_lower < 0 && !isGone(row);
const openAlone = ' (alone this metric would leave it open; the alarm weighs it together with the others)';

/** What moved at a finding: of the alarm of a scope the metric that carries it most. */
function movedAt(row: Row, currency: string): string {
  const { carried_by: metric, carried_mean_before, carried_mean_after, status } = row;
  if (typeof metric !== 'string') return moveOf(row, currency);
  const carrying = {
    ...{ metric, status, mean_before: carried_mean_before, mean_after: carried_mean_after },
    ...{ effect: row.carried_effect, lower: row.carried_lower, upper: row.carried_upper },
  };
  const move = moveOf(carrying, currency);
  return move === '' ? '' : `${titleOf(metric)} ${move}${leavesOpen(row) ? openAlone : ''}`;
}

/**
 * A finding in one or two sentences: what, where, how much, since when.
 * @param currency of the price list
 */
export function describeFinding(row: Row, currency: string): string {
  const move = movedAt(row, currency);
  const days = [
    changeOf(row),
    `found on ${row.opened_on}`,
    ...(row.confirmed_on === null ? [] : [`confirmed on ${row.confirmed_on}`]),
    ...(row.recovered_on === null ? [] : [`recovered on ${row.recovered_on}`]),
  ];
  const what = `${verdictOf(row)}: ${titleOf(String(row.metric))}, ${placeOf(row)}`;
  const earlier = earlierInWords(row);
  return `${what}${move === '' ? '' : `: ${move}`}; ${days.join(', ')}.${earlier === '' ? '' : ` ${earlier}`}${describeMark(row)}`;
}

/**
 * A finding that shows what another one does around or within its place, in one sentence.
 * @param currency of the price list
 */
export function describePart(row: Row, currency: string): string {
  const moved = movedAt(row, currency);
  const isNamed = moved === '' || typeof row.carried_by === 'string';
  const move = isNamed ? moved : `${titleOf(String(row.metric))} ${moved}`;
  const where = placeInChange(row);
  return `Also in ${where}${move === '' ? '' : `: ${move}`}; found on ${row.opened_on}.${describeMark(row)}`;
}

/** An undeclared change has an id that only programs read. */
export const changeOf = ({ change_id, change_effective_on }: Row): string =>
  isUndeclared(String(change_id))
    ? nameOfChange(String(change_id), String(change_effective_on))
    : `change ${change_id} of ${change_effective_on}`;

/** What somebody said of it last. */
function describeMark({ action, reason, marked_by, marked_at }: Row): string {
  if (action === null || action === undefined) return '';
  const day = String(marked_at).slice(0, 10);
  return ` ${action === 'dismissed' ? 'Dismissed' : 'Acknowledged'} by ${marked_by} on ${day}${reason === null ? '' : `: ${reason}`}.`;
}
