import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { defaultLimits } from '../../ingest/read/limits.ts';
import { isGzip } from '../../ingest/unpack/gzip.ts';
import { isZip } from '../../ingest/unpack/zip.ts';
import { type FoundFiles, findInputFiles, type InputFile, isPipe } from '../../platform/local/input-files.ts';
import { unreadablePath } from '../terminal/explain-error.ts';

/** The bytes of pipes, kept in files while they are read: a pipe gives them once, and reading needs them twice. */
export interface PipedFiles {
  /** @param isMapped a mapping says the format; else the first bytes do */
  keep(path: string, isMapped: boolean): Promise<InputFile>;
  /** Deletes the files. */
  close(): Promise<void>;
}

/** Pipes have no names of their own: their content tells them apart. */
export function createPipedFiles(): PipedFiles {
  const folders: string[] = [];
  return {
    async keep(path, isMapped) {
      const folder = await mkdtemp(join(tmpdir(), 'handback-pipe-'));
      folders.push(folder);
      const kept = join(folder, 'pipe');
      await pipeline(createReadStream(path), firstBytes, createWriteStream(kept, { mode: 0o600 }));
      return { path: kept, key: isMapped ? 'pipe' : `pipe.${await formatOf(kept)}` };
    },
    async close() {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

/** A pipe may never end; nothing beyond what one object may hold is read. */
async function* firstBytes(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of source) {
    yield piece;
    read += piece.length;
    if (read > defaultLimits.unpackedBytes) return;
  }
}

/** What is packed may hold either; without a mapping only JSON can be read. */
async function formatOf(path: string): Promise<'ndjson' | 'csv'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    const head = buffer.subarray(0, bytesRead);
    return isGzip(head) || isZip(head) || /^(?:\ufeff)?\s*[[{]/.test(head.toString()) ? 'ndjson' : 'csv';
  } finally {
    await file.close();
  }
}

/** The files that paths stand for, in the order of the paths; of a pipe what it gives. @throws WrongUse for a path that cannot be read */
export async function findGiven(
  paths: readonly string[],
  pipes: PipedFiles,
  isMapped: boolean,
): Promise<FoundFiles> {
  const found: FoundFiles[] = [];
  for (const path of paths) {
    try {
      const isOnce = await isPipe(path);
      found.push(
        isOnce ? { files: [await pipes.keep(path, isMapped)], passedOver: [] } : await findInputFiles(path),
      );
    } catch (error) {
      throw unreadablePath('ingest', path, error);
    }
  }
  return { files: found.flatMap(({ files }) => files), passedOver: found.flatMap((one) => one.passedOver) };
}
