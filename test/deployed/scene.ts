import { join } from 'node:path';
import { defaultSettings } from '../../functions/contract/definitions/settings.ts';
import { addDays, type Day, dayOf } from '../../functions/contract/records/instant.ts';
import { runCurate } from '../../functions/curate/run-curate.ts';
import type { IngestResult } from '../../functions/ingest/ingest-object.ts';
import { defaultLimits } from '../../functions/ingest/read/limits.ts';
import { type DuckDbEngine, openDuckDbEngine } from '../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../functions/platform/local/folder-store.ts';
import { ingestLocally } from '../engine/lakes/local-lake.ts';
import { type RecentStory, recentStory } from '../engine/lakes/recent-story.ts';
import { type Cdk, createCdk } from './cloud/cdk.ts';
import { createDeployment, type Deployment, type Outputs } from './cloud/deployment.ts';
import { type Cloud, startAccount, startCloud } from './cloud/start-cloud.ts';
import { badFiles } from './landed/bad-files.ts';
import { type WorseService, worseService } from './landed/worse-service.ts';
import { openPageShell, type PageShell } from './shell/page-shell.ts';

/** A deployed stack, what was landed in it, and the same made on this machine. */
export interface Scene {
  readonly cloud: Cloud;
  readonly cdk: Cdk;
  readonly outputs: Outputs;
  readonly deployed: Deployment;
  /** Runs the commands of the pages at the stack. */
  readonly shell: PageShell;
  readonly today: Day;
  /** First day the stack takes. */
  readonly firstDay: Day;
  readonly story: RecentStory;
  readonly worse: WorseService;
  /** All that is landed: the story, the worse service, and bad files. */
  readonly files: RecentStory['files'];
  readonly local: { readonly engine: DuckDbEngine; readonly ingested: readonly IngestResult[] };
  close(): Promise<void>;
}

/** From nothing to a deployed stage "sandbox"; beside it the same files ingested and curated locally. */
export async function openScene(): Promise<Scene> {
  const startedAt = Date.now();
  const today = dayOf(startedAt);
  const firstDay = addDays(today, -50);
  const story = recentStory({ today, days: 28, scale: 0.02 });
  const worse = worseService(today);
  const files = [...story.files, worse.file, ...badFiles];
  const account = await startAccount();
  const cdk = createCdk(account);
  // Only the views of a stack need Trino, which takes as long to start as the stack to be synthesised.
  cdk.prepare({ stage: 'sandbox', firstDay });
  const [cloud] = await Promise.all([startCloud(account), cdk.bootstrap()]);
  const [outputs, local] = await Promise.all([
    cdk.deploy({ stage: 'sandbox', firstDay }),
    makeLocally(join(cloud.folder, 'lake'), files, startedAt, firstDay),
  ]);
  const shell = await openPageShell(cloud, 'HandbackSandbox');
  return {
    ...{ cloud, cdk, outputs, shell, today, firstDay, story, worse, files, local },
    deployed: createDeployment(cloud, outputs),
    async close() {
      cdk.stop();
      shell.close();
      await local.engine.close();
      await cloud.stop();
    },
  };
}

async function makeLocally(
  folder: string,
  files: Scene['files'],
  startedAt: number,
  firstDay: Day,
): Promise<Scene['local']> {
  const ingested = await ingestLocally(folder, files, startedAt, { ...defaultLimits, firstDay });
  const engine = await openDuckDbEngine({ folder });
  const store = createFolderStore(folder);
  await runCurate({ engine, store, settings: defaultSettings, clock: Date.now, runId: 'local' });
  return { engine, ingested };
}
