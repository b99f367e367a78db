import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { Settings } from '../../../functions/contract/definitions/settings.ts';
import { runCurate } from '../../../functions/curate/run-curate.ts';
import { openDuckDbEngine } from '../../../functions/platform/local/duckdb/engine.ts';
import { createFolderStore } from '../../../functions/platform/local/folder-store.ts';
import { expectSameRows } from '../../engine/lakes/same-rows.ts';
import { eventually } from '../cloud/deployment.ts';
import { workersOf } from '../cloud/workers.ts';
import type { Scene } from '../scene.ts';
import { keysBelow } from '../watch/object-search.ts';
import { runScheduled } from '../watch/run-scheduled.ts';

const changed = 'verification_window_days: 6\n';

/** A history under changed definitions, cut after one part and gone on with by the night. */
export function recompute(scene: () => Scene): void {
  const content = () => {
    const { firstDay, today } = scene();
    return `select brand, resolution, count(*) as n, count(claimed_at) as claimed from episodes where dt between '${firstDay}' and '${today}' group by brand, resolution`;
  };
  const done = async () => {
    const keys = await keysBelow(scene().cloud.admin, scene().outputs.LakeBucket, 'recomputes/');
    return keys.filter((key) => key.includes('/done-'));
  };
  const sequence = () => scene().deployed.number('select max(sequence) from commits');

  test('killed after its first part, nothing of it is to be seen', async () => {
    const { cloud, deployed, outputs } = scene();
    await new S3Client({ ...cloud.admin, forcePathStyle: true }).send(
      new PutObjectCommand({ Bucket: outputs.LakeBucket, Key: 'handback.config.yaml', Body: changed }),
    );
    const [before, episodes] = [await sequence(), await deployed.bi.query(content())];
    const call = deployed.invoke('CurateFunction', { task: 'curate', part_days: 10 }).catch(() => 'killed');
    await eventually('a part that is done', 300, async () => (await done()).length > 0 || undefined);
    for (const { pid } of await workersOf(cloud.emulatorPid, outputs.CurateFunction ?? ''))
      process.kill(pid, 'SIGKILL');
    expect(await call).toBe('killed');
    expect(await sequence()).toBe(before);
    expectSameRows(await deployed.bi.query(content()), episodes);
  }, 400_000);

  test('the night goes on with what is left, commits once, and ends as a run that nobody disturbed', async () => {
    const { cloud, deployed } = scene();
    const [before, [part = '']] = [await sequence(), await done()];
    await runScheduled(scene(), 'night');
    expect(await sequence()).toBeGreaterThan(before);
    const [, from = ''] = /done-([\d-]+)_/.exec(part) ?? [];
    const kept = `select count(distinct day_run_id) from commits where sequence = ${before + 1} and day >= '${from}'`;
    expect(await deployed.number(kept)).toBeGreaterThan(1);
    const folder = join(cloud.folder, 'lake-of-changed-definitions');
    await cp(join(cloud.folder, 'lake'), folder, { recursive: true });
    // Both at one moment: claims are judged as time goes by, also while this test runs.
    const knownAt = Math.round(await deployed.number('select max(to_unixtime(known_at)) * 1e3 from commits'));
    await rm(join(folder, 'commits'), { recursive: true });
    const engine = await openDuckDbEngine({ folder });
    const settings = Settings.parse({ verification_window_days: 6 });
    const store = createFolderStore(folder);
    const run = await runCurate({ engine, store, settings, clock: Date.now, runId: 'undisturbed', knownAt });
    expect(run).toMatchObject({ sequence: 1, isComplete: true, isResumed: false });
    expectSameRows(await deployed.bi.query(content()), await engine.query(content()));
    await engine.close();
  }, 700_000);
}
