import { type Day, isDay } from '../contract/records/instant.ts';

/** An update would make days of the lake invisible. */
export class FirstDayMoved extends Error {
  override readonly name = 'FirstDayMoved';
}

/**
 * Lets a stage's first day stay or become earlier, however it is deployed: a later one would hide every row of the
 * days before it.
 * @param before the day so far; undefined at the first deployment
 * @throws FirstDayMoved, and when the new day is none
 */
export function keepFirstDay(before: Day | undefined, after: Day): void {
  if (!isDay(after)) throw new FirstDayMoved(`FirstDay "${after}" is not a day YYYY-MM-DD`);
  if (before !== undefined && after > before)
    throw new FirstDayMoved(
      `FirstDay ${after} is later than ${before}: events of the days between would vanish from every report. Deploy with --parameters FirstDay=${before}, or an earlier day`,
    );
}
