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
import { prepareStages, stages } from './parts/stages.ts';
import { takingBack } from './parts/taking-back.ts';
import { prepareUpdates, updates } from './parts/updates.ts';
import { rights } from './rights/rights.ts';
import { openScene, type Scene } from './scene.ts';

/** One stack's life, told in order: each part finds what those before it left. */
let scene: Scene | undefined;
const current = (): Scene => {
  if (scene === undefined) throw new Error('nothing is deployed');
  return scene;
};

beforeAll(async () => {
  scene = await openScene();
  for (const prepare of [prepareUpdates, prepareCompany, prepareStages]) prepare(scene);
}, 600_000);
afterAll(() => scene?.close());

describe('ingestion', () => ingestion(current));
describe('findings', () => findings(current));
describe('alarms', () => alarms(current));
describe('rollback', () => rollback(current));
describe('reports', () => reports(current));
describe('recompute', () => recompute(current));
describe('taking back', () => takingBack(current));
describe('pages', () => pages(current));
describe('rights', () => rights(current));
describe('kills', () => kills(current));
describe('updates', () => updates(current));
describe('sentiment', () => sentiment(current));
describe('doctor', () => doctor(current));
describe('company', () => company(current));
describe('stages', () => stages(current));
