import { InvalidArgumentError } from 'commander';

/**
 * Characters a line: those asked for by `--width`, else by the environment's COLUMNS, else the terminal's. What goes
 * into a file or a pipe has no limit.
 */
export function lineWidth(asked: number | undefined): number {
  const wanted = Number(process.env.COLUMNS);
  const fromEnvironment = Number.isInteger(wanted) && wanted > 0 ? wanted : undefined;
  return asked ?? fromEnvironment ?? process.stdout.columns ?? Number.POSITIVE_INFINITY;
}

/** Reads the value of `--width`. @throws InvalidArgumentError when it is no whole number from 20 on */
export function width(text: string): number {
  if (!/^[1-9]\d{1,4}$/.test(text) || Number(text) < 20)
    throw new InvalidArgumentError('expected a whole number, 20 or more');
  return Number(text);
}
