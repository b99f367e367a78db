/** A name beside a point of a chart, in the chart's own values. */
export interface PointName {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A name with how far below its point it stands, units of the drawing; minus is above. */
export interface PlacedName extends PointName {
  readonly dy: number;
}

/** Shares of the chart within which two names would lie over one another. */
const near = { x: 0.25, y: 0.06 } as const;

/** Names of points that lie at one place become one; of two that are close the lower goes below its point. */
export function placeNames(names: readonly PointName[]): PlacedName[] {
  const together = [...Map.groupBy(names, ({ x, y }) => JSON.stringify([x, y])).values()].map((own) => ({
    ...(own[0] as PointName),
    text: own.map(({ text }) => text).join(', '),
  }));
  const [width, height] = [spanOf(together.map(({ x }) => x)), spanOf(together.map(({ y }) => y))];
  const isBelow = (own: PointName): boolean =>
    together.some(
      (other) =>
        other !== own &&
        Math.abs(other.x - own.x) <= near.x * width &&
        Math.abs(other.y - own.y) <= near.y * height &&
        (other.y > own.y || (other.y === own.y && other.x < own.x)),
    );
  return together.map((own) => ({ ...own, dy: isBelow(own) ? 12 : -9 }));
}

const spanOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
