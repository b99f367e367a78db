import type { Rejection } from '../../contract/records/rejection.ts';

/** Takes what is found in a CSV file, in its order. Records are numbered by the line on which they begin. */
export interface CsvSink {
  record(recordNo: number, record: Record<string, string>): void;
  /** One row that cannot be read; `raw` is as much of it as is at hand. */
  reject(recordNo: number, rejection: Rejection, raw: string): void;
  /** A row without any content. */
  passOver(recordNo: number): void;
  /** What a person should know about the file. */
  note(text: string): void;
}

/** Characters of a rejected row that are handed on. */
export const rawKept = 16 * 1024;
