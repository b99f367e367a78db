/** Gives an array of zeros. */
export type Take = (length: number) => Float64Array;

/** Arrays that are kept. */
export const takeNew: Take = (length) => new Float64Array(length);

/** Arrays that one step works with, out of memory that is used again and again. */
export interface Scratch {
  readonly take: Take;
  /** Begins the next step: arrays taken before may not be read any more. */
  clear(): void;
}

/** Streams are many, and nothing keeps what a step of theirs works with: new memory for each would cost more than the step. */
export function createScratch(): Scratch {
  let block = new Float64Array(4096);
  let used = 0;
  return {
    take(length) {
      if (used + length > block.length) {
        block = new Float64Array(2 * Math.max(block.length, length));
        used = 0;
      }
      const array = new Float64Array(block.buffer, used * block.BYTES_PER_ELEMENT, length);
      used += length;
      return array;
    },
    clear() {
      block.fill(0, 0, used);
      used = 0;
    },
  };
}
