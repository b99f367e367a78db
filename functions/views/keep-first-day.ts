import { tableNames, tableSpec } from '../contract/lake/tables.ts';
import { type Day, isDay } from '../contract/records/instant.ts';
import type { ObjectStore } from '../platform/ports.ts';

/** An update would make days of the lake invisible. */
export class FirstDayMoved extends Error {
  override readonly name = 'FirstDayMoved';
}

/**
 * Lets a stage's first day stay or become earlier, however it is deployed: a later one would hide every row of the
 * days before it. Where no file lies before it there is nothing to hide: so a deployment that made it earlier and
 * failed is rolled back.
 * @param before the day so far; undefined at the first deployment
 * @param store the lake's
 * @throws FirstDayMoved, and when the new day is none
 */
export async function keepFirstDay(before: Day | undefined, after: Day, store: ObjectStore): Promise<void> {
  if (!isDay(after)) throw new FirstDayMoved(`FirstDay "${after}" is not a day YYYY-MM-DD`);
  if (before === undefined || after <= before) return;
  const earliest = await earliestDay(store);
  if (earliest !== undefined && earliest < after)
    throw new FirstDayMoved(
      `FirstDay ${after} is later than ${before}: rows of the days from ${earliest} on would vanish from every report. Deploy with --parameters FirstDay=${before}, or an earlier day`,
    );
}

/** The first day of which a table has a file; stores list their keys in order. */
async function earliestDay(store: ObjectStore): Promise<Day | undefined> {
  const days: Day[] = [];
  for (const name of tableNames.filter((each) => tableSpec(each).partition !== undefined))
    for await (const { key } of store.list(`${name}/dt=`)) {
      days.push(key.slice(`${name}/dt=`.length, `${name}/dt=YYYY-MM-DD`.length));
      break;
    }
  return days.sort()[0];
}
