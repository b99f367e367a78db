import { areaUnderCurve, isUsable } from '../contract/definitions/area-under-curve.ts';
import { dayText } from '../contract/detection/brand-facts.ts';
import { numberOf, type Row, rowsByName } from '../contract/lake/rows.ts';
import { addDays } from '../contract/records/instant.ts';
import type { Ask } from './read-lake.ts';

/** Days before a look whose remarks say how far tags of sentiment can be trusted. */
const agreementDays = 182;

/** Whether what a metric measures was in doubt, by what was known on the day of a look (days since 1970). */
export type Doubt = (metric: string, day: number) => boolean;

/** Days of looks that one query is asked for: it counts the remarks of a half year for each. */
const doubtsAtOnce = 31;

/** The metric that rests on tags of sentiment. */
const taggedMetric = 'negative_sentiment_rate';

/** Sentiment is in doubt on days on which its tags said too little of the scores given in the half year before. */
export async function readDoubts(ask: Ask, first: number, last: number): Promise<Doubt> {
  const doubted = new Set<string>();
  for (let from = first; from <= last; from += doubtsAtOnce) {
    const to = Math.min(last, from + doubtsAtOnce - 1);
    const days = Array.from({ length: to - from + 1 }, (_, i) => dayText(from + i));
    const look_days = { rows: days.map((day) => [addDays(day, -agreementDays), day]) };
    const asked = { look_days, from: addDays(days[0]!, -agreementDays), to: dayText(to) };
    for (const row of rowsByName(await ask('detectors/tag_agreement', asked)))
      if (isAreaTooSmall(row)) doubted.add(String(row.look_day));
  }
  return (metric, day) => metric === taggedMetric && doubted.has(dayText(day));
}

/** Looks that are made while texts are tagged again rest on tags of both versions, whatever their day. */
export const doubtWhileTagging: Doubt = (metric) => metric === taggedMetric;

function isAreaTooSmall(row: Row): boolean {
  const number = (column: string) => numberOf(row, column);
  const area = areaUnderCurve({ n: number('n'), low: number('count_low'), rankSum: number('rank_sum') });
  return area !== undefined && !isUsable(area);
}
