/** One figure: what was measured, the most or least it may be, and what is aimed at. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly aim?: number;
}

export const isMissed = ({ value, atMost, atLeast }: Figure): boolean =>
  (atMost !== undefined && value > atMost) || (atLeast !== undefined && value < atLeast);

/** A figure as a line, with its bar. */
export function sayFigure(figure: Figure): string {
  const { name, value, unit, atMost, atLeast, aim } = figure;
  const bar =
    atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : 'no bar';
  const verdict = isMissed(figure) ? 'MISSED' : 'ok';
  return `${verdict.padEnd(7)} ${name}: ${value.toFixed(2)} ${unit} (${bar}, aim ${aim ?? '-'})`;
}
