import type { Look } from '../../contract/detection/evaluation.ts';
import { saysVerdict, streamKey } from '../../contract/detection/evaluation.ts';

/** One stream as it went over many days. */
export interface StreamTimeline {
  /** In the order of their days. */
  readonly looks: readonly Look[];
  /** The look at which it was first seen flagged; undefined when it never was. */
  readonly flagged: Look | undefined;
  /** The last look before a later change took over. */
  readonly last: Look;
  /** Day from which a later change owned its tickets, or its own was corrected or withdrawn. */
  readonly supersededOn: string | undefined;
}

/** Puts the looks of many days together, one story a stream (change, brand, scope and metric), as they first appear. */
export function streamTimelines(history: readonly Look[]): StreamTimeline[] {
  const streams = Map.groupBy(history, streamKey);
  return [...streams.values()].map((looks) => {
    const isOver = ({ status }: Look) => saysVerdict(status, 'superseded');
    return {
      looks,
      flagged: looks.find(({ flagged }) => flagged),
      last: looks.findLast((look) => !isOver(look)) ?? looks.at(-1)!,
      supersededOn: looks.find(isOver)?.known_on,
    };
  });
}
