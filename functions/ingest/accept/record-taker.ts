import type { Rejection } from '../../contract/rejection.ts';

/** A record as quarantine may keep it. */
export type Raw = string | (() => string);

/** Takes an object's records one by one, in its order: as events to be checked, or as rejected ones. */
export interface RecordTaker {
  /** One event; `raw` is its record as quarantine may keep it, `weight` its size in bytes. */
  add(recordNo: number, event: unknown, raw: Raw, weight: number): void;
  /** One record that could not be read, or was refused by a mapping. */
  reject(recordNo: number, rejection: Rejection, raw: Raw): void;
}
