/** The days that a report takes unless told. */
export interface DefaultDays {
  readonly days: number;
  /** From the first day of their first month on. */
  readonly starts?: 'month';
  /** Up to the last complete day, or the last whose values are final: of a young lake, up to the last complete one. */
  readonly ends: 'complete' | 'mature';
}

/** `150 days, from the first of their month on, up to the last complete day` */
export function describeDefaultDays({ days, starts, ends }: DefaultDays): string {
  const from = starts === 'month' ? ', from the first of their month on,' : '';
  return `${days} days${from} up to the last ${ends === 'mature' ? 'day whose values are final (while these are fewer than 28, up to the last complete day)' : 'complete day'}`;
}
