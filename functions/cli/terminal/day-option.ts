import { InvalidArgumentError } from 'commander';
import { isDay } from '../../contract/records/instant.ts';

/** Reads the value of an option that is a day. */
export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('must be a day like 2026-11-22.');
  return text;
}
