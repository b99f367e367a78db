/**
 * `ingest-run.ts FILE LAKE [untagged]`: ingests one file into a new lake as the command does, in a process of its own;
 * `untagged` leaves language and sentiment of texts open. Prints JSON.
 */

import { ingestEnvironment } from '../../functions/cli/terminal/ingest-environment.ts';
import { openLake } from '../../functions/cli/terminal/open-lake.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { openInputFile } from '../../functions/platform/local/open-input-file.ts';
import { tagNothing } from '../../functions/tag/text-tagger.ts';

const [path, folder, tagging] = process.argv.slice(2) as [string, string, string?];
const lake = await openLake(folder, { create: true });
const tagged = await ingestEnvironment(lake, { say: console.error });
const environment = tagging === 'untagged' ? { ...tagged, tagger: tagNothing } : tagged;
const startedAt = performance.now();
const usedBefore = process.cpuUsage();
const result = await ingestObject(await openInputFile({ path, key: 'events.ndjson.gz' }), environment);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(usedBefore);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const { recordsIn: records, accepted } = result;
process.stdout.write(
  JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakBytes, records, accepted }),
);
