import { closeSync, openSync, writeSync } from 'node:fs';
import type { Look } from '../../contract/detection/evaluation.ts';

/** Where looks go as NDJSON. */
export interface LookWriter {
  write(look: Look): void;
  close(): void;
}

/** Writes NDJSON in large pieces, to a file or to standard output. */
export function openLookWriter(path: string | undefined): LookWriter {
  const target = path === undefined ? 1 : openSync(path, 'w');
  let pending: string[] = [];
  const flush = () => {
    const bytes = Buffer.from(pending.join(''));
    for (let at = 0; at < bytes.length; ) at += writeSome(target, bytes, at);
    pending = [];
  };
  return {
    write(look) {
      pending.push(`${JSON.stringify(look)}\n`);
      if (pending.length >= 2000) flush();
    },
    close() {
      flush();
      if (path !== undefined) closeSync(target);
    },
  };
}

/** Writes what fits; a pipe whose reader is slow (EAGAIN) is tried again a moment later. */
function writeSome(target: number, bytes: Buffer, at: number): number {
  try {
    return writeSync(target, bytes, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
