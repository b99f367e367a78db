import { InvalidArgumentError } from 'commander';
import { nameOfSource, Source } from '../../contract/records/events.ts';
import { isDay } from '../../contract/records/instant.ts';

/** Reads the value of an option that is a day. */
export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('must be a day like 2026-11-22.');
  return text;
}

/** Reads the value of `--limit`. @throws InvalidArgumentError when it is no whole number above 0 */
export function limit(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('expected a whole number above 0');
  return Number(text);
}

/** Reads the value of an option that names a source. */
export function source(text: string): string {
  if (!Source.safeParse(text).success) throw new InvalidArgumentError(`${nameOfSource}.`);
  return text;
}
