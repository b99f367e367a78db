const zlib = 'packed by zlib, without the header of gzip; pack it by gzip, or not at all';

/** How files begin that are no records of ours, and what to do about it. */
const kinds: readonly { readonly magic: string | RegExp; readonly name: string }[] = [
  { magic: '\x28\xb5\x2f\xfd', name: 'packed by zstd; pack it by gzip, or not at all' },
  { magic: /^BZh[1-9]1AY&SY/, name: 'packed by bzip2; pack it by gzip, or not at all' },
  { magic: '\xfd7zXZ\0', name: 'packed by xz; pack it by gzip, or not at all' },
  { magic: 'x\x9c', name: zlib },
  { magic: 'x\xda', name: zlib },
  { magic: '7z\xbc\xaf\x27\x1c', name: 'packed by 7-Zip; pack it by gzip, or not at all' },
  { magic: 'Rar!\x1a\x07', name: 'packed by RAR; pack it by gzip, or not at all' },
  { magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'an old Office file; save its sheet as CSV' },
  { magic: '\xff\xfe\0\0', name: 'text in UTF-32; save it as UTF-8' },
  { magic: '\0\0\xfe\xff', name: 'text in UTF-32; save it as UTF-8' },
  { magic: '%PDF-', name: 'a PDF' },
  { magic: '\x89PNG\r\n\x1a\n', name: 'a PNG picture' },
  { magic: '\xff\xd8\xff', name: 'a JPEG picture' },
  { magic: /^GIF8[79]a/, name: 'a GIF picture' },
  { magic: 'SQLite format 3\0', name: 'an SQLite database' },
  { magic: 'Obj\x01', name: 'an Avro file, which is not read' },
  { magic: /^.{257}ustar/s, name: 'a tar archive; unpack it, and give its folder' },
  { magic: /^\s*<!doctype html|^\s*<html/i, name: 'an HTML page; did the download fail, or want a login?' },
  { magic: '\x1f\x8b', name: 'packed more often than can be; unpack it first' },
  { magic: 'PK\x03\x04', name: 'packed more often than can be; unpack it first' },
  { magic: /^\s*<\?xml/i, name: 'XML, which is not read' },
];

/** How many of the first bytes are looked at. */
export const headBytes = 64 * 1024;

/** What an object is that holds no records, by its first bytes; undefined when it may hold some. */
export function foreignKind(head: Buffer): string | undefined {
  const text = head.toString('latin1').replace(/^ï»¿/, '');
  return kinds.find(({ magic }) => (typeof magic === 'string' ? text.startsWith(magic) : magic.test(text)))
    ?.name;
}
