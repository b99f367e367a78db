/** Ingests one file into a new lake as the command does, in a process of its own. Prints JSON. */

import { ingestEnvironment } from '../../functions/cli/terminal/ingest-environment.ts';
import { openLake } from '../../functions/cli/terminal/open-lake.ts';
import { ingestObject } from '../../functions/ingest/ingest-object.ts';
import { openInputFile } from '../../functions/platform/local/input-files.ts';

const [path, folder] = process.argv.slice(2) as [string, string];
const lake = await openLake(folder, { create: true });
const environment = await ingestEnvironment(lake, { say: console.error });
const startedAt = performance.now();
const result = await ingestObject(await openInputFile({ path, key: 'events.ndjson.gz' }), environment);
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage();
const peakBytes = process.resourceUsage().maxRSS * 1024;
const { recordsIn: records, accepted } = result;
process.stdout.write(
  JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakBytes, records, accepted }),
);
