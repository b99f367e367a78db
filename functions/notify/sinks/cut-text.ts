import type { Announcement } from '../../platform/ports.ts';
import { printable } from '../../report/render/printable.ts';

/** Stands where a chat takes no more. */
const rest = '… the rest: `handback findings list`, or GET /v1/findings';

/**
 * The first lines of a text that fit, each as a chat may show it; where lines are missing, the last one says so.
 * @param most characters, as `sizeOf` counts them
 * @param sizeOf how long a line is for the chat
 */
export function linesThatFit(
  text: string,
  most: number,
  sizeOf: (line: string) => number = (line) => line.length,
): string[] {
  const lines = text.split('\n').map(printable);
  const whole = lines.reduce((sum, line) => sum + sizeOf(line) + 1, 0);
  if (whole <= most) return lines;
  let room = most - sizeOf(rest) - 1;
  const end = lines.findIndex((line) => {
    room -= sizeOf(line) + 1;
    return room < 0;
  });
  return [...lines.slice(0, end), rest];
}

/**
 * The text below a title: without its first line where the title says the same, whole.
 * @param most characters that the chat shows of a title
 */
export function textBelow({ title, text }: Pick<Announcement, 'title' | 'text'>, most: number): string {
  const [first, ...others] = text.split('\n');
  const below = others.join('\n').trimStart();
  return below !== '' && first === title && printable(title).length <= most ? below : text;
}

/** A title of at most so many characters, on one line. */
export function cutTitle(title: string, most: number): string {
  const characters = [...printable(title)];
  const whole = characters.join('');
  return whole.length <= most ? whole : `${shorten(characters, most - 1)}…`;
}

/** Whole characters only: half of one is none. */
function shorten(characters: readonly string[], most: number): string {
  let text = '';
  for (const character of characters) {
    if (text.length + character.length > most) break;
    text += character;
  }
  return text;
}

/** Links whose address a chat takes: names of 200 letters beyond ASCII make addresses of thousands. The text has them too. */
export const linksThatFit = (
  links: NonNullable<Announcement['links']>,
  most: number,
): NonNullable<Announcement['links']> => links.filter(({ url }) => url.length <= most);
