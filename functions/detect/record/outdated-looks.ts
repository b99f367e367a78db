import type { Look } from '../../contract/detection/evaluation.ts';
import type { Day } from '../../contract/records/instant.ts';
import type { RecordedVersion } from '../facts/lake-rows.ts';

/** Looks that are recorded under an older definition of their metric only: they are made again under the new one. */
export interface OutdatedLooks {
  /** First such day of a brand; undefined when there is none. */
  firstDay(brand: string): Day | undefined;
  includes(look: Pick<Look, 'known_on' | 'brand' | 'metric'>): boolean;
}

/**
 * Finds them: a day, brand and metric with fewer looks under the version in force than under another one (fewer, not
 * none, since a run may have been killed between two inserts).
 * @param versions metric → version in force
 */
export function findOutdated(
  recorded: readonly RecordedVersion[],
  versions: Readonly<{ [metric: string]: string }>,
): OutdatedLooks {
  const groups = Map.groupBy(recorded, ({ day, brand, metric }) => keyOf(day, brand, metric));
  const outdated = [...groups.values()].flatMap((group) => {
    const current = group.find(({ metric, version }) => version === versions[metric])?.looks ?? 0;
    const older = group.find(({ metric, looks }) => metric in versions && looks > current);
    return older === undefined ? [] : [older];
  });
  const keys = new Set(outdated.map(({ day, brand, metric }) => keyOf(day, brand, metric)));
  return {
    firstDay: (brand) =>
      outdated
        .filter((one) => one.brand === brand)
        .map(({ day }) => day)
        .sort()[0],
    includes: ({ known_on, brand, metric }) => keys.has(keyOf(known_on, brand, metric)),
  };
}

const keyOf = (day: Day, brand: string, metric: string): string => JSON.stringify([day, brand, metric]);
