import type { Readable } from 'node:stream';
import type { Rejection } from '../../contract/records/rejection.ts';
import { type Chunks, inBlocks, type OpenChunks, peek } from './chunks.ts';
import { foreignKind, headBytes } from './first-bytes.ts';
import { gunzip, isGzip } from './gzip.ts';
import { patient } from './patient.ts';
import { type Unpacker, unpackAll } from './unpack-all.ts';
import { findZippedFile, isZip } from './zip.ts';

/** An object's bytes, unpacked. */
export interface Unpacked {
  readonly chunks: Chunks;
  /** The first of them. */
  readonly head: Buffer;
  /** What the file is called that a zip holds; empty where there is no zip. */
  readonly name: string;
}

/** More than anybody packs one into another. */
const mostLayers = 3;

/**
 * The bytes of an object, unpacked as their first bytes ask for, whatever the object is called: gzip, a zip of one
 * file, and these in one another. Everything that could be read comes first and depends on the bytes alone.
 * @param open begins again at the object's first byte; a zip and damaged data are read twice
 * @param silenceMs longest wait for the next bytes
 * @returns a rejection when the first bytes show that there are no records
 */
export async function unpack(open: () => Readable, silenceMs: number): Promise<Unpacked | Rejection> {
  let openLayer: OpenChunks = () => inBlocks(open);
  let packed = patient(openLayer(), silenceMs);
  let name: string | undefined;
  for (let layer = 0; ; layer++) {
    const { head, chunks } = await peek(packed, headBytes);
    const layerFound = layer < mostLayers ? await findLayer(head, chunks) : undefined;
    if (layerFound === undefined) return await plain(head, chunks, name);
    if ('reason' in layerFound) return layerFound;
    const openPacked = openLayer;
    const { unpacker } = layerFound;
    openLayer = () => unpackAll(openPacked, openPacked(), unpacker);
    const first = unpackAll(openPacked, layerFound.packed ?? openPacked(), unpacker);
    packed = patient(first, silenceMs);
    name = layerFound.name ?? name;
  }
}

interface Layer {
  readonly unpacker: Unpacker;
  /** The packed bytes, where they need not be opened again. */
  readonly packed?: Chunks;
  readonly name?: string;
}

async function findLayer(head: Buffer, packed: Chunks): Promise<Layer | Rejection | undefined> {
  if (isGzip(head)) return { unpacker: gunzip, packed };
  return isZip(head) ? await findZippedFile(head, packed) : undefined;
}

async function plain(head: Buffer, chunks: Chunks, name = ''): Promise<Unpacked | Rejection> {
  const kind = foreignKind(head);
  if (kind === undefined) return { chunks, head, name };
  await chunks.return({});
  return { reason: 'unreadable_object', path: '', message: `the object is ${kind}` };
}
