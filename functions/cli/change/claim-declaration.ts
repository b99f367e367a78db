import { setTimeout as sleep } from 'node:timers/promises';
import { declarationsPrefix, objectId } from '../../contract/lake/lake-keys.ts';
import { hashOf } from '../../contract/records/hash-of.ts';
import { fromJsonBytes, toJsonBytes } from '../../contract/records/json-bytes.ts';
import { isObjectDone } from '../../ingest/done-objects.ts';
import type { InputObject, ObjectStore } from '../../platform/ports.ts';

/** The declaration that a command is about to make. */
export interface Declaration {
  readonly source: string;
  readonly id: string;
  /** All that is declared but the moment at which it is, where that is the clock's. */
  readonly words: string;
  readonly object: InputObject;
  readonly declaredAt: string;
  /** When the command began. */
  readonly startedAt: number;
}

/** What a claim keeps: when the object was made, and of its words only a hash. */
interface Claim {
  readonly words: string;
  readonly declaredAt: string;
  readonly arrivedAt: number;
  readonly objectId: string;
  readonly claimedAt: number;
}

/** Another command declares the same change in other words at the same time: nothing of this one counts. */
export class DeclarationLost extends Error {
  override readonly name = 'DeclarationLost';
}

/** A declaration that has not ended by then did not live. */
const longestDeclaration = 3_000;
const pause = 50;

/**
 * Takes the next number of a change's declarations, only if absent: the lock between commands that declare it at once.
 * @returns the moments of the declaration: this command's, or of one in the same words that is being made at the same
 * time and that this one then makes with it
 * @throws DeclarationLost
 */
export async function claimDeclaration(
  store: ObjectStore,
  declaration: Declaration,
): Promise<Pick<Claim, 'declaredAt' | 'arrivedAt'>> {
  const prefix = `${declarationsPrefix}${hashOf([declaration.source, declaration.id])}-`;
  const newest = await newestKey(store, prefix);
  const before = newest === undefined ? undefined : await readClaim(store, newest);
  if (before !== undefined && before.claimedAt >= declaration.startedAt) return joined(before, declaration);
  if (before !== undefined) await untilSettled(store, before);
  const mine = claimOf(declaration);
  const key = `${prefix}${String(numberOf(newest) + 1).padStart(6, '0')}`;
  if (await store.putIfAbsent(key, toJsonBytes(mine))) return mine;
  return joined(await readClaim(store, key), declaration);
}

function joined(other: Claim | undefined, { id, words }: Declaration): Claim {
  if (other?.words === hashOf([words])) return other;
  throw new DeclarationLost(
    `change: ${id} is declared in other words by another command at this moment; nothing of this one counts. Repeat it to correct that one.`,
  );
}

const claimOf = ({ words, declaredAt, object }: Declaration): Claim => ({
  words: hashOf([words]),
  declaredAt,
  arrivedAt: object.arrivedAt,
  objectId: objectId(object),
  claimedAt: Date.now(),
});

/** Waits while the declaration before may still be written: its files must not be taken for those of a dead one. */
async function untilSettled(
  store: ObjectStore,
  { objectId: id, arrivedAt, claimedAt }: Claim,
): Promise<void> {
  while (Date.now() - claimedAt < longestDeclaration) {
    if (await isObjectDone(store, { objectId: id, ingestedAt: arrivedAt })) return;
    await sleep(pause);
  }
}

async function newestKey(store: ObjectStore, prefix: string): Promise<string | undefined> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort().at(-1);
}

const numberOf = (key: string | undefined): number => Number(key?.slice(-6) ?? 0);

async function readClaim(store: ObjectStore, key: string): Promise<Claim | undefined> {
  const bytes = await store.read(key);
  return bytes === undefined ? undefined : (fromJsonBytes(bytes) as Claim);
}
