import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { zstdDecompressSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import type { TableName } from '../../functions/contract/lake/tables.ts';
import { createCustomerSecret } from '../../functions/contract/records/customer-key.ts';
import type { IngestEnvironment } from '../../functions/ingest/ingest-object.ts';
import { privacyOf } from '../../functions/ingest/privacy.ts';
import type { InputObject, ObjectStore } from '../../functions/platform/ports.ts';
import { standInTagger } from '../tag/stand-in.ts';

export const arrivedAt = Date.UTC(2026, 5, 1, 12);

/** A store that keeps its objects in a map, and can be told to fail. */
export interface MemoryStore extends ObjectStore {
  readonly objects: Map<string, Uint8Array>;
}

export function createMemoryStore(objects = new Map<string, Uint8Array>()): MemoryStore {
  return {
    objects,
    async *list(prefix) {
      for (const [key, { length }] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (key.startsWith(prefix)) yield { key, size: length, lastModified: 0 };
      }
    },
    read: async (key) => objects.get(key),
    async putIfAbsent(key, bytes) {
      if (objects.has(key)) return false;
      objects.set(key, bytes);
      return true;
    },
    async delete(key) {
      objects.delete(key);
    },
  };
}

const secret = createCustomerSecret('test');

/** An environment whose clock stands still. */
export const environmentOf = (store: ObjectStore): IngestEnvironment => ({
  store,
  privacy: privacyOf(secret),
  tagger: standInTagger(),
  clock: () => arrivedAt,
});

/** An input object, delivered in pieces of a size that the reader must not depend on. */
export function inputObject(key: string, bytes: Uint8Array | string, pieceBytes = 10_000): InputObject {
  const buffer = Buffer.from(bytes);
  return {
    bucket: 'local',
    key,
    version: hash('sha256', buffer),
    size: buffer.length,
    arrivedAt,
    open: () => Readable.from(pieces(buffer, pieceBytes), { objectMode: false }),
  };
}

function* pieces(buffer: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < buffer.length; at += size) yield buffer.subarray(at, at + size);
}

export type Row = Readonly<Record<string, unknown>>;

/** All rows of a table, file by file in the order of their keys; `dt` is added. */
export async function rowsOf({ objects }: MemoryStore, table: TableName): Promise<Row[]> {
  const rows: Row[] = [];
  for (const key of [...objects.keys()].filter((each) => each.startsWith(`${table}/`)).sort()) {
    const bytes = objects.get(key)!;
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const dt = /dt=([\d-]+)/.exec(key)?.[1];
    const found = await parquetReadObjects({ file: buffer, compressors: { ZSTD: zstd } });
    rows.push(...found.map((row) => ({ ...row, dt })));
  }
  return rows;
}

const zstd = (bytes: Uint8Array): Uint8Array => zstdDecompressSync(bytes);
