import { textWidth } from './text-width.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole characters from the start as go into `width` columns of a terminal. */
export function cut(text: string, width: number): string {
  let taken = '';
  for (const { segment } of graphemes.segment(text)) {
    if (textWidth(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/** The whole text on lines of at most `width` columns (at least one character each), broken after a blank if it can be. */
export function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (textWidth(rest) > width) {
    const most = cut(rest, width) || firstCharacter(rest);
    const blank = most.trimStart() === '' ? -1 : lastBreak(most, rest);
    const line = blank < 0 || most.slice(0, blank).trim() === '' ? most : most.slice(0, blank + 1);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return [...lines, rest];
}

/** The last blank at which a line may end: not between a number and its per cent sign. */
function lastBreak(most: string, rest: string): number {
  let blank = most.lastIndexOf(' ');
  while (blank > 0 && rest[blank + 1] === '%') blank = most.lastIndexOf(' ', blank - 1);
  return blank;
}

const firstCharacter = (text: string): string => [...graphemes.segment(text)][0]?.segment ?? '';
