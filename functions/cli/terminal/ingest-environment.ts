import type { IngestEnvironment } from '../../ingest/ingest-object.ts';
import { privacyOf } from '../../ingest/privacy.ts';
import { openTextTagger, type WithoutModel } from '../../tag/open-text-tagger.ts';
import type { TextTagger } from '../../tag/text-tagger.ts';
import { lakeSecrets } from './lake-secrets.ts';
import type { Lake } from './open-lake.ts';
import type { Output } from './output.ts';
import { readSettings } from './read-settings.ts';

/**
 * What tags customers' texts of this lake: the embedded engine, with the model fitted to the lake where there is one.
 * @throws UnreadableModel where no callback is given
 */
export async function lakeTagger({ folder, store }: Lake, withoutModel?: WithoutModel): Promise<TextTagger> {
  const { default_language } = await readSettings(folder);
  return openTextTagger(store, {
    defaultLanguage: default_language,
    ...(withoutModel && { withoutModel }),
  });
}

const meanwhile = (kind: string): string =>
  kind === 'sentiment'
    ? 'the word lists classify, and tags say is_degraded; tag --again classifies such texts again'
    : 'no intent is predicted; tag --again asks again';

/** What reading records into this lake needs. A model that cannot be read stops no record, and is said. */
export const ingestEnvironment = async (
  lake: Lake,
  output: Pick<Output, 'say'>,
): Promise<IngestEnvironment> => ({
  store: lake.store,
  privacy: privacyOf((await lakeSecrets(lake)).current),
  tagger: await lakeTagger(lake, {
    onUnreadable: ({ message }, kind) => output.say(`WARNING: ${message}. Until then ${meanwhile(kind)}.`),
  }),
  clock: Date.now,
});
