/** A number with the ends of its interval; a number without one has itself as both. */
export interface Point {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** The characters that a chart is drawn with. */
export interface Glyphs {
  readonly left: string;
  readonly line: string;
  readonly right: string;
  readonly value: string;
  /** Where nothing is: drawn when the scale reaches over it. */
  readonly zero: string;
  /** The same within an interval that leaves open which way. */
  readonly crossed: string;
}

/** For terminals. */
export const lineGlyphs: Glyphs = { left: '├', line: '─', right: '┤', value: '●', zero: '┊', crossed: '┼' };
/** For files, pipes and terminals that show ASCII only. */
export const plainGlyphs: Glyphs = { left: '|', line: '-', right: '|', value: 'o', zero: ':', crossed: '+' };

/** From the lowest end to the highest; undefined without a point. */
export function scaleOf(points: readonly (Point | undefined)[]): Scale | undefined {
  const known = points.filter((point) => point !== undefined);
  if (known.length === 0) return undefined;
  const from = Math.min(...known.map(({ value, lower }) => Math.min(value, lower)));
  const to = Math.max(...known.map(({ value, upper }) => Math.max(value, upper)));
  return { from, to };
}

/** The character, from 0, at which a value stands on a scale of `size` characters. */
export const placeOn = ({ from, to }: Scale, value: number, size: number): number =>
  from === to ? Math.floor((size - 1) / 2) : Math.round(((value - from) / (to - from)) * (size - 1));

/** One point on the scale: the interval's ends, the line between them, and the value, which hides an end it stands on. */
export function plotLine(point: Point | undefined, scale: Scale, size: number, glyphs: Glyphs): string {
  const cells = Array<string>(size).fill(' ');
  const zero = scale.from < 0 && scale.to > 0 ? placeOn(scale, 0, size) : undefined;
  if (zero !== undefined) cells[zero] = glyphs.zero;
  if (point !== undefined) {
    const [lower, upper] = [placeOn(scale, point.lower, size), placeOn(scale, point.upper, size)];
    cells.fill(glyphs.line, lower, upper + 1);
    if (zero !== undefined && lower < zero && zero < upper) cells[zero] = glyphs.crossed;
    if (point.lower < point.upper) {
      cells[lower] = glyphs.left;
      cells[upper] = glyphs.right;
    }
    cells[placeOn(scale, point.value, size)] = glyphs.value;
  }
  return cells.join('');
}

/** The ends of the scale as numbers, above its first and last character where both have room; 0 between them where it has. */
export function scaleLine(scale: Scale, size: number): string {
  const { from, to } = scale;
  const [left = '', right = ''] = [from, to].map((value) => shortNumber(value));
  const room = size - left.length - right.length;
  if (room < 1) return `${left} … ${right}`.slice(0, size);
  const zero = from < 0 && to > 0 ? placeOn(scale, 0, size) - left.length : 0;
  const between = zero > 0 && zero < room - 1 ? `${' '.repeat(zero)}0`.padEnd(room) : ' '.repeat(room);
  return `${left}${between}${right}`;
}

const shortNumber = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 1000
    ? value.toFixed(0)
    : Number(value.toPrecision(3)).toString();
