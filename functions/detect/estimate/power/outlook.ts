import type { Look } from '../../../contract/detection/evaluation.ts';
import type { Stream } from '../../design/stream.ts';
import { askedDrops, daysAhead, dropOf, type Limit } from './days-ahead.ts';
import { forecast } from './forecast.ts';

/** When drops of 5, 10 and 20 points would be seen, as recorded looks say it. */
export type Outlook = Required<
  Pick<Look, 'days_to_detect_5' | 'days_to_detect_10' | 'days_to_detect_20' | 'days_limited_by'>
>;

export const noOutlook: Outlook = {
  days_to_detect_5: null,
  days_to_detect_10: null,
  days_to_detect_20: null,
  days_limited_by: null,
};

/** The outlook of a stream by its level. It is the same at every look, so that it is made once, when it is asked for. */
export function outlookOf(stream: Stream): (alpha: number) => Outlook {
  const known = new Map<number, Outlook>();
  return (alpha) => {
    const made = known.get(alpha) ?? makeOutlook(stream, alpha);
    known.set(alpha, made);
    return made;
  };
}

function makeOutlook(stream: Stream, alpha: number): Outlook {
  const { design, rule } = stream;
  if (design === undefined) return noOutlook;
  const days = [...forecast(stream)];
  let limit: Limit | null = null;
  const [five = null, ten = null, twenty = null] = askedDrops.map((points) => {
    const ahead = daysAhead(days, dropOf(rule, points, design.meanBefore), stream, alpha);
    if (ahead === undefined) return null;
    if ('limit' in ahead) {
      limit ??= ahead.limit;
      return null;
    }
    return ahead.days;
  });
  return {
    days_to_detect_5: five,
    days_to_detect_10: ten,
    days_to_detect_20: twenty,
    days_limited_by: limit,
  };
}

/**
 * Level at which one of several e-values must be flagged so that their mean is, the others counting 1.
 * @param count of e-values
 */
export const levelAmong = (count: number, alpha: number): number => 1 / (count / alpha - count + 1);
