import { Readable } from 'node:stream';
import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Chunks } from '../../../functions/ingest/unpack/chunks.ts';
import { patient } from '../../../functions/ingest/unpack/patient.ts';
import { unpack } from '../../../functions/ingest/unpack/unpack.ts';
import { zipFile } from './zip-file.ts';

/** An object's unpacked text, and how it ends: the rejection's reason, the note, or nothing. */
async function unpacked(bytes: Uint8Array, pieceBytes = 1000): Promise<{ text: string; end?: string }> {
  const pieces = () =>
    Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, i) =>
      Buffer.from(bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes)),
    );
  const opened = await unpack(() => Readable.from(pieces(), { objectMode: false }), 10_000);
  if ('reason' in opened) return { text: '', end: `${opened.reason}: ${opened.message}` };
  const parts: Buffer[] = [];
  let next = await opened.chunks.next();
  for (; next.done !== true; next = await opened.chunks.next()) parts.push(next.value);
  const { damage, note } = next.value;
  const end = damage === undefined ? note : `${damage.reason}: ${damage.message}`;
  return { text: Buffer.concat(parts).toString(), ...(end !== undefined && { end }) };
}

const text = Array.from({ length: 400 }, (_, i) => `{"record":${i},"noise":"${(i * 7919) % 10_007}"}\n`).join(
  '',
);
const packed = gzipSync(text);
const zipped = zipFile({ 'a.ndjson': text });
const ignored = 'what stands behind the gzip data was left out, as gzip does';
const damaged = (end: string | undefined) =>
  expect(end).toMatch(/^truncated: .*; what could be read before stays$/);

test.each([
  ['plain bytes', Buffer.from(text), {}],
  ['gzip', packed, {}],
  ['gzip and one zero', Buffer.concat([packed, Buffer.alloc(1)]), {}],
  ['gzip and zeros that fill a block of a tape', Buffer.concat([packed, Buffer.alloc(100_000)]), {}],
  ['gzip and other bytes', Buffer.concat([packed, Buffer.from('left by a tool')]), { end: ignored }],
  [
    'gzip, zeros, and other bytes',
    Buffer.concat([packed, Buffer.alloc(70_000), Buffer.from('x')]),
    { end: ignored },
  ],
  ['gzip and a member behind zeros', Buffer.concat([packed, Buffer.alloc(3), packed]), { end: ignored }],
  ['gzip of gzip', gzipSync(packed), {}],
  ['gzip of zip', gzipSync(zipped), {}],
  ['zip of gzip', zipFile({ 'a.gz': packed }), {}],
  ['zip', zipped, {}],
  ['zip, stored', zipFile({ a: text }, { method: 0 }), {}],
  ['zip written to a pipe', zipFile({ a: text }, { isStreamed: true }), {}],
  ['zip64', zipFile({ a: text }, { isZip64: true }), {}],
  ['stored zip64', zipFile({ a: text }, { isZip64: true, method: 0 }), {}],
  ['zip with a comment', zipFile({ a: text }, { comment: 'made on a Monday' }), {}],
  ['zip of a file outside its folder', zipFile({ '../../a.csv': text }), {}],
  ['zip and zeros', Buffer.concat([zipped, Buffer.alloc(2000)]), {}],
  ['zip twice', Buffer.concat([zipped, zipped]), {}],
  [
    'zip of a Mac',
    zipFile({ 'data/': '', 'data/a.csv': text, '__MACOSX/data/._a.csv': 'x', '.DS_Store': 'x' }),
    {},
  ],
])('%s', async (_, bytes, end) => {
  expect(await unpacked(bytes)).toEqual({ text, ...end });
});

test('a member after another, each with all that a header may hold', async () => {
  const header = (flags: number, rest: Buffer) =>
    Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]), rest]);
  const body = packed.subarray(10);
  const full = header(0x1e, Buffer.from('\x03\0abcname.ndjson\0a comment\0\x12\x34', 'latin1'));
  const members = Buffer.concat([packed, full, body, gzipSync(''), packed]);
  for (const pieceBytes of [1, 7, 100_000]) {
    expect(await unpacked(members, pieceBytes)).toEqual({ text: text + text + text });
  }
});

test.each([
  ['zip of two files', zipFile({ a: text, b: text }), 'a zip that holds 2 files'],
  ['zip of nothing', zipFile({}), 'a zip that holds no file'],
  ['zip of a folder', zipFile({ 'a/': '' }), 'a zip that holds no file'],
  ['zip with a password', zipFile({ a: text }, { isEncrypted: true }), 'a zip with a password'],
  ['zip by bzip2', zipFile({ a: text }, { method: 12 }), 'a zip packed by method 12'],
  ['workbook', zipFile({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'an Excel workbook'],
  ['workbook cut off', zipFile({ '[Content_Types].xml': text }).subarray(0, -60), 'an Office file'],
  ['sheet first, cut off', zipFile({ 'xl/a.xml': text }).subarray(0, -60), 'an Excel workbook'],
  ['letter', zipFile({ '_rels/.rels': '', 'word/document.xml': '' }), 'an Office file'],
  ['OpenDocument', zipFile({ mimetype: 'x', 'content.xml': '' }), 'an OpenDocument file'],
  ['UTF-32', Buffer.from('\xff\xfe\0\0i\0\0\0', 'latin1'), 'text in UTF-32'],
  ['zstd', Buffer.from('\x28\xb5\x2f\xfd\0', 'latin1'), 'packed by zstd'],
  ['zlib', deflateSync(text), 'packed by zlib, without the header of gzip'],
  ['tar.gz', gzipSync(Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar')])), 'a tar archive'],
  ['a page', Buffer.from('\n<!DOCTYPE HTML><html>'), 'an HTML page'],
  ['gzip four times', gzipSync(gzipSync(gzipSync(packed))), 'packed more often'],
])('says what holds no records: %s', async (_, bytes, what) => {
  const { text: read, end } = await unpacked(bytes);
  expect(read).toBe('');
  expect(end).toContain(`unreadable_object: the object is ${what}`);
});

test('cut anywhere: what comes is the beginning, and said to be no more', async () => {
  for (const [name, whole] of [
    ['gzip', packed],
    ['zip', zipped],
    ['gzip of gzip', gzipSync(packed)],
  ] as const) {
    let longest = 0;
    for (let kept = 4; kept < whole.length; kept += 13) {
      const { text: read, end } = await unpacked(whole.subarray(0, kept));
      expect(text.startsWith(read), `${name} cut at ${kept}`).toBe(true);
      damaged(end);
      longest = Math.max(longest, read.length);
    }
    expect(longest).toBeGreaterThan(text.length - 1500);
  }
});

test('a zip cut off before its directory still says what its file is called', async () => {
  const opened = await unpack(() => Readable.from([zipped.subarray(0, -40)], { objectMode: false }), 10_000);
  expect(opened).toMatchObject({ name: 'a.ndjson' });
});

test('all that comes before damage is read', async () => {
  for (const [name, whole, offset] of [
    ['checksum', packed, packed.length - 6],
    ['length', packed, packed.length - 2],
    ['checksum of a zip', zipped, zipped.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 17],
  ] as const) {
    const bytes = Buffer.from(whole);
    bytes[offset]! ^= 0x55;
    const { text: read, end } = await unpacked(bytes);
    expect(read, name).toBe(text);
    damaged(end);
  }
  const whole = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
  const noSuchBlock = Buffer.from([0xff, 0xff]);
  const broken = Buffer.concat([packed.subarray(0, 10), whole, noSuchBlock, whole]);
  for (const bytes of [broken, gzipSync(broken)]) {
    const { text: read, end } = await unpacked(bytes);
    expect(read).toBe(text);
    damaged(end);
  }
});

test('bytes that were damaged before they were packed again explain the end', async () => {
  const { text: read, end } = await unpacked(gzipSync(packed.subarray(0, -20)));
  expect(text.startsWith(read)).toBe(true);
  damaged(end);
  const torn = gzipSync(zipped).subarray(0, -30);
  expect((await unpacked(torn)).end).toContain('truncated');
});

test('who does not answer is not waited for without end', async () => {
  async function* stuck(): Chunks {
    yield Buffer.from('a');
    return await new Promise(() => {});
  }
  const chunks = patient(stuck(), 20);
  expect(await chunks.next()).toEqual({ done: false, value: Buffer.from('a') });
  await expect(chunks.next()).rejects.toThrow('gave no bytes for 0.02 seconds');
  const silent = new Readable({ read: () => {} });
  await expect(unpack(() => silent, 20)).rejects.toThrow('gave no bytes');
});
