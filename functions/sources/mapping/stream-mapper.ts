import type { Rejection } from '../../contract/records/rejection.ts';
import type { Mapping, StreamMapping } from '../mapping-file/mapping.ts';
import { lookUp, type Scope } from '../record/look-up.ts';
import { noLookups } from '../record/lookup-table.ts';
import { membersOf } from '../record/members.ts';
import type { Cells } from '../row/cells.ts';
import { Clocks } from '../row/clocks.ts';
import type { Columns } from '../row/columns.ts';
import { conditionRule } from '../row/condition-rule.ts';
import { Row, type RowContext } from '../row/row.ts';
import type { RuleContext } from '../row/rule.ts';
import type { DraftEvent, Trace } from '../row/trace.ts';
import { blankedRecord } from './blanked-record.ts';
import type { CustomerDigest } from './content-id.ts';
import { csatEvents } from './csat-events.ts';
import type { MappedRecord, MapperOptions, RecordWatch } from './mapped-record.ts';
import { ticketEvents } from './ticket-events.ts';
import { versionEvents } from './version-events.ts';

/** Makes events of the records of one kind. */
export interface StreamMapper {
  readonly mapping: StreamMapping;
  /** Whether it reads a record. */
  takes(cells: Cells): boolean;
  map(cells: Cells, recordNo: number): MappedRecord;
}

/**
 * Makes the rules of a stream, once for all its records.
 * @param columns of the whole mapping: streams that look at one record share its cells
 */
export function createStreamMapper(
  mapping: StreamMapping,
  options: MapperOptions,
  columns: Columns,
): StreamMapper {
  const { lookups = noLookups, trace } = options;
  const context = { mapping, columns, lookups, clocks: new Clocks() };
  const isTaken = conditionRule(mapping.when, context);
  const skips = (mapping.skip ?? []).map((condition) => ({
    holds: conditionRule(condition, context),
    line: condition[0]?.place?.line ?? 1,
  }));
  const rules = rulesOf(context, options.customerDigest);
  return {
    mapping,
    takes: (cells) => isTaken(new Row(cells, { recordNo: 0, problems: [] })),
    map(cells, recordNo) {
      const problems: Rejection[] = [];
      const shared: RowContext = { recordNo, problems, trace };
      const row = new Row(cells, shared);
      const skipping = skips.find(({ holds }) => holds(row));
      if (skipping !== undefined) return passOver(recordNo, { rule: 'skip', line: skipping.line }, trace);
      const events = rules.flatMap((rule) => rule(row));
      if (options.watch !== undefined) tell(cells.scope, events, mapping.name, options.watch);
      if (events.length === 0 && problems.length === 0) {
        const idle = mapping.elementNames.size > 0 ? noElement : shared.idle;
        if (idle !== undefined) return passOver(recordNo, idle, trace);
        row.reject('unmapped_record', '', nothingMade);
      }
      return new StreamRecord(recordNo, events, problems, cells.scope, mapping);
    },
  };
}

/** What makes the events of a stream's sections. */
function rulesOf(context: RuleContext, digest?: CustomerDigest): ((row: Row) => DraftEvent[])[] {
  const { ticket, history, csat: surveys = [] } = context.mapping;
  const ofSurveys = surveys.map((csat, i) => csatEvents(csat, i, context));
  if (ticket === undefined) return ofSurveys;
  const ofTicket =
    history === undefined
      ? ticketEvents(ticket, context, digest)
      : versionEvents(ticket, history, context, digest);
  return [ofTicket, ...ofSurveys];
}

function tell(
  scope: Scope,
  events: readonly DraftEvent[],
  stream: string | undefined,
  { paths, saw, readBy }: RecordWatch,
): void {
  if (stream !== undefined && events.length > 0) readBy(stream);
  if (paths.length === 0) return;
  const opening = events.find(({ type }) => type === 'opened');
  if (opening === undefined) return;
  const tags = paths.flatMap((path) => membersOf(lookUp(scope, path)));
  if (tags.length > 0) saw(String(opening.ticket_id), tags);
}

/** A record of no interest. */
export function passOver(
  recordNo: number,
  why: { readonly rule: string; readonly line: number },
  trace?: Trace,
): MappedRecord {
  trace?.(recordNo, why);
  return { recordNo, events: [], raw: undefined, isPassedOver: true };
}

const noElement = { rule: 'each: no element is an event', line: 1 };

const nothingMade =
  'the record holds nothing that the mapping makes an event of; where such records are of no interest, say so with skip';

const saidOf = (problems: readonly Rejection[]): string =>
  [...new Set(problems.map(({ path, message }) => `${path}: ${message}`))].join('; ');

/** What a stream makes of a record. */
class StreamRecord implements MappedRecord {
  readonly recordNo: number;
  readonly events: readonly DraftEvent[];
  readonly rejection?: Rejection;
  readonly #scope: Scope;
  readonly #mapping: Mapping;

  constructor(
    recordNo: number,
    events: readonly DraftEvent[],
    problems: readonly Rejection[],
    scope: Scope,
    mapping: Mapping,
  ) {
    this.recordNo = recordNo;
    this.events = events;
    const [first] = problems;
    if (first !== undefined) this.rejection = { ...first, message: saidOf(problems) };
    this.#scope = scope;
    this.#mapping = mapping;
  }

  /** Made only when something is quarantined. */
  get raw(): unknown {
    return blankedRecord(this.#scope, this.#mapping);
  }
}
