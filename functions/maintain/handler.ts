import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { keysOfCustomer } from '../contract/records/customer-key.ts';
import { secretsClient } from '../platform/aws/clients.ts';
import { stageSentiment } from '../platform/aws/comprehend/stage-comprehend.ts';
import { readCustomerSecrets } from '../platform/aws/customer-secret.ts';
import { readSettings } from '../platform/aws/lake-settings.ts';
import { stageLake } from '../platform/aws/stage-lake.ts';
import { variable } from '../platform/environment.ts';
import { count, logger } from '../platform/observability.ts';
import { orUnreadable, UnreadableModel } from '../tag/models/unreadable-model.ts';
import { openTextTagger } from '../tag/open-text-tagger.ts';
import { beginTagRound } from '../tag/tag-rounds.ts';
import { lastOwnWords } from '../tag/words/own-text.ts';
import { runIntentTraining } from '../train/run-intent-training.ts';
import { runTraining } from '../train/run-training.ts';
import { runMaintenance } from './run-maintenance.ts';
import { silentSources } from './silent-sources.ts';
import { eraseCustomers, retractObject } from './take-back.ts';
import { MaintenanceTask } from './task.ts';

const { store, openEngine } = stageLake();
/** No file is begun when less is left: one takes seconds. */
const reserveMilliseconds = 60_000;

async function maintain(event: unknown, context: Context): Promise<object> {
  const task = MaintenanceTask.parse(event);
  const engine = openEngine(context);
  const now = Date.now();
  if (task.task === 'retract') {
    const taken = await retractObject(engine, task.object, task.reason, now);
    return { objects: [], records: 0, wasDone: false, ...taken };
  }
  if (task.task === 'erase') {
    const secrets = await readCustomerSecrets(secretsClient(), variable('CUSTOMER_SECRET'));
    const keys = task.customers.flatMap((id) => keysOfCustomer(secrets, id));
    return eraseCustomers(engine, keys, now);
  }
  if (task.task === 'train') {
    const { default_language } = await readSettings(store);
    return runTraining({ engine, store, defaultLanguage: default_language });
  }
  if (task.task === 'train-intent') {
    const { default_language, intake_minutes } = await readSettings(store);
    const settings = { defaultLanguage: default_language, intakeMinutes: intake_minutes };
    return runIntentTraining({ engine, store, ...settings });
  }
  if (task.task === 'tag') {
    await openTextTagger(store, { defaultLanguage: (await readSettings(store)).default_language });
    return beginTagRound(store, task.from);
  }
  const isTimeUp = () => context.getRemainingTimeInMillis() < reserveMilliseconds;
  const { silent_source_days, default_language } = await readSettings(store);
  // A file that is begun must end: texts still to be classified then are classified without asking anybody.
  const sentiment = stageSentiment({ store, ownWords: lastOwnWords, isTimeUp });
  const opening = { defaultLanguage: default_language, engine: sentiment };
  const tagger = await openTextTagger(store, opening).catch(orUnreadable);
  const isTagging = !(tagger instanceof UnreadableModel);
  const done = await runMaintenance(engine, { store, tagger: isTagging ? tagger : undefined, now, isTimeUp });
  const silent = await silentSources(engine, now, silent_source_days);
  logger.info('maintained', { ...done, silent });
  count({ name: 'MaintainRan', value: 1 }, { name: 'SourcesSilent', value: silent.length });
  // What keeps a lake in shape, erasure above all, waits for no model; that texts wait is an error for the alarm.
  if (!isTagging) throw tagger;
  return done;
}

export const handler = middy<unknown, object>().use(injectLambdaContext(logger)).handler(maintain);
