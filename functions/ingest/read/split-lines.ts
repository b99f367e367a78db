import { assembleRecords } from './assemble-records.ts';
import type { RecordReader, RecordSink } from './record-sink.ts';

const newline = 0x0a;
const nothing = Buffer.alloc(0);

/** Cuts NDJSON into lines, numbered as in the file; blank lines are no records. */
export function splitLines(sink: RecordSink, maxBytes: number): RecordReader {
  const records = assembleRecords(sink, maxBytes);
  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
        records.complete(chunk, start, end);
        start = end + 1;
      }
      records.carry(chunk.subarray(start));
    },
    end(damage) {
      if (damage !== undefined) records.rejectRest(damage);
      else if (records.carried() > 0) records.complete(nothing, 0, 0);
    },
  };
}
