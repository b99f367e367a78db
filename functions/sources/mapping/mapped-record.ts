import type { Rejection } from '../../contract/records/rejection.ts';
import type { DataRecord } from './lookup.ts';

/** A canonical event as it is being made; ingest holds it against the contract. */
export type DraftEvent = Record<string, unknown>;

/** What a mapping makes of one record: its events, and what kept it from giving (all of) them. */
export interface MappedRecord {
  /** 1-based line or element of the input object. */
  readonly recordNo: number;
  /** In the shape of the contract, not yet checked against it. */
  readonly events: readonly DraftEvent[];
  readonly rejection?: Rejection;
  /** What the mapping read of the record, for quarantine, its customer ids blanked. */
  readonly raw: unknown;
}

/** Makes events of records, one at a time; a record says the same whatever stands around it. */
export interface Mapper {
  map(record: DataRecord, recordNo: number): MappedRecord;
}
