/** The least that reading a file can cost: gunzip, cut into lines, JSON.parse. Prints JSON. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const path = process.argv[2]!;
const startedAt = performance.now();
const usedBefore = process.cpuUsage();
let records = 0;
let bytes = 0;
let rest: Buffer = Buffer.alloc(0);
for await (const chunk of createReadStream(path).pipe(
  createGunzip({ chunkSize: 65_536 }),
) as AsyncIterable<Buffer>) {
  bytes += chunk.length;
  const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
  let start = 0;
  for (let end = all.indexOf(10); end !== -1; end = all.indexOf(10, start)) {
    if (typeof JSON.parse(all.toString('utf8', start, end)) === 'object') records++;
    start = end + 1;
  }
  rest = all.subarray(start);
}
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(usedBefore);
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakBytes, records, bytes }),
);
