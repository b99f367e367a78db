import { addDays, type Day, daysBetween } from '../../contract/records/instant.ts';

/** How far one source of a brand has come. */
export interface SourceProgress {
  readonly source: string;
  /** UTC day of its newest event. */
  readonly lastEventOn: Day;
  /** UTC day on which something of it arrived last. */
  readonly lastArrivalOn: Day;
}

export interface Watermark {
  /** Last day complete for every source that is not silent. */
  readonly day: Day;
  /** Sources left out because nothing new came from them for longer than allowed. */
  readonly silent: readonly string[];
}

/**
 * The last day that is complete for every source of a brand (docs/detection.md §1): a day is
 * complete when something of the source arrived after its end, or its newest event is later. No day after
 * the newest event of all is complete: time without any event is no evidence.
 * @returns undefined when there is no source
 */
export function findWatermark(
  sources: readonly SourceProgress[],
  silentAfterDays: number,
): Watermark | undefined {
  const newest = latest(sources.map((source) => source.lastEventOn));
  if (newest === undefined) return undefined;
  const isSilent = (source: SourceProgress) => daysBetween(source.lastEventOn, newest) > silentAfterDays;
  const complete = sources
    .filter((source) => !isSilent(source))
    .map((source) => addDays(latest([source.lastArrivalOn, source.lastEventOn])!, -1));
  const day = [newest, ...complete].sort()[0]!;
  return { day, silent: [...new Set(sources.filter(isSilent).map(({ source }) => source))].sort() };
}

const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);
