/** Gives an array of zeros. */
export type Take = (length: number) => Float64Array;

/** Arrays that are kept. */
export const takeNew: Take = (length) => new Float64Array(length);

/**
 * Memory for the steps of a replay. Streams are many, and nothing keeps what a step of theirs works with: new memory
 * for each would cost more than the step.
 */
export interface Workspace {
  /** Gives an array that is good until the step ends in which it was taken. */
  readonly take: Take;
  /** Runs one step and takes back the arrays it took. Steps may run within one another. */
  step<T>(work: () => T): T;
}

/** A workspace of its own for each replay, so that replays cannot disturb one another. */
export function createWorkspace(): Workspace {
  let block = new Float64Array(4096);
  let used = 0;
  return {
    take(length) {
      // Arrays of steps still running keep the old block; the new one is used from the same place on.
      if (used + length > block.length) block = new Float64Array(2 * (used + length));
      const array = new Float64Array(block.buffer, used * block.BYTES_PER_ELEMENT, length);
      used += length;
      return array;
    },
    step(work) {
      const start = used;
      try {
        return work();
      } finally {
        block.fill(0, start, used);
        used = start;
      }
    },
  };
}
