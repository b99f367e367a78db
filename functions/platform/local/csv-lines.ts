import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const [quote, newline] = [0x22, 0x0a];

/** Copies a CSV file whose rows end in LF into one whose rows end in CRLF, as RFC 4180 has it. */
export const copyWithCrlf = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), crlfRows(), createWriteStream(to));

/** Line breaks within quotes are text, and stay. */
function crlfRows(): Transform {
  let isQuoted = false;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const parts: Buffer[] = [];
      let start = 0;
      for (let at = 0; at < chunk.length; at++) {
        if (chunk[at] === quote) isQuoted = !isQuoted;
        else if (chunk[at] === newline && !isQuoted) {
          parts.push(chunk.subarray(start, at), crlf);
          start = at + 1;
        }
      }
      this.push(Buffer.concat([...parts, chunk.subarray(start)]));
      done();
    },
  });
}

const crlf = Buffer.from('\r\n');
