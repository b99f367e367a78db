import type { Rejection } from '../../contract/records/rejection.ts';

/** Takes what a reader finds, in the order of the object. Records are numbered from 1. */
export interface RecordSink {
  /** One record's text. */
  text(recordNo: number, text: string): void;
  /** One record that cannot be read; `raw` is as much of it as is at hand. */
  reject(recordNo: number, rejection: Rejection, raw: string): void;
}

/** Cuts unpacked bytes into records. Push-fed, so that no record costs a turn of the event loop. */
export interface RecordReader {
  push(chunk: Buffer): void;
  /**
   * No more bytes will come. With `damage` the object ended before its end: what is left over is one
   * rejected record.
   */
  end(damage?: Rejection): void;
}
