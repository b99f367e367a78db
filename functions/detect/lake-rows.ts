import { type BrandFacts, toBrandFacts } from '../contract/brand-facts.ts';
import { RoutingChangeEvent } from '../contract/events.ts';
import type { FactRow } from '../contract/facts.ts';
import type { BrandSource, KindProgress } from './brand-progress.ts';
import type { Look } from './look.ts';

/** A query's rows as objects, by column name. */
export type Record = Readonly<{ [column: string]: string | number | boolean | null }>;

/** Increments of one brand, as `queries/detectors/increments.sql` gives them. */
export function readFacts(brand: string, records: readonly Record[]): BrandFacts {
  const text = (value: Record[string] | undefined) =>
    value === null || value === undefined ? 'unknown' : String(value);
  const rows = records.map(
    (record): FactRow => ({
      dt: String(record.dt),
      brand,
      market: text(record.market),
      channel: text(record.channel),
      queue: text(record.queue),
      intent: text(record.intent),
      language: text(record.language),
      priority: text(record.priority),
      handler_kind: '*',
      metric: String(record.metric),
      lag_days: Number(record.lag_days),
      n: Number(record.n),
      total: Number(record.total),
      total_squares: Number(record.total_squares),
    }),
  );
  return toBrandFacts(brand, rows);
}

/** Declared changes, as `queries/detectors/changes.sql` gives them: nested fields are JSON texts. */
export function readChangeEvents(records: readonly Record[]): RoutingChangeEvent[] {
  const json = (value: Record[string] | undefined): unknown =>
    typeof value === 'string' ? JSON.parse(value) : undefined;
  return records.map((record) =>
    RoutingChangeEvent.parse({
      event: 'routing_change',
      schema: 1,
      event_id: record.event_id,
      source: record.source,
      occurred_at: record.occurred_at,
      change_id: record.change_id,
      effective_at: record.effective_at,
      kind: record.kind,
      selector: json(record.selector),
      stages: json(record.stages),
    }),
  );
}

/** Recorded looks: the table's columns are a look's fields. */
export const readLooks = (records: readonly Record[]): Look[] =>
  records.map((record) => ({ ...record }) as unknown as Look);

/** Sources of brands, as `queries/detectors/brand_sources.sql` gives them. */
export const readBrandSources = (records: readonly Record[]): BrandSource[] =>
  records.map(({ brand, source, kind, newest_on }) => ({
    brand: String(brand),
    source: String(source),
    kind: String(kind),
    newestOn: String(newest_on),
  }));

/** How far sources have come, as `queries/detectors/source_progress.sql` gives it. */
export const readProgress = (records: readonly Record[]): KindProgress[] =>
  records.map(({ source, kind, last_event_on, last_arrival_on }) => ({
    source: String(source),
    kind: String(kind),
    lastEventOn: String(last_event_on),
    lastArrivalOn: String(last_arrival_on),
  }));
