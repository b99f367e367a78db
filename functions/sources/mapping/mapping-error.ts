import { closest, distance } from 'fastest-levenshtein';

/** A mapping file that cannot be used, or that does not fit its data. The message names file, line and key. */
export class MappingError extends Error {
  override readonly name = 'MappingError';

  constructor(place: MappingPlace, problem: string) {
    const key = place.path === '' ? '' : `, ${place.path}`;
    super(`mapping ${place.fileName}, line ${place.line}${key}: ${problem}`);
  }
}

/** Where something stands in a mapping file. */
export interface MappingPlace {
  readonly fileName: string;
  /** 1-based. */
  readonly line: number;
  /** Keys from the top, `ticket.opened_at.format`. */
  readonly path: string;
}

/** ` (did you mean "x"?)`, or nothing when no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(
    name.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  );
  const found = known.find((one) => one.toLowerCase() === near);
  const isNear = distance(name.toLowerCase(), near) <= Math.min(3, Math.floor(name.length / 2));
  return found !== undefined && isNear ? ` (did you mean "${found}"?)` : '';
}
