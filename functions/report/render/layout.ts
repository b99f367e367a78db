import stringWidth from 'string-width';

/** A column of a table, already texts. */
export interface TextColumn {
  readonly name: string;
  readonly cells: readonly string[];
  /** Numbers stand to the right. */
  readonly isRight: boolean;
  /** Left out first when there is no room. */
  readonly isDetail: boolean;
}

const gap = 2;
const narrowest = 4;
/** A text longer than this gives way before a column is left out. */
const generous = 24;

/**
 * Lines of at most `width` characters. Without room, details are left out from the last on, then the widest
 * columns are cut.
 */
export function layOut(
  columns: readonly TextColumn[],
  width: number,
): { lines: string[]; leftOut: string[] } {
  const kept = [...columns];
  const leftOut: string[] = [];
  while (needed(kept.map((column) => Math.min(generous, naturalWidth(column)))) > width) {
    const last = kept.findLastIndex(({ isDetail }) => isDetail);
    if (last < 0) break;
    leftOut.unshift(...kept.splice(last, 1).map(({ name }) => name));
  }
  const widths = narrow(kept.map(naturalWidth), width);
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => place(text, widths[index] ?? 0, kept[index]?.isRight === true))
      .join(' '.repeat(gap))
      .trimEnd();
  const rows = kept[0]?.cells.map((_, row) => line(kept.map(({ cells }) => cells[row] ?? ''))) ?? [];
  return { lines: kept.length === 0 ? [] : [line(kept.map(({ name }) => name)), ...rows], leftOut };
}

const naturalWidth = ({ name, cells, isRight }: TextColumn): number =>
  // A number must be whole; its heading may be cut.
  Math.max(
    isRight ? Math.min(stringWidth(name), 12) : stringWidth(name),
    ...cells.map((cell) => stringWidth(cell)),
  );

const needed = (widths: readonly number[]): number =>
  widths.reduce((sum, own) => sum + own + gap, widths.length === 0 ? 0 : -gap);

/** Widths that fit: the widest columns give way first, down to 4 characters. */
function narrow(wanted: readonly number[], width: number): number[] {
  const widths = [...wanted];
  for (let excess = needed(widths) - width; excess > 0; excess -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= narrowest) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** The text in exactly so many columns of the terminal, cut with … when it is too long. */
function place(text: string, width: number, isRight: boolean): string {
  const fitting = stringWidth(text) <= width ? text : `${cut(text, width - 1)}…`;
  const filling = ' '.repeat(Math.max(0, width - stringWidth(fitting)));
  return isRight ? filling + fitting : fitting + filling;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole characters from the start as go into `width` columns. */
function cut(text: string, width: number): string {
  let taken = '';
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}
