import { afterAll, beforeAll, describe } from 'vitest';
import { alarms } from './parts/alarms.ts';
import { company, prepareCompany } from './parts/company.ts';
import { doctor } from './parts/doctor.ts';
import { findings } from './parts/findings.ts';
import { ingestion } from './parts/ingestion.ts';
import { kills } from './parts/kills.ts';
import { pages } from './parts/pages.ts';
import { recompute } from './parts/recompute.ts';
import { reports } from './parts/reports.ts';
import { rollback } from './parts/rollback.ts';
import { sentiment } from './parts/sentiment.ts';
import { prepareStages, production, stages } from './parts/stages.ts';
import { takingBack } from './parts/taking-back.ts';
import { prepareUpdates, updates } from './parts/updates.ts';
import { rights } from './rights/rights.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene | undefined;
const current = (): Scene => {
  if (scene === undefined) throw new Error('nothing is deployed');
  return scene;
};

beforeAll(async () => {
  scene = await openScene();
  for (const prepare of [prepareCompany, prepareStages, prepareUpdates]) prepare(scene);
}, 600_000);
afterAll(() => scene?.close());

/** One stack's life, told in order: each part finds what those before it left. */
const sandbox = {
  ...{ ingestion, findings, alarms, rollback, reports, recompute, 'taking back': takingBack, pages, rights },
  ...{ kills, updates, sentiment, doctor },
};

const [atOnce, inOrder] = [{ concurrent: true }, { concurrent: false }];

describe('sandbox', atOnce, () => {
  for (const [name, part] of Object.entries(sandbox)) describe(name, inOrder, () => part(current));
});
// Stacks of their own, of which the other knows nothing.
describe('others', atOnce, () => {
  describe('company', inOrder, () => company(current));
  describe('production', inOrder, () => production(current));
});
// Holds production against the sandbox, and takes both away.
describe('stages', () => stages(current));
