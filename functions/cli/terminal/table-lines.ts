import { fold } from '../../report/render/fit.ts';
import { layOut, type TextColumn } from '../../report/render/layout.ts';
import { lineWidth } from './width.ts';

/**
 * A table of a command as lines of a terminal, laid out as those of reports: details without room are left out and named, and
 * what the table is about stands in records where it does not fit side by side.
 * @param asked the value of `--width`
 */
export function tableLines(columns: readonly TextColumn[], asked: number | undefined): string[] {
  const width = lineWidth(asked);
  const { lines, leftOut } = layOut(columns, width);
  const room =
    leftOut.length === 0 ? [] : fold(`no room for ${leftOut.join(', ')}: --width or --json`, width);
  return [...lines, ...room];
}
