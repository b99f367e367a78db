import { printable } from './render/printable.ts';

/**
 * The command that gives a report's answer, as it can be typed.
 * @param given what the report is asked, as texts
 * @param lake the lake's folder, or a word that stands for it
 */
export function commandLine(
  report: string,
  { from, to, ...parameters }: Readonly<Record<string, string>>,
  lake: string,
): string {
  const days = [from === undefined ? '' : ` --from ${from}`, to === undefined ? '' : ` --to ${to}`];
  const more = Object.entries(parameters).map(([name, value]) => ` --param ${quoted(`${name}=${value}`)}`);
  return `npx handback report ${report} --lake ${lake}${days.join('')}${more.join('')}`;
}

/** The command that makes the evidence page of a change. */
export const evidenceCommand = (change: string, lake: string): string =>
  `npx handback evidence --lake ${lake} --change ${quoted(change)} --out evidence.html`;

/** As a shell reads it; what no page can show is written by its code, which takes bash's `$'…'`. */
function quoted(text: string): string {
  if (/^[\w=:.,/@%+-]+$/.test(text)) return text;
  if (printable(text) === text) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${printable(text.replace(/[\\']/g, '\\$&'))}'`;
}
