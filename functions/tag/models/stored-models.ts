import { modelsPrefix } from '../../contract/lake/lake-keys.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import { UnreadableModel } from './unreadable-model.ts';

/** Models of a kind are written once. Which is in use says the last of the pointers, which are empty objects. */
export interface ModelKind<Model> {
  /** The folder of its objects. */
  readonly name: string;
  /** @throws UnreadableModel */
  readonly decode: (bytes: Uint8Array) => Model;
  /** 16 hex characters. */
  readonly versionOf: (bytes: Uint8Array) => string;
  /** Whether these are the bytes that were published under the version. */
  readonly isPublished: (bytes: Uint8Array, version: string) => boolean;
}

const folderOf = (name: string): string => `${modelsPrefix}${name}/`;
const modelKey = (name: string, version: string): string => `${folderOf(name)}${version}.model`;
const pointersOf = (name: string): string => `${folderOf(name)}current/`;
const pointer = /\/(\d{6})-([0-9a-f]{16})$/;

interface Pointer {
  readonly sequence: number;
  readonly version: string;
}

async function lastPointer(store: Pick<ObjectStore, 'list'>, name: string): Promise<Pointer | undefined> {
  let last: Pointer | undefined;
  for await (const { key } of store.list(pointersOf(name))) {
    const [, sequence, version] = pointer.exec(key) ?? [];
    if (version !== undefined && Number(sequence) > (last?.sequence ?? 0))
      last = { sequence: Number(sequence), version };
  }
  return last;
}

/**
 * The model of a kind in use in a lake; undefined where none has been published.
 * @throws UnreadableModel, naming the object
 */
export async function loadModel<Model>(
  store: Pick<ObjectStore, 'list' | 'read'>,
  { name, decode, isPublished }: ModelKind<Model>,
): Promise<Model | undefined> {
  const current = await lastPointer(store, name);
  if (current === undefined) return undefined;
  const key = modelKey(name, current.version);
  const bytes = await store.read(key);
  if (bytes === undefined) throw new UnreadableModel(`${key} is not there; train again`);
  try {
    const model = decode(bytes);
    if (!isPublished(bytes, current.version))
      throw new UnreadableModel('its bytes are not those that were stored; train again');
    return model;
  } catch (error) {
    if (error instanceof UnreadableModel) throw new UnreadableModel(`${key}: ${error.message}`);
    throw error;
  }
}

/** The same for training: a model of another version of Handback, or a damaged one, is replaced by what is fitted now. */
export async function readableModel<Model>(
  store: Pick<ObjectStore, 'list' | 'read'>,
  kind: ModelKind<Model>,
): Promise<Model | undefined> {
  try {
    return await loadModel(store, kind);
  } catch (error) {
    if (error instanceof UnreadableModel) return undefined;
    throw error;
  }
}

/** Stores a model and puts it in use. Killed in between, the one before stays in use. @returns its version */
export async function publishModel<Model>(
  store: Pick<ObjectStore, 'list' | 'putIfAbsent'>,
  { name, versionOf }: ModelKind<Model>,
  bytes: Uint8Array,
): Promise<string> {
  const version = versionOf(bytes);
  await store.putIfAbsent(modelKey(name, version), bytes);
  for (;;) {
    const last = await lastPointer(store, name);
    if (last?.version === version) return version;
    const sequence = String((last?.sequence ?? 0) + 1).padStart(6, '0');
    if (await store.putIfAbsent(`${pointersOf(name)}${sequence}-${version}`, new Uint8Array()))
      return version;
  }
}
