import type { Rejection } from '../../contract/records/rejection.ts';
import type { DataRecord } from '../record/look-up.ts';
import type { LookupTables } from '../record/lookup-table.ts';
import type { DraftEvent, Trace } from '../row/trace.ts';
import type { CustomerDigest } from './content-id.ts';

/** What a mapping makes of one record: its events, and what kept it from giving (all of) them. */
export interface MappedRecord {
  /** 1-based line or element of the input object. */
  readonly recordNo: number;
  /** In the shape of the contract, not yet checked against it. */
  readonly events: readonly DraftEvent[];
  readonly rejection?: Rejection;
  /** What the mapping read of the record, for quarantine, its customer ids blanked. */
  readonly raw: unknown;
  /** True when the mapping says that it is of no interest. */
  readonly isPassedOver?: boolean;
}

/** Makes events of records, one at a time; a record says the same whatever stands around it. */
export interface Mapper {
  /** One result for each record that lies in one of the file. */
  map(record: DataRecord, recordNo: number): MappedRecord[];
}

/** Who wants to know which tags stand on tickets, and which streams read anything. */
export interface RecordWatch {
  /** Where records of tickets hold their tags. */
  readonly paths: readonly string[];
  saw(ticketId: string, tags: readonly string[]): void;
  /** A stream made events of a record. */
  readBy(stream: string): void;
  /** No stream reads what a record of the file holds. */
  unread(record: DataRecord): void;
}

export interface MapperOptions {
  readonly watch?: RecordWatch;
  readonly lookups?: LookupTables;
  readonly trace?: Trace;
  /** Makes ids of events hold who the customer is, and nobody can read it from them. */
  readonly customerDigest?: CustomerDigest;
  /** True when all records have the columns of the first. */
  readonly isTable?: boolean;
}
