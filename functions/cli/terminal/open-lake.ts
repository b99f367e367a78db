import type { CustomerSecrets } from '../../contract/records/customer-key.ts';
import type { Privacy } from '../../ingest/accept/event-row.ts';
import type { IngestEnvironment } from '../../ingest/ingest-object.ts';
import { privacyOf } from '../../ingest/privacy.ts';
import { readCustomerSecrets } from '../../platform/local/customer-secret.ts';
import { createFolderStore, removeLeftovers } from '../../platform/local/folder-store.ts';
import { checkLakeFolder, LakeError } from '../../platform/local/lake-folder.ts';
import type { ObjectStore } from '../../platform/ports.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { explainError, refusalOf } from './explain-error.ts';
import { WrongUse } from './outcome.ts';
import { readSettings } from './read-settings.ts';

/** A lake on this machine, ready for a command. */
export interface Lake {
  readonly folder: string;
  readonly store: ObjectStore;
}

/**
 * Opens the lake a command was given with `--lake`.
 * @param options `create`: an empty or missing folder becomes a lake
 * @throws WrongUse when the folder is no lake, or of another format
 */
export async function openLake(folder: string, options: { readonly create?: boolean } = {}): Promise<Lake> {
  try {
    await checkLakeFolder(folder, { create: options.create === true });
  } catch (error) {
    if (error instanceof LakeError) throw new WrongUse(withCause(error));
    throw error;
  }
  await removeLeftovers(folder, Date.now());
  return { folder, store: refusing(createFolderStore(folder), folder) };
}

/** The lake's folder takes or gives no more: its disk is full, or somebody has taken it away. */
export class LakeRefused extends Error {
  override readonly name = 'LakeRefused';
}

/** The same store; what the operating system refuses it is said of the lake. */
function refusing(store: ObjectStore, folder: string): ObjectStore {
  async function ask<T>(promise: Promise<T>): Promise<T> {
    try {
      return await promise;
    } catch (cause) {
      const why = refusalOf(cause);
      throw why === undefined ? cause : new LakeRefused(`the lake at ${folder}: ${why}`, { cause });
    }
  }
  return {
    list: (prefix) => store.list(prefix),
    read: (key) => ask(store.read(key)),
    putIfAbsent: (key, bytes) => ask(store.putIfAbsent(key, bytes)),
    delete: (key) => ask(store.delete(key)),
  };
}

const withCause = ({ message, cause }: LakeError): string =>
  cause === undefined ? message : `${message}: ${refusalOf(cause) ?? explainError(cause)}`;

/** What keeps personal data out of this lake: its secret, and the redaction of texts. */
export const lakePrivacy = async (lake: Lake): Promise<Privacy> =>
  privacyOf((await lakeSecrets(lake)).current);

/** What tags customers' texts of this lake: the embedded engine, with the model fitted to the lake where there is one. */
export async function lakeTagger({ folder, store }: Lake): Promise<TextTagger> {
  const { default_language } = await readSettings(folder);
  // Lexicons are loaded by commands that tag.
  const { openTextTagger } = await import('../../tag/open-text-tagger.ts');
  return openTextTagger(store, { defaultLanguage: default_language });
}

/** What reading records into this lake needs. */
export const ingestEnvironment = async (lake: Lake): Promise<IngestEnvironment> => ({
  store: lake.store,
  privacy: await lakePrivacy(lake),
  tagger: await lakeTagger(lake),
  clock: Date.now,
});

/** The secrets behind this lake's customer keys. */
export const lakeSecrets = ({ folder }: Lake): Promise<CustomerSecrets> =>
  readCustomerSecrets(folder, process.env.HANDBACK_CUSTOMER_SECRET);
