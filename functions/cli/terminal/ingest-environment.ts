import type { CustomerSecrets } from '../../contract/records/customer-key.ts';
import type { IngestEnvironment } from '../../ingest/ingest-object.ts';
import { privacyOf } from '../../ingest/privacy.ts';
import { readCustomerSecrets } from '../../platform/local/customer-secret.ts';
import { openTextTagger } from '../../tag/open-text-tagger.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import type { Lake } from './open-lake.ts';
import { readSettings } from './read-settings.ts';

/** What tags customers' texts of this lake: the embedded engine, with the model fitted to the lake where there is one. */
export async function lakeTagger({ folder, store }: Lake): Promise<TextTagger> {
  const { default_language } = await readSettings(folder);
  return openTextTagger(store, { defaultLanguage: default_language });
}

/** What reading records into this lake needs. */
export const ingestEnvironment = async (lake: Lake): Promise<IngestEnvironment> => ({
  store: lake.store,
  privacy: privacyOf((await lakeSecrets(lake)).current),
  tagger: await lakeTagger(lake),
  clock: Date.now,
});

/** The secrets behind this lake's customer keys. */
export const lakeSecrets = ({ folder }: Lake): Promise<CustomerSecrets> =>
  readCustomerSecrets(folder, process.env.HANDBACK_CUSTOMER_SECRET);
