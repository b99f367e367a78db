import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
let measure: ((text: string) => number) | undefined;

/**
 * Columns that a text takes on a terminal. Nearly all texts are plain, each character a column; what measures the others
 * takes 50 ms to load, which no command should spend before the first of them.
 */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  measure ??= (load('string-width') as typeof import('string-width')).default;
  return measure(text);
}
