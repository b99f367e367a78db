import {
  createMapper,
  type LookupTables,
  type SourceSettings,
  vendorMapping,
} from '../../../functions/sources/mapping.ts';
import { happenedTo } from '../happened.ts';

export interface Told {
  readonly events: readonly Record<string, unknown>[];
  /** `type instant what-else`, in order. */
  readonly lines: string[];
  readonly rejections: string[];
  readonly passedOver: number;
}

/** What the shipped mapping of a help desk makes of records as it writes them. */
export function tell(
  vendor: string,
  records: readonly object[],
  settings: SourceSettings = {},
  lookups: LookupTables = new Map(),
): Told {
  const mapping = vendorMapping(vendor, settings);
  if (mapping === undefined) throw new Error(`no shipped mapping ${vendor}`);
  const mapper = createMapper(mapping, { lookups });
  const mapped = records.flatMap((record, i) => mapper.map({ ...record }, i + 1));
  const events = mapped.flatMap((one) => one.events);
  return {
    events,
    lines: events.map(lineOf),
    rejections: mapped.flatMap(({ rejection }) => (rejection ? [rejection.message] : [])),
    passedOver: mapped.filter(({ isPassedOver }) => isPassedOver).length,
  };
}

function lineOf(event: Record<string, unknown>): string {
  const { type, occurred_at, status, author, claim, score, rated } = event;
  const handler = (event.handler ?? event.to) as { kind?: string } | undefined;
  return [type, String(occurred_at).replace('.000Z', 'Z'), author, status, claim, handler?.kind, score, rated]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** What happened to the tickets, as curation sees it: types in order, without states that changed nothing. */
export const happened = (told: Told): string[] =>
  happenedTo(told.events)
    .map(({ type }) => String(type))
    .filter((type) => type !== 'status_seen');
