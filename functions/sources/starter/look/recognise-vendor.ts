import { createMapper } from '../../mapping/mapper.ts';
import type { Mapping } from '../../mapping-file/mapping.ts';
import { shippedVendors, vendorMapping } from '../../vendors/vendor-mapping.ts';
import type { Sample } from './sample.ts';

const recordsTried = 300;
/** Of what a shipped mapping reads of a file of its help desk, so much at most is rejected. */
const mostRejected = 0.1;

/** The help desks whose shipped mapping reads the records: their shapes are distinguished by the fields that they have. */
export function recogniseVendors({ records, format }: Sample): string[] {
  const tried = records.slice(0, recordsTried);
  const counts = shippedVendors.map((vendor) => ({ vendor, ...count(vendor, tried, format === 'csv') }));
  const readers = counts.filter(({ made, rejected }) => made > 0 && rejected <= made * mostRejected);
  const most = Math.max(...readers.map(({ facts }) => facts));
  return readers.filter(({ facts }) => facts === most).map(({ vendor }) => vendor);
}

const read = new Map<string, Mapping | undefined>();

/** Each is read once. */
function shipped(vendor: string): Mapping | undefined {
  if (!read.has(vendor)) read.set(vendor, vendorMapping(vendor));
  return read.get(vendor);
}

interface Count {
  made: number;
  rejected: number;
  /** Fields of the events: of two that read a record the one that reads more of it knows it. */
  facts: number;
}

function count(vendor: string, records: Sample['records'], isTable: boolean): Count {
  const mapping = shipped(vendor);
  const counted: Count = { made: 0, rejected: 0, facts: 0 };
  if (mapping === undefined) return counted;
  const mapper = createMapper(mapping, { isTable });
  for (const [i, record] of records.entries()) {
    for (const { events, rejection } of mapper.map(record, i + 1)) {
      if (rejection !== undefined) counted.rejected++;
      else if (events.length > 0) counted.made++;
      for (const event of events)
        counted.facts += Object.values(event).filter((value) => value != null).length;
    }
  }
  return counted;
}
