/**
 * What one core takes from a line of JSON to a row of the lake, without reading the file, the models' tags and writing:
 * parsed with the checks of reading, mapped, held against the contract, redacted, ids keyed, phrases found, as ingest does
 * it. Beside it JSON.parse of the same lines. `run.ts KIND COUNT`, where `canonical` records have no mapping; prints JSON.
 */

import { createCustomerSecret } from '../../../functions/contract/records/customer-key.ts';
import { checkEvent } from '../../../functions/ingest/accept/check-event.ts';
import { eventRow } from '../../../functions/ingest/accept/event-row.ts';
import { instantRange } from '../../../functions/ingest/accept/instant-range.ts';
import { mapRecords, takeRecords } from '../../../functions/ingest/accept/map-records.ts';
import type { RecordTaker } from '../../../functions/ingest/accept/record-taker.ts';
import { privacyOf } from '../../../functions/ingest/privacy.ts';
import { defaultLimits } from '../../../functions/ingest/read/limits.ts';
import { parseJson } from '../../../functions/ingest/read/parse-json.ts';
import {
  createMapper,
  type Mapping,
  readMapping,
  vendorMapping,
} from '../../../functions/sources/mapping.ts';
import { eventLines } from '../ingest-events.ts';
import { flatMapping, type Kind, lineOf } from './records.ts';

const [kind, count] = [process.argv[2] as Kind | 'canonical', Number(process.argv[3])];
const lines =
  kind === 'canonical'
    ? [...eventLines(count, 20_260_501)]
    : Array.from({ length: count }, (_, i) => lineOf(kind, i));
const ingestedAt = Date.UTC(2026, 5, 1);
const origin = { ...{ ingestedAt, objectKey: 'k', objectId: 'o', attempt: 0 }, source: null, tagVersion: 1 };
const range = instantRange(ingestedAt, defaultLimits, 0);
const privacy = privacyOf(createCustomerSecret('bench'));

function mappingOf(): Mapping | undefined {
  if (kind === 'canonical') return undefined;
  const mapping =
    kind === 'flat'
      ? readMapping(flatMapping, 'flat.yaml')
      : vendorMapping(kind === 'long' ? 'intercom' : kind);
  if (mapping === undefined) throw new Error(`no mapping ${kind}`);
  return mapping;
}

let events = 0;
function accept(event: unknown, recordNo: number, customerId?: string): void {
  const checked = checkEvent(event, range);
  if ('reason' in checked) throw new Error(checked.message);
  if ('reason' in eventRow(checked, recordNo, origin, privacy, customerId)) throw new Error('no row');
  events++;
}

const nothing = () => {};
const refuse: RecordTaker['reject'] = (_, { message }) => {
  throw new Error(message);
};
const taker: RecordTaker = {
  ...{ countRead: nothing, passOver: nothing, reject: refuse },
  add: (recordNo, event) => accept(event, recordNo),
  addAll(recordNo, offered, refused, record) {
    if (refused !== undefined) refuse(recordNo, refused, record());
    for (const { event, customerId } of offered) accept(event, recordNo, customerId);
  },
};
const mapping = mappingOf();
const options = { customerDigest: privacy.customerKey };
const reader = parseJson(
  mapping === undefined
    ? takeRecords(taker)
    : mapRecords(taker, createMapper(mapping, options), mapping.isForOthers),
  defaultLimits,
);

function readLines(some: readonly string[]): void {
  for (const [i, line] of some.entries()) reader.text(i + 1, line);
}

function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

readLines(lines.slice(0, count / 10));
events = 0;
const cpuSeconds = cpuSecondsOf(() => readLines(lines));
const parseSeconds = cpuSecondsOf(() => {
  for (const line of lines) JSON.parse(line);
});
process.stdout.write(JSON.stringify({ cpuSeconds, parseSeconds, records: count, events }));
