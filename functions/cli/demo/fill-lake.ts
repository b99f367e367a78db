import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../contract/definitions/settings.ts';
import { addDays, startOfDay } from '../../contract/records/instant.ts';
import { runCurate } from '../../curate/run-curate.ts';
import { customerSecretFile } from '../../platform/local/customer-secret.ts';
import type { DuckDbEngine } from '../../platform/local/duckdb/engine.ts';
import { findInputFiles } from '../../platform/local/input-files.ts';
import { lastDay } from '../../simulate/story/plan/planted-truth.ts';
import { addTotals, type IngestTotals } from '../load/file-outcome.ts';
import { ingestFiles } from '../load/ingest-files.ts';
import { type Lake, openLake } from '../terminal/open-lake.ts';
import type { Output } from '../terminal/output.ts';

/** The story is looked at on the morning after its last day, whenever the demo runs. */
export const lookedAt = startOfDay(addDays(lastDay, 1)) + 7 * 3_600_000;

/** Makes the demo's lake. Its customer secret comes from the seed, so that the same seed gives the same lake. */
export async function openDemoLake(folder: string, seed: number): Promise<Lake> {
  const lake = await openLake(folder, { create: true });
  await writeFile(join(folder, customerSecretFile), `handback demo ${seed}\n`, { mode: 0o600 });
  return lake;
}

/** Files read at a time: reading is short of the disk's answers, not of the processor. */
const atOnce = 3;

/** Ingests every export, as the command `ingest` does. */
export async function fillLake(lake: Lake, exports: string, output: Output): Promise<IngestTotals> {
  const { files } = await findInputFiles(exports);
  const shares = Array.from({ length: atOnce }, (_, share) => files.filter((_, i) => i % atOnce === share));
  const totals = await Promise.all(shares.map((share) => ingestFiles(share, lake, {}, output)));
  return totals.reduce(addTotals);
}

/** Curates the whole year in one commit, as the command `curate` does, as of the morning after. */
export async function curateLake(
  lake: Lake,
  engine: DuckDbEngine,
  settings: Settings,
  output: Output,
): Promise<void> {
  await runCurate({
    engine,
    store: lake.store,
    settings,
    clock: () => lookedAt,
    runId: randomUUID(),
    onProgress: (text) => output.progress(text),
  });
}
