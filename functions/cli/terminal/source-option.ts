import { InvalidArgumentError } from 'commander';
import { nameOfSource, Source } from '../../contract/records/events.ts';

/** Reads the value of an option that names a source. */
export function source(text: string): string {
  if (!Source.safeParse(text).success) throw new InvalidArgumentError(`${nameOfSource}.`);
  return text;
}
