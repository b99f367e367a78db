/** An alarm whose points must all breach, and of which missing data breaches. */
export interface SilenceAlarm {
  readonly periods: number;
  readonly hours: number;
}

/** CloudWatch looks at more points than it evaluates; its pages show five for three. */
const further = 2;

/**
 * Hours after the last beat at which an alarm on silence rings, as "Configuring how CloudWatch alarms treat missing
 * data" says: while the range holds as many real points as there are periods, the last of these decide, whatever
 * is missing since; otherwise every real point counts, and missing ones fill up what is short.
 * @param beats hours at which the metric had a point, ascending; none is below the threshold
 */
export function ringsAfter({ periods, hours }: SilenceAlarm, beats: readonly number[]): number {
  const last = beats.at(-1)!;
  const hasBeat = (from: number) => beats.some((hour) => hour >= from && hour < from + hours);
  for (let now = beats[0]! + hours; ; now += 1) {
    const range = Array.from({ length: periods + further }, (_, back) => hasBeat(now - hours * (back + 1)));
    if (!range.includes(true)) return now - last;
    if (now - last > 1000) return Number.POSITIVE_INFINITY;
  }
}
