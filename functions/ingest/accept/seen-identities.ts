import { hash } from 'node:crypto';

/**
 * The identities accepted so far in one object. Keeps 96-bit fingerprints (SHA-256, cut) in one flat table:
 * 12 bytes an entry instead of a string each; two of five million clash with a probability below 1e-15.
 */
export interface SeenIdentities {
  /** Remembers an identity of any spelling; false when it was there already. */
  add(identity: string): boolean;
  /** The same for one that is a hash already, 32 hex characters: need not be hashed again. */
  addHash(hex: string): boolean;
}

const wordsPerEntry = 3;
const firstCapacity = 1 << 12;
const maxLoad = 0.8;

export function createSeenIdentities(): SeenIdentities {
  let capacity = firstCapacity;
  let table = new Uint32Array(capacity * wordsPerEntry);
  let size = 0;

  /** Where the fingerprint is, or the free place where it belongs. */
  function placeOf(a: number, b: number, c: number): number {
    const mask = capacity - 1;
    let slot = a & mask;
    for (;;) {
      const at = slot * wordsPerEntry;
      const isFree = table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0;
      if (isFree || (table[at] === a && table[at + 1] === b && table[at + 2] === c)) return at;
      slot = (slot + 1) & mask;
    }
  }

  function put(a: number, b: number, c: number): boolean {
    const at = placeOf(a, b, c);
    if (table[at] === a && table[at + 1] === b && table[at + 2] === c) return false;
    table[at] = a;
    table[at + 1] = b;
    table[at + 2] = c;
    return true;
  }

  function grow(): void {
    const old = table;
    capacity *= 2;
    table = new Uint32Array(capacity * wordsPerEntry);
    for (let i = 0; i < old.length; i += wordsPerEntry) {
      if (old[i] !== 0 || old[i + 1] !== 0 || old[i + 2] !== 0) put(old[i]!, old[i + 1]!, old[i + 2]!);
    }
  }

  const digest = Buffer.alloc(16);
  function addHash(hex: string): boolean {
    if (size + 1 > capacity * maxLoad) grow();
    digest.write(hex, 'hex');
    // The last bit keeps a fingerprint from being all zero, which marks a free place.
    const isNew = put(digest.readUInt32LE(0), digest.readUInt32LE(4), (digest.readUInt32LE(8) | 1) >>> 0);
    if (isNew) size++;
    return isNew;
  }

  return { addHash, add: (identity) => addHash(hash('sha256', identity).slice(0, 32)) };
}
