import { styleText } from 'node:util';

/** How a number is written. */
export type Unit = 'share' | 'points' | 'minutes' | 'money' | 'count';

const nothing = '–';

/** A number as a person reads it; – where data could not carry an answer. */
export function write(value: number | null, unit: Unit): string {
  if (value === null) return nothing;
  if (unit === 'share') return `${(100 * value).toFixed(0)} %`;
  if (unit === 'count') return value.toLocaleString('en');
  if (unit === 'minutes') return value.toFixed(value < 10 ? 1 : 0);
  return value.toFixed(2);
}

/** A row of columns: the first to the left, the others to the right. */
export const line = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((text, index) => {
      const filling = ' '.repeat(Math.max(0, (widths[index] ?? 0) - text.length));
      return index === 0 ? text + filling : filling + text;
    })
    .join('')
    .trimEnd();

/** Bold on a terminal that shows it, plain elsewhere. */
export const heading = (text: string): string => styleText('bold', text, { stream: process.stdout });

/** Longest command that stays on a line. */
const widest = 94;

/** The command that shows the numbers above it, broken before --param, and before --from where it is still too long. */
export function showCommand(command: string): string[] {
  const parts = command
    .split(/ (?=--param )/)
    .flatMap((part) => (part.length > widest ? part.split(/ (?=--from )/) : [part]));
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < 88) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines.map(
    (text, index) => `  ${index === 0 ? '$ ' : '    '}${text}${index < lines.length - 1 ? ' \\' : ''}`,
  );
}
