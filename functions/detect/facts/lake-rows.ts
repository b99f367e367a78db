import type { BrandFacts } from '../../contract/detection/brand-facts.ts';
import type { Look } from '../../contract/detection/evaluation.ts';
import type { FactCell } from '../../contract/detection/facts.ts';
import type { Cell, Row } from '../../contract/lake/rows.ts';
import { RoutingChangeEvent } from '../../contract/records/events.ts';
import type { Day } from '../../contract/records/instant.ts';
import type { BrandSource, KindProgress } from './brand-progress.ts';

/** What stands between the parts of a cell's text: the unit separator. */
export const cellSeparator = '\u001f';

/**
 * Increments of one brand, as `queries/detectors/increments.sql` gives them: cell, day, lag_days,
 * n, total, total_squares, in this order. Read by place: there are hundreds of thousands.
 */
export function readFacts(brand: string, rows: readonly (readonly Cell[])[]): BrandFacts {
  const cells: FactCell[] = [];
  const numbers = new Map<Cell, number>();
  const numberOf = (text: Cell): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, cells.length);
    return cells.push(toCell(String(text))) - 1;
  };
  return {
    brand,
    cells,
    cell: Int32Array.from(rows, (row) => numberOf(row[0]!)),
    day: Int32Array.from(rows, (row) => Number(row[1])),
    lag: Int32Array.from(rows, (row) => Number(row[2])),
    n: Float64Array.from(rows, (row) => Number(row[3])),
    total: Float64Array.from(rows, (row) => Number(row[4])),
    totalSquares: Float64Array.from(rows, (row) => Number(row[5])),
  };
}

function toCell(text: string): FactCell {
  const parts = text.split(cellSeparator) as [string, string, string, string, string, string, string];
  const [metric, market, channel, queue, intent, language, priority] = parts;
  return { metric, market, channel, queue, intent, language, priority };
}

/** Declared changes, as `queries/detectors/changes.sql` gives them: nested fields are JSON texts. */
export function readChangeEvents(rows: readonly Row[]): RoutingChangeEvent[] {
  const json = (value: Row[string] | undefined): unknown =>
    typeof value === 'string' ? JSON.parse(value) : undefined;
  return rows.map((row) =>
    RoutingChangeEvent.parse({
      event: 'routing_change',
      schema: 1,
      event_id: row.event_id,
      source: row.source,
      occurred_at: row.occurred_at,
      change_id: row.change_id,
      effective_at: row.effective_at,
      kind: row.kind,
      selector: json(row.selector),
      stages: json(row.stages),
      ai_share_before: row.ai_share_before ?? undefined,
      ai_share_after: row.ai_share_after ?? undefined,
    }),
  );
}

/** Recorded looks: the table's columns are a look's fields. */
export const readLooks = (rows: readonly Row[]): Look[] => rows.map((row) => ({ ...row }) as unknown as Look);

/** Sources of brands, as `queries/detectors/brand_sources.sql` gives them. */
export const readBrandSources = (rows: readonly Row[]): BrandSource[] =>
  rows.map(({ brand, source, kind, newest_on }) => ({
    brand: String(brand),
    source: String(source),
    kind: String(kind),
    newestOn: String(newest_on),
  }));

/** How far sources have come, as `queries/detectors/source_progress.sql` gives it. */
export const readProgress = (rows: readonly Row[]): KindProgress[] =>
  rows.map(({ source, kind, last_event_on, last_arrival_on }) => ({
    source: String(source),
    kind: String(kind),
    lastEventOn: String(last_event_on),
    lastArrivalOn: String(last_arrival_on),
  }));

/** How many looks of a day are recorded under one version of a metric's definition. */
export interface RecordedVersion {
  readonly day: Day;
  readonly brand: string;
  readonly metric: string;
  readonly version: string;
  readonly looks: number;
}

/** How many looks are recorded, as `queries/detectors/recorded_versions.sql` gives them. */
export const readRecordedVersions = (rows: readonly Row[]): RecordedVersion[] =>
  rows.map(({ dt, brand, metric, definition_version, looks }) => ({
    day: String(dt),
    brand: String(brand),
    metric: String(metric),
    version: String(definition_version),
    looks: Number(looks),
  }));
