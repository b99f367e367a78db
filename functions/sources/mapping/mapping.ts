import type { InstantFormat } from './instant-format.ts';
import type { MappingPlace } from './mapping-error.ts';

/** A mapping file, read and checked: how records of one export become canonical events. */
export interface Mapping {
  /** The mapping file's name, for messages. */
  readonly fileName: string;
  readonly source: string;
  /** Overrides what the file's name says. */
  readonly format: 'csv' | 'ndjson' | 'json' | undefined;
  readonly csv: CsvSettings;
  /** Cells that mean "nothing", in lower case. */
  readonly missing: ReadonlySet<string>;
  /** Added to every instant, to bring data older than the lake's first day into it. */
  readonly shiftMilliseconds: number;
  readonly ticket: TicketMapping | undefined;
  readonly csat: readonly CsatMapping[];
  readonly history: HistoryMapping | undefined;
  /** Every column or path used, with the place of its first use. */
  readonly columns: ReadonlyMap<string, MappingPlace>;
}

export interface CsvSettings {
  readonly delimiter: string;
  readonly quote: string | null;
  readonly encoding: string;
  /** Column names of a file without a heading. */
  readonly header: readonly string[] | undefined;
  /** Lines to pass over before the heading. */
  readonly skipLines: number;
}

/** All tests must hold. */
export type Condition = readonly ColumnTest[];

export interface ColumnTest {
  readonly column: string;
  readonly test:
    | { readonly kind: 'not_empty' }
    | { readonly kind: 'empty' }
    | { readonly kind: 'one_of' | 'none_of'; readonly values: readonly string[] }
    | { readonly kind: 'above'; readonly than: number };
}

/** Cell → value, exact first, then in lower case; `*` is for every other cell. */
export interface ValueTable {
  readonly exact: ReadonlyMap<string, string | number | null>;
  readonly folded: ReadonlyMap<string, string | number | null>;
  readonly otherwise: string | number | null | undefined;
}

/** Where a text or number comes from. */
export interface Field {
  readonly origin:
    | { readonly kind: 'const'; readonly value: string | number | boolean }
    | { readonly kind: 'columns'; readonly source: ColumnSource }
    | { readonly kind: 'row_number' };
  readonly when: Condition;
  readonly values: ValueTable | undefined;
  /** Its name in the mapping, `ticket.channel`. */
  readonly path: string;
}

/** Columns joined by a blank, or the first of them that is not empty. */
export interface ColumnSource {
  readonly columns: readonly string[];
  readonly isFirstOf: boolean;
}

/** Where an instant comes from. */
export interface InstantField {
  readonly source: ColumnSource;
  /** Tried in order. */
  readonly formats: readonly InstantFormat[];
  /** For texts without a zone. */
  readonly timeZone: string | undefined;
  readonly when: Condition;
  readonly plus: Duration | undefined;
  /** An earlier instant is moved up to this one. */
  readonly notBefore: InstantField | undefined;
  readonly path: string;
}

/** Numbers of this unit, or `HH:mm:ss`, from columns; or so many units always. */
export interface Duration {
  readonly columns: readonly string[];
  readonly constant: number;
  readonly unit: number;
}

export interface HandlerMapping {
  readonly kind: Field;
  readonly id: Field | undefined;
  readonly version: Field | undefined;
}

export const ticketEventTypes = [
  'opened',
  'routed',
  'message',
  'human_requested',
  'handed_off',
  'resolved',
  'reopened',
  'closed',
] as const;
export type TicketEventType = (typeof ticketEventTypes)[number];

/** One event that a record may prove. */
export interface TicketEventRule {
  readonly type: TicketEventType;
  readonly at: InstantField;
  readonly when: Condition;
  readonly handler: HandlerMapping | undefined;
  readonly to: HandlerMapping | undefined;
  readonly from: HandlerMapping | undefined;
  /** claim, author, reason, text, subject: by their names in the event. */
  readonly fields: ReadonlyMap<string, Field>;
}

export interface TicketMapping {
  readonly ticketId: Field;
  readonly customerId: Field | undefined;
  /** brand … priority, subject, text: by their names in the event. */
  readonly attributes: ReadonlyMap<string, Field>;
  readonly events: readonly TicketEventRule[];
  /** How often the ticket came back, where an export only counts. */
  readonly reopens: Field | undefined;
  /** When the export last saw the ticket change. */
  readonly updatedAt: InstantField | undefined;
  /** What a row of a log says about the claim and the handler. */
  readonly claim: Field | undefined;
  readonly handler: HandlerMapping | undefined;
}

export interface CsatMapping {
  readonly when: Condition;
  /** undefined: the ticket's id, with its place in the list when there are several surveys. */
  readonly surveyId: Field | undefined;
  readonly ticketId: Field;
  readonly ticketSource: Field | undefined;
  readonly score: Field;
  readonly scale: { readonly min: number; readonly max: number } | undefined;
  readonly answeredAt: InstantField;
  readonly offeredAt: InstantField | undefined;
  readonly comment: Field | undefined;
  readonly rated: Field | undefined;
  /** Appended to a survey id that is derived. */
  readonly suffix: string;
}

export interface HistoryMapping {
  readonly changedAt: InstantField;
  readonly status: Field;
  /** In lower case. */
  readonly resolvedWhen: ReadonlySet<string>;
  /** A number that grows with each version, for clocks too coarse to tell their order. */
  readonly version: Field | undefined;
}
