import { sentimentSpendPrefix } from '../../../contract/lake/lake-keys.ts';
import type { Clock, ObjectStore } from '../../ports.ts';

/** What a month has cost so far, in units, over all functions that write it down in one lake. */
export interface MonthlySpend {
  /** Writes units down before they are spent. @returns false when they are more than the month has left */
  reserve(units: number): Promise<boolean>;
}

/** What others have written down is read again after so long. */
const rereadMs = 5 * 60_000;

/**
 * A month's budget: each reservation is an empty object whose name says its units, so that nobody waits for anybody. Of
 * several functions each may overlook what the others reserved within the last five minutes.
 * @param unique names a reservation
 */
export function createMonthlySpend(
  store: ObjectStore,
  mostUnits: number,
  clock: Clock,
  unique: () => string,
): MonthlySpend {
  let known = { month: '', units: 0, readAt: 0 };

  async function read(month: string): Promise<void> {
    let units = 0;
    for await (const { key } of store.list(`${sentimentSpendPrefix}${month}/`)) units += unitsOfKey(key);
    known = { month, units, readAt: clock() };
  }

  return {
    async reserve(units) {
      const month = new Date(clock()).toISOString().slice(0, 7);
      if (known.month !== month || clock() - known.readAt > rereadMs) await read(month);
      if (known.units + units > mostUnits) return false;
      await store.putIfAbsent(`${sentimentSpendPrefix}${month}/${units}-${unique()}`, new Uint8Array());
      known = { ...known, units: known.units + units };
      return true;
    },
  };
}

const unitsOfKey = (key: string): number => Number(/\/(\d+)-[^/]*$/.exec(key)?.[1] ?? 0);
