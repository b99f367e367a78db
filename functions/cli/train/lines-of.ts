/** Cells as lines, each column as wide as its widest cell. */
export function linesOf(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  );
}

/** A share with three digits; a dash where there is none. */
export const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
