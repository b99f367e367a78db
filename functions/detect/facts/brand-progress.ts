import { addDays, type Day } from '../../contract/records/instant.ts';
import type { SourceProgress } from './watermark.ts';

/** A source of a brand's tickets or surveys, and the newest day of its episodes. */
export interface BrandSource {
  readonly brand: string;
  readonly source: string;
  readonly kind: string;
  readonly newestOn: Day;
}

/** How far one kind of events of a source has come. */
export interface KindProgress extends SourceProgress {
  readonly kind: string;
}

/** First day whose events can matter to the watermark: a source that has nothing since then is silent in every brand. */
export function progressFrom(sources: readonly BrandSource[], silentAfterDays: number): Day | undefined {
  const newest = new Map<string, Day>();
  for (const { brand, newestOn } of sources) {
    const known = newest.get(brand);
    if (known === undefined || newestOn > known) newest.set(brand, newestOn);
  }
  const oldest = [...newest.values()].sort()[0];
  return oldest === undefined ? undefined : addDays(oldest, -silentAfterDays);
}

/** The progress of each brand's sources. Of one without recent events its newest episode is what is known. */
export function progressByBrand(
  sources: readonly BrandSource[],
  recent: readonly KindProgress[],
): Map<string, SourceProgress[]> {
  const byBrand = new Map<string, SourceProgress[]>();
  for (const { brand, source, kind, newestOn } of sources) {
    const latest = recent.find((candidate) => candidate.source === source && candidate.kind === kind);
    const progress = byBrand.get(brand) ?? [];
    byBrand.set(brand, progress);
    progress.push({
      source,
      lastEventOn: latest?.lastEventOn ?? newestOn,
      lastArrivalOn: latest?.lastArrivalOn ?? newestOn,
    });
  }
  return byBrand;
}
