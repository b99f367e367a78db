import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { parquetReadObjects } from 'hyparquet';
import type { Cloud } from '../cloud/start-cloud.ts';

const compressors = {
  ZSTD: (packed: Uint8Array) => zstdDecompressSync(packed),
  GZIP: (packed: Uint8Array) => gunzipSync(packed),
};

/** What an object says, unpacked, whatever wrote it; one that cannot be unpacked as it stands. */
async function textOf(key: string, bytes: Uint8Array): Promise<string> {
  const plain = Buffer.from(bytes).toString('latin1');
  if (!plain.startsWith('PAR1')) return key.endsWith('.gz') ? gunzipped(bytes, plain) : plain;
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file, compressors });
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function gunzipped(bytes: Uint8Array, otherwise: string): string {
  try {
    return gunzipSync(bytes).toString();
  } catch {
    return otherwise;
  }
}

/** Texts of every object of a bucket that is now there, by key. */
export async function readBucket(admin: Cloud['admin'], Bucket = ''): Promise<Map<string, string>> {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  const texts = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    const read = async ({ Key = '' }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      texts.set(Key, await textOf(Key, (await Body?.transformToByteArray()) ?? new Uint8Array()));
    };
    for (let start = 0; start < Contents.length; start += 16)
      await Promise.all(Contents.slice(start, start + 16).map(read));
  }
  return texts;
}

/** Keys of the objects that say `word`. */
export const keysThatSay = (texts: ReadonlyMap<string, string>, word: string): string[] =>
  [...texts].filter(([, text]) => text.includes(word)).map(([key]) => key);

/** Every version of a bucket's objects below a prefix, deleted or not. */
export async function versionsBelow(admin: Cloud['admin'], Bucket = '', Prefix = ''): Promise<string[]> {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return Versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`);
}

/** Keys of a bucket's objects below a prefix. */
export async function keysBelow(admin: Cloud['admin'], Bucket = '', Prefix = ''): Promise<string[]> {
  const s3 = new S3Client({ ...admin, forcePathStyle: true });
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix }))
    keys.push(...Contents.map(({ Key = '' }) => Key));
  return keys;
}
