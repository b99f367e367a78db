/**
 * Where symbols lead from states, as far as texts have met them: few of all pairs, so they stand in one table by their
 * hash, small enough for the processor's cache. Bare arrays, since every word that is ingested passes here.
 */
export interface StepTable {
  /** A state and a symbol as one number, plus one; 0 where nothing stands. */
  readonly keys: Int32Array;
  readonly targets: Int32Array;
  /** By how many bits a state is moved to make room for a symbol. */
  readonly symbolBits: number;
  known: number;
}

/** What `knownStep` says of a step that was not set. */
export const noStep = -1;

const slotBits = 17;
const slots = 1 << slotBits;
/** A table that is fuller finds slowly. */
const mostKnown = slots / 2;

export const createStepTable = (symbols: number): StepTable => ({
  keys: new Int32Array(slots),
  targets: new Int32Array(slots),
  symbolBits: 32 - Math.clz32(symbols),
  known: 0,
});

/** Where a symbol leads from a state; `noStep` when nobody has set it. */
export function knownStep({ keys, targets, symbolBits }: StepTable, state: number, symbol: number): number {
  const key = keyOf(symbolBits, state, symbol);
  let slot = slotOf(key);
  while (keys[slot] !== key) {
    if (keys[slot] === 0) return noStep;
    slot = (slot + 1) % slots;
  }
  return targets[slot]!;
}

export function setStep(table: StepTable, state: number, symbol: number, target: number): void {
  const key = keyOf(table.symbolBits, state, symbol);
  let slot = slotOf(key);
  while (table.keys[slot] !== 0 && table.keys[slot] !== key) slot = (slot + 1) % slots;
  if (table.keys[slot] === 0) table.known++;
  table.keys[slot] = key;
  table.targets[slot] = target;
}

export const isFull = ({ known }: StepTable): boolean => known >= mostKnown;

export function clearSteps(table: StepTable): void {
  table.keys.fill(0);
  table.known = 0;
}

const keyOf = (symbolBits: number, state: number, symbol: number): number =>
  ((state << symbolBits) | symbol) + 1;

/** The upper bits of a product with an odd number near 2^32 divided by the golden ratio (Knuth, vol. 3, 6.4). */
const slotOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - slotBits);
