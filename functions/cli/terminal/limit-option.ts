import { InvalidArgumentError } from 'commander';

/** Reads the value of `--limit`. @throws InvalidArgumentError when it is no whole number above 0 */
export function limit(text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new InvalidArgumentError('expected a whole number above 0');
  return Number(text);
}
