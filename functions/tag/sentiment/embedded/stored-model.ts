import { modelsPrefix } from '../../../contract/lake/lake-keys.ts';
import type { ObjectStore } from '../../../platform/ports.ts';
import { decodeModel, UnreadableModel, versionOf } from './model-file.ts';
import type { SentimentModel } from './sentiment-model.ts';

/** Models are written once. Which is in use says the last of the pointers, which are empty objects. */
const folder = `${modelsPrefix}sentiment/`;
const modelKey = (version: string): string => `${folder}${version}.model`;
const pointers = `${folder}current/`;
const pointer = /\/(\d{6})-([0-9a-f]{16})$/;

interface Pointer {
  readonly sequence: number;
  readonly version: string;
}

async function lastPointer(store: Pick<ObjectStore, 'list'>): Promise<Pointer | undefined> {
  let last: Pointer | undefined;
  for await (const { key } of store.list(pointers)) {
    const [, sequence, version] = pointer.exec(key) ?? [];
    if (version !== undefined && Number(sequence) > (last?.sequence ?? 0))
      last = { sequence: Number(sequence), version };
  }
  return last;
}

/**
 * The model in use in a lake; undefined where none has been published.
 * @throws UnreadableModel, naming the object
 */
export async function loadSentimentModel(
  store: Pick<ObjectStore, 'list' | 'read'>,
): Promise<SentimentModel | undefined> {
  const current = await lastPointer(store);
  if (current === undefined) return undefined;
  const key = modelKey(current.version);
  const bytes = await store.read(key);
  if (bytes === undefined) throw new UnreadableModel(`${key} is not there; train again`);
  try {
    return decodeModel(bytes);
  } catch (error) {
    if (error instanceof UnreadableModel) throw new UnreadableModel(`${key}: ${error.message}`);
    throw error;
  }
}

/** Stores a model and puts it in use. Killed in between, the one before stays in use. @returns its version */
export async function publishSentimentModel(
  store: Pick<ObjectStore, 'list' | 'putIfAbsent'>,
  bytes: Uint8Array,
): Promise<string> {
  const version = versionOf(bytes);
  await store.putIfAbsent(modelKey(version), bytes);
  for (;;) {
    const last = await lastPointer(store);
    if (last?.version === version) return version;
    const sequence = String((last?.sequence ?? 0) + 1).padStart(6, '0');
    if (await store.putIfAbsent(`${pointers}${sequence}-${version}`, new Uint8Array())) return version;
  }
}
