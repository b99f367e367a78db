import { findMetric } from '../contract/definitions/metrics.ts';
import { partsOfScope } from '../contract/detection/scope-name.ts';
import { isUndeclared, scopeOfUndeclared } from '../contract/detection/undeclared-change.ts';
import { addDays, isDay } from '../contract/records/instant.ts';
import { dimensions } from '../report/catalogue.ts';
import type { ReportResult } from '../report/run-report.ts';

type Query = Readonly<Record<string, string>>;

/** A page with the rows behind a number. */
export interface Behind {
  /** What a reader clicks on. */
  readonly label: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** A row of an answer, and what it was asked with. */
interface ShownRow {
  readonly result: ReportResult;
  readonly cellOf: (name: string) => string | undefined;
  readonly query: Query;
}

/**
 * Where the tickets behind a row are listed: its days, place, handler and change, as far as the row names them; of a report
 * that compares two windows those of each. None where no list has just these: controls of a change, what several
 * small strata were put together to, scored comments, counts of sources.
 */
export function ticketsBehind(result: ReportResult, row: number, query: Query): Behind[] {
  const cellOf = (name: string): string | undefined => {
    const at = result.columns.findIndex((column) => column.name === name);
    const cell = at < 0 ? undefined : result.rows[row]?.[at];
    return cell === null || cell === undefined || cell === '*' ? undefined : String(cell);
  };
  const shown = { result, cellOf, query };
  if (withoutTickets.has(result.report) || cellOf('side') === 'controls' || cellOf('stratum') === 'other')
    return [];
  if (result.report === 'claims_audit') return [disputedBehind(shown)];
  const narrowed = { ...narrow(shown), ...handlerOf(shown), ...changeOf(shown), counted: countedOf(shown) };
  return windowsOf(shown).flatMap(({ label, from, to }) => {
    const behind = { label, path: '/reports/tickets', query: { from, to, ...narrowed } };
    // Of those who asked for a person the report counts both: all tickets, and the requests.
    return result.report === 'human_access'
      ? [behind, { ...behind, label: 'asked', query: { ...behind.query, counted: 'requests' } }]
      : [behind];
  });
}

/** Reports whose rows are no tickets: of comments, by how they were tagged, and of sources. */
const withoutTickets: ReadonlySet<string> = new Set(['sentiment_agreement', 'data_quality']);

/** A month of claims: those that did not hold have a list of their own, by the day of the claim. */
function disputedBehind({ result, cellOf, query }: ShownRow): Behind {
  const month = cellOf('month') ?? result.from;
  const last = addDays(`${addDays(month, 31).slice(0, 7)}-01`, -1);
  const days = { from: later(month, result.from), to: earlier(last, result.to) };
  const place = Object.fromEntries(
    dimensions.slice(0, 5).map((name) => [name, cellOf(name) ?? filterOf(query, name)]),
  );
  return { label: 'disputed', path: '/reports/disputed_claims', query: { ...days, ...place } };
}

/** The place and kind of a row, or what the whole answer was narrowed to. */
function narrow({ cellOf, query }: ShownRow): Record<string, string | undefined> {
  const place = { ...placeOf(cellOf('scope')), ...stratumOf(cellOf('stratum')) };
  const names = [...dimensions, 'ticket_key'] as const;
  const own = names.map((name) => [name, cellOf(name) ?? place[name] ?? filterOf(query, name)]);
  return { ...Object.fromEntries(own), handoff_reason: reasonOf(cellOf) };
}

/** The market, channel and queue of a scope. */
function placeOf(scope: string | undefined): Record<string, string | undefined> {
  const [market, channel, queue] = scope === undefined ? [] : partsOfScope(scope);
  return queue === undefined ? {} : { market, channel, queue };
}

/** A stratum of drop_explained: market/channel/queue/intent/language/priority, where queues may hold slashes. */
function stratumOf(stratum: string | undefined): Record<string, string | undefined> {
  const parts = stratum?.split('/') ?? [];
  if (parts.length < 6) return {};
  const [market, channel] = parts;
  const [intent, language, priority] = parts.slice(-3);
  const named = { market, channel, queue: parts.slice(2, -3).join('/'), intent, language, priority };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '*'));
}

const reasonOf = (cellOf: ShownRow['cellOf']): string | undefined =>
  cellOf('ticket_key') === undefined ? cellOf('reason') : undefined;

/** What is counted where that is not every ticket: surveys offered or answered, requests for a person, first replies, claims. */
function countedOf({ result, cellOf }: ShownRow): string | undefined {
  if (result.report === 'response_bias') return 'answers';
  if (result.report === 'speed') return cellOf('measure') === 'claim' ? 'claims' : 'first_replies';
  const spec = findMetric(cellOf('metric') ?? '');
  if (spec?.counts === 'requests') return 'requests';
  if (spec?.counts !== 'surveys') return undefined;
  return spec.role === 'guardrail' ? 'offers' : 'answers';
}

function handlerOf({ result, cellOf }: ShownRow): Record<string, string | undefined> {
  if (result.report === 'handback_candidates') return { first_handler: 'ai' };
  const kind = cellOf('handler_kind');
  if (kind === 'ai_first') return { first_handler: 'ai' };
  if (kind === 'human') return { first_handler: 'people' };
  return { handler_kind: kind, first_handler: cellOf('first_handler') };
}

/** The change whose tickets a row counts; one that nobody declared covers the scope that it was found in. */
function changeOf({ cellOf, query }: ShownRow): Record<string, string | undefined> {
  const change = cellOf('change_id') ?? filterOf(query, 'change');
  if (change === undefined || !isUndeclared(change)) return { change };
  return cellOf('scope') === undefined ? placeOf(scopeOfUndeclared(change, cellOf('brand') ?? '')) : {};
}

interface Window {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** The days that a row counts; of what compares two windows, both. */
function windowsOf({ result, cellOf }: ShownRow): Window[] {
  const { before_from, before_to } = result.parameters;
  const whole = { label: 'tickets', from: result.from, to: result.to };
  if (typeof before_from === 'string' && typeof before_to === 'string')
    return [
      { label: 'before', from: before_from, to: before_to },
      { ...whole, label: 'after' },
    ];
  const day = cellOf('dt') ?? cellOf('day');
  if (day !== undefined && isDay(day)) return [{ ...whole, from: day, to: day }];
  const week = cellOf('week');
  const first = cellOf('first_day') ?? cellOf('change_effective_on') ?? week;
  const last =
    cellOf('last_day') ?? cellOf('looked_on') ?? (week === undefined ? undefined : addDays(week, 6));
  if (first === undefined || last === undefined) return [whole];
  const isWithin = cellOf('change_effective_on') === undefined;
  return [
    isWithin
      ? { ...whole, from: later(first, result.from), to: earlier(last, result.to) }
      : { ...whole, from: first, to: last },
  ];
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

const filterOf = (query: Query, name: string): string | undefined =>
  query[name] === '' ? undefined : query[name];
