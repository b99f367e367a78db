import { cut, fold } from './fit.ts';
import { textWidth } from './text-width.ts';

/** A column of a table, already texts. */
export interface TextColumn {
  readonly name: string;
  readonly cells: readonly string[];
  /** Numbers stand to the right. */
  readonly isRight: boolean;
  /** Left out first when there is no room, or cut when it is a long text. */
  readonly isDetail: boolean;
}

export interface Layout {
  readonly lines: string[];
  /** Names of the details for which there was no room. */
  readonly leftOut: string[];
}

const gap = 2;
/** Of a record's second and further lines. */
const indent = '  ';
/** A detail longer than this is cut before another is left out. */
const generous = 24;

/**
 * Lines of at most `width` characters. Without room, headings fold at their underscores, then details are left out
 * from the last on. What a table is about is neither cut nor left out: when it does not fit side by side, each row
 * becomes a record of names and values.
 */
export function layOut(columns: readonly TextColumn[], width: number): Layout {
  if (columns.length === 0) return { lines: [], leftOut: [] };
  const kept = columns.map(measure);
  const leftOut: string[] = [];
  if (needed(kept.map(({ natural }) => natural)) <= width) return { lines: table(kept, width), leftOut };
  while (needed(kept.map(({ least }) => least)) > width) {
    const last = kept.findLastIndex(({ isDetail }) => isDetail);
    if (last < 0) return { lines: records(kept, width), leftOut };
    leftOut.unshift(...kept.splice(last, 1).map(({ name }) => name));
  }
  return { lines: table(kept, width), leftOut };
}

interface MeasuredColumn extends TextColumn {
  /** With its heading on one line, and every cell whole. */
  readonly natural: number;
  /** With its heading folded, and a long detail cut. */
  readonly least: number;
}

function measure(column: TextColumn): MeasuredColumn {
  const { name, cells, isDetail } = column;
  const widest = cells.reduce((width, cell) => Math.max(width, textWidth(cell)), 0);
  const heading = Math.max(...pieces(name).map((piece) => textWidth(piece)));
  return {
    ...column,
    natural: Math.max(textWidth(name), widest),
    least: Math.max(heading, isDetail ? Math.min(generous, widest) : widest),
  };
}

const needed = (widths: readonly number[]): number =>
  widths.reduce((sum, own) => sum + own + gap, widths.length === 0 ? 0 : -gap);

function table(columns: readonly MeasuredColumn[], width: number): string[] {
  const widths = widen(columns, width);
  const headings = columns.map(({ name }, index) => foldHeading(name, widths[index] ?? 0));
  const height = Math.max(...headings.map(({ length }) => length));
  const rows = columns[0]?.cells.map((_, row) => columns.map(({ cells }) => cells[row] ?? '')) ?? [];
  const heads = Array.from({ length: height }, (_, no) =>
    headings.map((lines) => lines[no - (height - lines.length)] ?? ''),
  );
  return [...heads, ...rows].map((texts) =>
    texts
      .map((text, index) => place(text, widths[index] ?? 0, columns[index]?.isRight === true))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** What room there is beyond the least goes to the columns from the left. */
function widen(columns: readonly MeasuredColumn[], width: number): number[] {
  let room = width - needed(columns.map(({ least }) => least));
  return columns.map(({ least, natural }) => {
    const more = Math.max(0, Math.min(room, natural - least));
    room -= more;
    return least + more;
  });
}

/** `days_to_detect` as `days_to_`, `detect`. */
function foldHeading(name: string, width: number): string[] {
  const lines = [''];
  for (const piece of pieces(name)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && textWidth(line + piece) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines;
}

const pieces = (name: string): string[] => name.split(/(?<=_)/);

/** The text in exactly so many columns of the terminal, cut with … when it is too long. */
function place(text: string, width: number, isRight: boolean): string {
  const fitting = textWidth(text) <= width ? text : `${cut(text, width - 1)}…`;
  const filling = ' '.repeat(Math.max(0, width - textWidth(fitting)));
  return isRight ? filling + fitting : fitting + filling;
}

/** Each row as `name value` pairs, as many a line as fit, an empty line between rows. */
function records(columns: readonly TextColumn[], width: number): string[] {
  const rows =
    columns[0]?.cells.map((_, row) => columns.map(({ name, cells }) => `${name} ${cells[row]}`)) ?? [];
  return rows.flatMap((pairs, row) => [...(row === 0 ? [] : ['']), ...flow(pairs, width)]);
}

function flow(pairs: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const pair of pairs) {
    const longer = `${lines.at(-1)}   ${pair}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else
      for (const part of fold(pair, width - indent.length))
        lines.push(lines.length === 0 ? part : indent + part);
  }
  return lines;
}
