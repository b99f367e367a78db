import type { CellTest } from '../mapping-file/condition.ts';

export function passes(cell: string | null, { is, among, not, above }: CellTest): boolean {
  if (is !== undefined) return (cell === null) === (is === 'empty');
  if (above !== undefined) return cell !== null && Number(cell.replace(',', '.')) > above;
  const isListed = cell !== null && (among ?? not ?? []).some((value) => isSame(cell, value));
  return among !== undefined ? isListed : !isListed;
}

/** `Y` and `y` are the same, and so are `1` and `1.0`. */
function isSame(cell: string, wanted: string): boolean {
  if (cell === wanted || cell.toLowerCase() === wanted.trim().toLowerCase()) return true;
  return /^-?\d+(?:\.\d+)?$/.test(wanted) && Number(cell) === Number(wanted);
}
