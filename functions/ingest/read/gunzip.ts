import { createGunzip } from 'node:zlib';

/** A gunzip fed block by block, so that its output up to an error is never dropped. */
export interface Gunzip {
  /** Unpacks a block, on another thread; done when all its output can be taken. */
  feed(block: Buffer): Promise<void>;
  finish(): Promise<void>;
  /** The output since the last call. */
  take(): Buffer[];
  /** What went wrong, once it did. */
  failure(): NodeJS.ErrnoException | undefined;
}

export function startGunzip(chunkBytes: number): Gunzip {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  let chunks: Buffer[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  let settle = () => {};
  gunzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  gunzip.on('end', () => settle());
  gunzip.on('error', (error) => {
    failure = error;
    settle();
  });
  const settled = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      start(resolve);
    });
  return {
    feed: (block) => settled((done) => gunzip.write(block, () => done())),
    finish: () => settled(() => gunzip.end()),
    failure: () => failure,
    take() {
      const taken = chunks;
      chunks = [];
      return taken;
    },
  };
}
