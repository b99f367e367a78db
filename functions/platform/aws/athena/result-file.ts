import { pipeline } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse';
import type { AnswerLimits, Cell, QueryResult, ResultColumn } from '../../ports.ts';
import { openS3InputObject } from '../s3-input-object.ts';
import { decodeCells } from './results.ts';

/**
 * Rows of the CSV file that Athena has written of a SELECT's answer. Such a file quotes every value, so an empty
 * field is NULL without quotes and the empty text with them.
 * @param location `s3://bucket/key`; needs s3:GetObject on it
 * @returns as many rows as the limits allow; none of a file that is too long
 */
export async function readResultFile(
  client: S3Client,
  location: string,
  columns: readonly ResultColumn[],
  limits: AnswerLimits = { rows: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
): Promise<Pick<QueryResult, 'rows' | 'isCut'>> {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? [];
  const file = await openS3InputObject({ client, bucket, key });
  if (file.size > limits.bytes) return { rows: [], isCut: true };
  const parser = parse({
    // The header.
    from: 2,
    record_delimiter: '\n',
    cast: (text, { quoting }) => (text === '' && !quoting ? null : text),
  });
  const rows: Cell[][] = [];
  // The loop below sees the error of either.
  pipeline(file.open(), parser, () => {});
  for await (const texts of parser as AsyncIterable<(string | null)[]>) {
    if (rows.length === limits.rows) return { rows, isCut: true };
    rows.push(decodeCells(columns, texts));
  }
  return { rows };
}
