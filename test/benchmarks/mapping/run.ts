/**
 * What mapping, contract and redaction take of a core, beside JSON.parse of the same lines: `run.ts KIND COUNT`.
 * Prints JSON. Reading, tagging and writing are measured elsewhere.
 */

import { createCustomerSecret } from '../../../functions/contract/records/customer-key.ts';
import { checkEvent } from '../../../functions/ingest/accept/check-event.ts';
import { eventRow } from '../../../functions/ingest/accept/event-row.ts';
import { instantRange } from '../../../functions/ingest/accept/instant-range.ts';
import { privacyOf } from '../../../functions/ingest/privacy.ts';
import { defaultLimits } from '../../../functions/ingest/read/limits.ts';
import { createMapper, readMapping, vendorMapping } from '../../../functions/sources/mapping.ts';
import { flatMapping, type Kind, lineOf } from './records.ts';

const [kind, count] = [process.argv[2] as Kind, Number(process.argv[3])];
const mapping = kind === 'flat' ? readMapping(flatMapping, 'flat.yaml') : vendorMapping(kind);
if (mapping === undefined) throw new Error(`no mapping ${kind}`);
const lines = Array.from({ length: count }, (_, i) => lineOf(kind, i));
const ingestedAt = Date.UTC(2026, 5, 1);
const origin = { ...{ ingestedAt, objectKey: 'k', objectId: 'o', attempt: 0 }, source: null, tagVersion: 1 };
const range = instantRange(ingestedAt, defaultLimits, 0);
const privacy = privacyOf(createCustomerSecret('bench'));
const mapper = createMapper(mapping);

function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

let events = 0;
function readLines(some: readonly string[]): void {
  for (const [i, line] of some.entries())
    for (const { events: made, rejection } of mapper.map(JSON.parse(line), i + 1)) {
      if (rejection !== undefined) throw new Error(rejection.message);
      for (const event of made) {
        const checked = checkEvent(event, range);
        if ('reason' in checked) throw new Error(checked.message);
        if ('reason' in eventRow(checked, i + 1, origin, privacy)) throw new Error('no row');
        events++;
      }
    }
}

readLines(lines.slice(0, count / 10));
const cpuSeconds = cpuSecondsOf(() => readLines(lines));
const parseSeconds = cpuSecondsOf(() => {
  for (const line of lines) JSON.parse(line);
});
process.stdout.write(JSON.stringify({ cpuSeconds, parseSeconds, records: count, events }));
