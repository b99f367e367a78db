import type { CellTest } from '../mapping-file/condition.ts';

export function passes(cell: string | null, { is, among, not, above }: CellTest): boolean {
  if (is !== undefined) return (cell === null) === (is === 'empty');
  if (above !== undefined) return cell !== null && Number(cell.replace(',', '.')) > above;
  const isListed = cell !== null && isOneOf(cell, wantedOf(among ?? not ?? []));
  return among !== undefined ? isListed : !isListed;
}

/** Values of a test in the forms in which cells are held against them. */
interface Wanted {
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

const known = new WeakMap<readonly string[], Wanted>();

function wantedOf(values: readonly string[]): Wanted {
  let wanted = known.get(values);
  if (wanted === undefined) {
    // What a number cannot hold is an id, and two of them are not one by rounding.
    const numbers = values
      .filter((value) => /^-?\d+(?:\.\d+)?$/.test(value))
      .map(Number)
      .filter((value) => Math.abs(value) <= Number.MAX_SAFE_INTEGER);
    const words = values.flatMap((value) => [value, value.trim().toLowerCase()]);
    wanted = { words: new Set(words), numbers: new Set(numbers) };
    known.set(values, wanted);
  }
  return wanted;
}

/** `Y` and `y` are the same, and so are `1` and `1.0`. */
const isOneOf = (cell: string, { words, numbers }: Wanted): boolean =>
  words.has(cell) || words.has(cell.toLowerCase()) || (numbers.size > 0 && numbers.has(Number(cell)));
