import { gzipSync } from 'node:zlib';

/** Files that nobody can read, or only in part; each ends in the ledger and in quarantine. */
export const badFiles = [
  { key: 'desk/not gzip+at all.ndjson.gz', bytes: Buffer.from('this is no gzip') },
  { key: 'desk/picture.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { key: 'desk/empty.ndjson', bytes: Buffer.alloc(0) },
  { key: 'desk/utf16.ndjson', bytes: Buffer.from('{"event":"ticket"}', 'utf16le') },
  { key: 'desk/cut.ndjson.gz', bytes: gzipSync('{"event":"ticket"}\n'.repeat(500)).subarray(0, 40) },
  { key: 'desk/wrong.ndjson', bytes: Buffer.from('{"event":"ticket","schema":2}\nno json\n') },
];
