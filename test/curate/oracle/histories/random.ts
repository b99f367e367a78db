/** A seeded source of chance (mulberry32): the same seed, the same history. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from `from` to `to`. */
  int(from: number, to: number): number;
  is(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    is: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
}

/** An id of twelve hex digits, each by chance, so that what tests make of an event may follow from its last ones. */
export const chanceId = (chance: Chance): string =>
  [24, 24]
    .map((bits) =>
      chance
        .int(0, 2 ** bits - 1)
        .toString(16)
        .padStart(6, '0'),
    )
    .join('');
