import type { Rejection } from '../../contract/records/rejection.ts';

/** A rejected record: its value where it could be read, else its text, or as much of it as is at hand. */
export type RejectedRecord = { readonly value: unknown } | { readonly text: string };

/** One event to be checked, and its size in bytes. */
export interface Offered {
  readonly event: unknown;
  readonly weight: number;
  /** Whose record it was made of, where another event of the record says so. */
  readonly customerId?: string | undefined;
}

/** Takes an object's records one by one, in its order: as events to be checked, or as rejected ones. */
export interface RecordTaker {
  /** Counts a record as read, whatever becomes of it. */
  countRead(recordNo: number): void;
  /** A record that is an event. */
  add(recordNo: number, event: unknown, weight: number): void;
  /**
   * A record that a mapping makes several events of. What is rejected of it, by the mapping or by the contract, is
   * one rejected record.
   */
  addAll(
    recordNo: number,
    offered: readonly Offered[],
    refused: Rejection | undefined,
    record: () => RejectedRecord,
  ): void;
  /** One record that could not be read. */
  reject(recordNo: number, rejection: Rejection, record: RejectedRecord): void;
  /** One record that is of no interest. */
  passOver(recordNo: number): void;
}
