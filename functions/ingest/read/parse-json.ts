import type { Rejection } from '../../contract/rejection.ts';
import type { RecordSink } from './record-sink.ts';

/** Takes records as values, in the order of the object. */
export interface ValueSink {
  value(recordNo: number, value: unknown, text: string): void;
  reject(recordNo: number, rejection: Rejection, raw: string): void;
}

/** Parses each record's text and hands the value on. */
export function parseJson(sink: ValueSink): RecordSink {
  return {
    text(recordNo, text) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (error) {
        sink.reject(recordNo, invalidJson(error), text);
        return;
      }
      sink.value(recordNo, value, text);
    },
    reject: (recordNo, rejection, raw) => sink.reject(recordNo, rejection, raw),
  };
}

/** The engine's own message quotes the record, which may be personal: only the position is taken from it. */
function invalidJson(error: unknown): Rejection {
  const position = /at position (\d+)/.exec(String(error))?.[1];
  const where = position === undefined ? '' : `, at character ${Number(position) + 1}`;
  return { reason: 'invalid_json', path: '', message: `not valid JSON${where}` };
}
