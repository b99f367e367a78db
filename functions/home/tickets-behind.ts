import { findMetric } from '../contract/definitions/metrics.ts';
import { isUndeclared } from '../contract/detection/undeclared-change.ts';
import { addDays } from '../contract/records/instant.ts';
import { dimensions } from '../report/catalogue.ts';
import type { Parts } from '../report/named-places.ts';
import type { ReportResult } from '../report/run-report.ts';
import { type Named, placeOf } from './names-of-rows.ts';
import { earlier, filterOf, later, type Query, type ShownRow, shownRow, windowsOf } from './shown-row.ts';

/** A page with the rows behind a number. */
export interface Behind {
  /** What a reader clicks on. */
  readonly label: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/**
 * Where the tickets behind a row are listed: its days, place, handler and change, as far as the row names them; of a report
 * that compares two windows those of each. None where no list has just these: controls of a change, what several
 * small strata were put together to, two places of one name, scored comments, counts of sources.
 */
export function ticketsBehind(
  result: ReportResult,
  row: number,
  query: Query,
  named: Named = { scope: [], stratum: [] },
): Behind[] {
  const shown = shownRow(result, row, query);
  const { cellOf } = shown;
  if (withoutTickets.has(result.report) || cellOf('side') === 'controls' || cellOf('stratum') === 'other')
    return [];
  if (result.report === 'claims_audit') return [disputedBehind(shown)];
  const place = placeOf(shown, named);
  if (place === undefined) return [];
  const narrowed = {
    ...narrow(shown, place),
    ...handlerOf(shown),
    ...changeOf(shown),
    counted: countedOf(shown),
  };
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
  return {
    label: 'disputed',
    path: '/reports/disputed_claims',
    query: { ...days, ...place, price: filterOf(query, 'price') },
  };
}

/** The place and kind of a row, or what the whole answer was narrowed to. */
function narrow({ cellOf, query }: ShownRow, place: Parts): Record<string, string | undefined> {
  const names = [...dimensions, 'ticket_key'] as const;
  const own = names.map((name) => [name, cellOf(name) ?? place[name] ?? filterOf(query, name)]);
  return { ...Object.fromEntries(own), handoff_reason: reasonOf(cellOf) };
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

/** The declared change whose tickets a row counts. */
function changeOf({ cellOf, query }: ShownRow): Record<string, string | undefined> {
  const change = cellOf('change_id') ?? filterOf(query, 'change');
  return change === undefined || isUndeclared(change) ? {} : { change };
}
