import { UnreadableModel } from './unreadable-model.ts';

/** A stored model: a line that says what it is, a line of JSON, then packed weights one behind another. */
export interface ModelFrame {
  readonly header: unknown;
  readonly body: Uint8Array;
}

const magicOf = (kind: string): string => `handback ${kind} model\n`;

/** Equal headers and parts, equal bytes. */
export const encodeFrame = (kind: string, header: object, parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Buffer.from(`${magicOf(kind)}${JSON.stringify(header)}\n`), ...parts]);

/** @throws UnreadableModel */
export function decodeFrame(kind: string, bytes: Uint8Array): ModelFrame {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = magicOf(kind).length;
  const end = buffer.indexOf('\n', start);
  if (buffer.toString('latin1', 0, start) !== magicOf(kind) || end === -1)
    throw new UnreadableModel(`it is no ${kind} model; train again`);
  try {
    return { header: JSON.parse(buffer.toString('utf8', start, end)), body: buffer.subarray(end + 1) };
  } catch {
    throw new UnreadableModel('its heading is damaged; train again');
  }
}

/** Cuts a body into parts of these lengths. @throws UnreadableModel where they are not all of it */
export function partsOf(body: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  let end = 0;
  const parts = lengths.map((length) => {
    end += length;
    return body.subarray(end - length, end);
  });
  if (end !== body.length) throw new UnreadableModel('it is cut short; train again');
  return parts;
}

/** A heading whose format is not the one that is read. */
export const otherFormat = (format: number): UnreadableModel =>
  new UnreadableModel(`it was made by another version of Handback (format ${format} is read); train again`);
