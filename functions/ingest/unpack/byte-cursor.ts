import type { Chunks, Ending } from './chunks.ts';

const nothing = Buffer.alloc(0);

/** Reads chunks from front to back, in pieces of any size. */
export class ByteCursor {
  readonly #chunks: Chunks;
  readonly #fineFrom: number;
  #block: Buffer = nothing;
  #at = 0;
  /** Offset of `#block` in all bytes. */
  #start = 0;
  /** How the chunks ended, once they did. */
  ending: Ending | undefined;

  /** @param fineFrom the offset from which `takeBlock` gives single bytes */
  constructor(chunks: Chunks, fineFrom = Number.POSITIVE_INFINITY) {
    this.#chunks = chunks;
    this.#fineFrom = fineFrom;
  }

  /** Of the next byte, from the first one. */
  get offset(): number {
    return this.#start + this.#at;
  }

  /** The bytes at hand; undefined when there are no more. */
  async takeBlock(): Promise<Buffer | undefined> {
    if (!(await this.#fill())) return undefined;
    const before = this.#fineFrom - this.offset;
    const size = before > 0 ? Math.min(before, this.#block.length - this.#at) : 1;
    this.#at += size;
    return this.#block.subarray(this.#at - size, this.#at);
  }

  /** Makes the last bytes of the block just taken the next ones again. */
  unread(bytes: number): void {
    this.#at -= bytes;
  }

  /** Exactly so many bytes; undefined, and all is taken, when there are fewer. */
  async take(bytes: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let missing = bytes; missing > 0; ) {
      if (!(await this.#fill())) return undefined;
      const part = this.#block.subarray(this.#at, this.#at + missing);
      this.#at += part.length;
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** Passes over bytes. @returns false when there are fewer */
  async skip(bytes: number): Promise<boolean> {
    for (let missing = bytes; missing > 0; ) {
      if (!(await this.#fill())) return false;
      const step = Math.min(missing, this.#block.length - this.#at);
      this.#at += step;
      missing -= step;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.#chunks.return({});
  }

  /** Makes sure that a byte is at hand. @returns false when there are no more */
  async #fill(): Promise<boolean> {
    while (this.#at >= this.#block.length) {
      if (this.ending !== undefined) return false;
      const next = await this.#chunks.next();
      this.#start += this.#block.length;
      this.#at = 0;
      this.#block = next.done === true ? nothing : next.value;
      if (next.done === true) this.ending = next.value;
    }
    return true;
  }
}
