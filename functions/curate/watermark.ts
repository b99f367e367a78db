import { sqlText } from '../contract/compose-sql.ts';
import { addDays, type Day, dayOf, millisecondsPerDay } from '../contract/instant.ts';
import type { Settings } from '../contract/settings.ts';
import { bindParameters } from '../contract/sql.ts';
import type { QueryEngine } from '../platform/ports.ts';
import { readRows } from './read-rows.ts';

/** How far one source has come. */
export interface SourceState {
  readonly source: string;
  /** Latest arrival and latest event, milliseconds UTC. */
  readonly lastArrivedAt: number;
  readonly lastOccurredAt: number;
  /** Last day that is complete: something arrived after its end, or happened after it. */
  readonly completeThrough: Day;
  /** Silent for longer than the setting: left out of the watermark, and to be shown. */
  readonly isSilent: boolean;
}

export interface Watermark {
  readonly brand: string;
  /** The last day complete for every source that is not silent; undefined when all are. */
  readonly lookDay: Day | undefined;
  readonly sources: readonly SourceState[];
}

/** The look day of each brand, as known at `knownAt`, from the newest commit's brands and sources. */
export async function readWatermarks(
  engine: QueryEngine,
  knownAt: number,
  settings: Settings,
): Promise<Watermark[]> {
  const sql = bindParameters(sqlText('curate/watermark'), { known_at: { instant: knownAt } });
  const rows = await readRows(engine, sql);
  const brands = Map.groupBy(rows, ({ brand }) => String(brand));
  return [...brands].map(([brand, sources]) => {
    const states = sources.map((row) =>
      stateOf(
        String(row.source),
        {
          arrived: Date.parse(String(row.last_arrived_at)),
          occurred: Date.parse(String(row.last_occurred_at)),
        },
        knownAt - settings.silent_source_days * millisecondsPerDay,
      ),
    );
    return { brand, lookDay: lookDay(states), sources: states };
  });
}

/** A source's state; one not heard of since `silentBefore` is silent. */
export function stateOf(
  source: string,
  last: { readonly arrived: number; readonly occurred: number },
  silentBefore: number,
): SourceState {
  const latest = Math.max(last.arrived, last.occurred);
  return {
    source,
    lastArrivedAt: last.arrived,
    lastOccurredAt: last.occurred,
    completeThrough: addDays(dayOf(latest), -1),
    isSilent: latest < silentBefore,
  };
}

/** The earliest `completeThrough` of the sources that are not silent. */
export const lookDay = (states: readonly SourceState[]): Day | undefined =>
  states
    .filter(({ isSilent }) => !isSilent)
    .map(({ completeThrough }) => completeThrough)
    .sort()[0];
