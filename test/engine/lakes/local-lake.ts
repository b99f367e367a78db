import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ingestEnvironment } from '../../../functions/cli/terminal/ingest-environment.ts';
import { openLake } from '../../../functions/cli/terminal/open-lake.ts';
import { type IngestResult, ingestObject } from '../../../functions/ingest/ingest-object.ts';
import { defaultLimits, type Limits } from '../../../functions/ingest/read/limits.ts';
import type { RecentStory } from './recent-story.ts';

/** Ingests files into a lake in `folder`, as if all had arrived at one moment. */
export async function ingestLocally(
  folder: string,
  files: RecentStory['files'],
  arrivedAt: number,
  limits: Limits = defaultLimits,
): Promise<IngestResult[]> {
  const lake = await openLake(folder, { create: true });
  const environment = {
    ...(await ingestEnvironment(lake, { say: console.error })),
    clock: () => arrivedAt,
    limits,
  };
  const results: IngestResult[] = [];
  for (const { key, bytes } of files) {
    const open = () => Readable.from([bytes], { objectMode: false });
    const object = { bucket: 'local', key, version: 'v1', size: bytes.length, arrivedAt, open };
    results.push(await ingestObject(object, environment, { source: key.slice(0, key.indexOf('/')) }));
  }
  return results;
}

/** Copies a lake's Parquet files into a bucket. @returns how many */
export async function uploadLake(folder: string, s3: S3Client, bucket: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet'));
  const upload = async (name: string) => {
    const Body = await readFile(join(folder, name));
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: name.split(sep).join('/'), Body }));
  };
  for (let start = 0; start < files.length; start += 16)
    await Promise.all(files.slice(start, start + 16).map(upload));
  return files.length;
}
